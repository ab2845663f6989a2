"""Sentence parts for the made-up answers of young people, children and Easy Read readers."""

from home.demo.sayings import Parts

CHANGE: Parts = {
    "NEXT": (
        18,
        (
            "Tell people what happened after they said it.",
            "I said stuff and then nothing. Not even a no.",
            "If you ask us, come back and say what you did.",
            "They wrote it down and I never heard about it again.",
        ),
    ),
    "KNOW": (
        13,
        (
            "Keep the same worker for more than a few months.",
            "You should be able to pick who you talk to.",
            "Somebody I already know, not a stranger with a form.",
        ),
    ),
    "MEETING": (
        12,
        (
            "No more big meetings where you have to say it in front of everybody.",
            "Let me say it before the meeting and then I don’t have to be in it.",
            "Have the meeting somewhere that isn’t school.",
        ),
    ),
    "WHO": (
        12,
        (
            "Tell us who decides. I only ever meet the people who don’t.",
            "The boss should have to come and meet us.",
            "I don’t know who says yes or no. Write it down for us.",
            "Say it in words we use. I had to look up half of it.",
        ),
    ),
    "": (5, ("Free pizza.", "Longer holidays.", "Wifi that works.")),
}

STAY: Parts = {
    "": (
        25,
        (
            "My worker, she is all right.",
            "The Thursday group.",
            "Being able to text.",
            "Nothing.",
            "The trips.",
        ),
    ),
}

GOOD: Parts = {
    "SIDE": (
        9,
        (
            "I saw what was new.",
            "The old plan and the new plan together.",
            "The blue lines.",
        ),
    ),
    "KIND": (
        11,
        ("She sat next to me.", "They let me talk first.", "The red card. I used it."),
    ),
    "": (7, ("The biscuits.", "It was short.", "I liked it.")),
}

BAD: Parts = {
    "PEOPLE": (
        11,
        (
            "Too many people.",
            "I did not know all the people.",
            "Nine people and me. Make it less.",
        ),
    ),
    "TIME": (
        10,
        (
            "I got the papers the day before. I need more time.",
            "Read it with me first.",
            "It went too fast.",
        ),
    ),
    "": (3, ("The room was cold.", "Nothing bad.")),
}

BETTER: Parts = {
    "AGAIN": (
        8,
        (
            "not having to say it again",
            "if she just remembered it",
            "they had it on paper so why ask me",
        ),
    ),
    "": (4, ("a dog", "if mum was there", "a room with a window")),
}
