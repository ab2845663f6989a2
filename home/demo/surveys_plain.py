"""The surveys for young people, children and people who read Easy Read."""

from home.demo.files import READ_ALOUD
from home.demo.questionnaire import Question, Questionnaire

TO_YOUNG_PEOPLE = (
    (
        "A few people who check it first",
        "They read it just as you wrote it. They take out names and places, so that nobody can "
        "tell it was you. They can miss one, so leave out names, yours too.",
    ),
    (
        "A few people in our team",
        "They read it after that, without what was taken out, once at least {base} people have "
        "answered, and sort it. Some of them have had help from services too. A few of our "
        "team may save it as a file.",
    ),
    (
        "A group, if you say we can use your words",
        "They are not in our team. They may be young people or parents. They may sort what you "
        "wrote on cards, without what was taken out. Two of us read it first.",
    ),
    (
        "Someone whose job is to keep people safe",
        "If someone who reads it thinks that a person is being hurt, they read all that you wrote.",
    ),
    (
        "Not your worker",
        "Your answers do not go to your worker, or to anyone who decides things about you.",
    ),
    (
        "No one straight away",
        "Nobody watches what comes in, so we cannot help you from here. "
        "If you or someone else is in danger now, call 999.",
    ),
    (
        "No one knows your name",
        "We do not ask your name. We cannot tell who you are, so we cannot ring you back.",
    ),
)

TO_CHILDREN = (
    (
        "Grown-ups who check it first",
        "They read what you write. They take out names and places. "
        "Please leave out names, yours too.",
    ),
    (
        "A few people in our team",
        "They read it after that, when at least {base} children have answered. Some of them have "
        "had help too. A few of our team may save it as a file.",
    ),
    (
        "Other people, if you say we can use your words",
        "They are not in our team. They may read what you wrote and sort it. Two of us read it "
        "first and take out names.",
    ),
    (
        "Someone whose job is to keep people safe",
        "If we think that someone is being hurt, they read all that you wrote.",
    ),
    ("Not your worker", "Your worker does not see what you say."),
    (
        "No one straight away",
        "Nobody sees it at once, so we cannot help you from here. "
        "If you or someone else is in danger now, call 999.",
    ),
    ("No one knows your name", "We do not ask your name. We do not know who you are."),
)

LISTENING = Questionnaire(
    slug="is-anyone-listening",
    notice_for="young_13_17",
    title="Is anyone listening?",
    audience="For young people aged 13 to 17",
    minutes=5,
    safety_profile="sensitive",
    intro=(
        "We are the Change Projects team. We want to know if anyone asks you what you think, "
        "and if you hear what happens then."
    ),
    purpose="Whether young people at the three sites are asked, and told what happened next.",
    readers=TO_YOUNG_PEOPLE,
    people=61,
    quotes=(62, 20, 18),
    modes=(49, 7, 5),
    questions=(
        Question(
            "know-who",
            "Do you know who makes decisions about the help you get?",
            options=(("yes", "Yes"), ("sort-of", "Sort of"), ("no", "No")),
            shares=(30, 38, 32),
            missing=3,
        ),
        Question(
            "asked",
            "In the last 3 months, has anyone asked what you think about that help?",
            options=(
                ("more", "More than once"),
                ("once", "Once"),
                ("no", "No"),
                ("not-sure", "Not sure"),
            ),
            shares=(18, 26, 44, 12),
            missing=3,
        ),
        Question(
            "told-next",
            "After you said what you think, did anyone tell you what happened next?",
            options=(
                ("yes", "Yes"),
                ("bit", "A bit"),
                ("no", "No"),
                ("not-said", "I haven’t said what I think"),
            ),
            shares=(11, 20, 48, 21),
            missing=3,
        ),
        Question(
            "easier",
            "What would make it easier to speak up?",
            "Pick as many as you like.",
            (
                ("texting", "Texting"),
                ("know", "Someone I already know"),
                ("friend", "Bringing a friend"),
                ("no-meeting", "Not having to say it in a meeting"),
                ("online", "Doing it online"),
                ("else", "Something else"),
            ),
            (44, 61, 33, 57, 28, 8),
            several=True,
        ),
        Question("change", "If you were in charge for one day, what would you change?", missing=21),
        Question("stay", "What should stay the same?", missing=59),
        Question(
            "age",
            "How old are you?",
            options=(("13-15", "13 to 15"), ("16-17", "16 or 17")),
            shares=(57, 31, 12),
            missing=3,
            personal=True,
        ),
    ),
)

