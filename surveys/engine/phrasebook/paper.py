"""What is said on paper alone: the form, its slip, the poster and the invitations."""

# On paper there is nothing to press.
PAPER = {
    "paper_free": "You do not have to do this. Skip any question. Do not write your name.",
    "paper_keep": "You can keep this sheet. If it is not safe to have it with you, leave it here.",
    "paper_no_button": "Asking for help on a page works on a screen only. Nobody reads this paper "
    "at once: ring one of these numbers, or tell somebody whom you trust.",
    "paper_typed": "Somebody of our team reads what you wrote, to type it in. Then the paper is "
    "destroyed.",
    "paper_code_how": "You can get a code with which you can take your answers back. The page "
    "“{page}” says how.",
    "paper_no": "If you say no, nothing happens. You do not have to hand this in.",
    "paper_slip_wait": "The code is made when your answers are typed in. Hand this page in with "
    "them. Stay until then, or ask when you can come back for it.",
    "paper_slip_take": "Whoever types them in writes the code on the slip below, tears it off and "
    "gives it to you. You do not have to take it. If it is not safe to have, do not. Without the "
    "code your answers cannot be taken back.",
    "paper_slip_word": "If you come back: write a word of your own here, to know the slip by. Not "
    "your name.",
    "paper_slip_use": "With this code you can go to {address} and:",
    "paper_hear": "You do not have to fill this in. Hand it in by itself. It is typed in and kept "
    "apart from your answers.",
    "poster_free": "You do not have to do this. You can skip any question. No name is needed.",
    "poster_code": "To start you need the code of an invitation. Ask for one where you see this.",
    # Where somebody may be watching: nobody who sees it learns what they are asked about.
    "poster_title": "Would you answer some questions?",
    "poster_about": "You read what they are about, and who asks, before the first one.",
    "paper_stays": "Read this sheet here, and leave it here. You can ask to read it again.",
    "slip": "Go to {address} and type this code. It works once.",
    "poster_camera": "Point the camera of a phone here, or type:",
    "paper_some": "Not everybody needs to answer this one.",
    "paper_several": "Tick all that fit.",
    "paper_most": "Tick {count} at most.",
    "paper_hard_one": "The next question may be hard. You can leave out what you want.",
    "paper_hard_many": "The next {count} questions may be hard. You can leave out what you want.",
}