MY_MEETING = Questionnaire(
    slug="my-meeting",
    leave_out="Please do not write names.",
    is_easy_read=True,
    title="My meeting",
    audience="Easy Read. For parents",
    minutes=6,
    safety_profile="sensitive",
    intro="We are the Change Projects team. We want to make meetings better. You can help us.",
    purpose="How the kit works for parents with a learning disability at the three sites.",
    people=42,
    quotes=(48, 31, 21),
    what_happens="What you write is locked away.\nYou can take it back.",
    consent_text=(
        "I know who reads my answers.\nI know what happens with them.\n"
        "I can stop at any time.\nI can skip any question."
    ),
    modes=(26, 64, 10),
    asks_equality=True,
    readers=(
        (
            "Some people check it first",
            "They read what you wrote. They take out names. Please do not write names.",
        ),
        (
            "Some people in our team",
            "They read it after that. First {base} people or more must answer. Some of them have "
            "used services. Some may save it as a file.",
        ),
        (
            "Other people, if you say yes to using your words",
            "They are not in our team. They may read what you wrote. They may sort it. "
            "Two of us read it first and take out names.",
        ),
        ("Someone who keeps people safe", "They read all of it if someone is in danger."),
        ("Not your worker", "Your worker does not see it."),
        ("Not straight away", "We cannot help you from here. In danger now? Call 999."),
    ),
    questions=(
        Question(
            "about",
            "Did you know what the meeting was about?",
            sound=READ_ALOUD,
            picture="Three people at a table",
            pictures=("A thumb up", "A thumb to the side", "A thumb down"),
            options=(("yes", "Yes"), ("bit", "A bit"), ("no", "No")),
            shares=(45, 31, 24),
            missing=3,
        ),
        Question(
            "words",
            "Were the words easy or hard?",
            options=(("easy", "Easy"), ("middle", "In the middle"), ("hard", "Hard")),
            shares=(38, 29, 33),
            pictures=(
                "A page with a few short words",
                "A page with some more words",
                "A page full of long lines",
            ),
        ),
        Question(
            "listened",
            "Did people listen or not listen?",
            options=(
                ("listened", "They listened"),
                ("some", "Some did"),
                ("not", "They did not listen"),
            ),
            shares=(50, 31, 19),
            pictures=(
                "Two people turned to somebody who speaks",
                "One of two people turned to somebody who speaks",
                "Two people turned away from somebody who speaks",
            ),
        ),
        Question(
            "helper",
            "Who helped you with these questions?",
            options=(("none", "No one"), ("picked", "Someone I picked"), ("worker", "A worker")),
            shares=(26, 45, 29),
            missing=0,
            pictures=(
                "Somebody alone with the questions",
                "Somebody with a friend beside them",
                "Somebody with a worker beside them",
            ),
            helped=("picked", "worker"),
        ),
        Question(
            "better",
            "Which plan is better for you?",
            options=(
                ("old", "The old plan"),
                ("new", "The new plan"),
                ("same", "They are the same"),
            ),
            shares=(12, 64, 24),
            missing=0,
            pictures=("The old plan", "The new plan", "The old plan and the new one"),
            mixed=True,
        ),
        Question("good", "What was good?", missing=38, picture="A face that smiles"),
        Question(
            "bad",
            "What was bad? What should change?",
            missing=45,
            picture="A face that looks sad",
        ),
    ),
)

TELLING = Questionnaire(
    slug="telling-my-story",
    leave_out="Please leave out names.",
    notice_for="child_8_12",
    title="Telling my story",
    audience="For children aged 8 to 12",
    minutes=4,
    safety_profile="sensitive",
    intro="We want to know what it was like to talk to your worker. You do not have to answer.",
    purpose="Whether children at the two sites are all right with how they were asked.",
    readers=TO_CHILDREN,
    people=21,
    quotes=(38, 38, 24),
    modes=(6, 13, 2),
    questions=(
        Question(
            "why",
            "Did you know why you were talking to the worker?",
            options=(("yes", "Yes"), ("bit", "A bit"), ("no", "No")),
            shares=(43, 33, 24),
            missing=0,
        ),
        Question(
            "listen",
            "Did the worker listen?",
            options=(("yes", "Yes"), ("bit", "A bit"), ("no", "No")),
            shares=(52, 33, 15),
            missing=0,
        ),
        Question(
            "again",
            "How was it telling your story again?",
            options=(("ok", "OK"), ("not-sure", "Not sure"), ("not-ok", "Not OK")),
            shares=(19, 33, 48),
            missing=0,
        ),
        Question(
            "helper",
            "Who helped you with this?",
            options=(
                ("none", "No one"),
                ("picked", "A grown-up I picked"),
                ("worker", "A worker"),
            ),
            shares=(6, 9, 6),
            missing=0,
            helped=("picked", "worker"),
        ),
        Question("better", "What would make it better?", missing=43),
    ),
)
