"""The survey for practitioners, the one with several choices and a page shown only to some.

Practitioners were to be asked at the first two pilots, which are over. It is open at the
local one instead, so that a visitor can answer it.
"""

from home.demo.questionnaire import Question, Questionnaire

READY = (
    ("1", "1 Not at all"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5 Very"),
)

USING_THE_PACK = Questionnaire(
    slug="using-the-pack",
    notice_for="practitioner",
    title="Using the pack",
    audience="For workers who used the Easy Read kit with a parent",
    minutes=6,
    safety_profile="standard",
    intro=(
        "We are the Change Projects team. You used “My Meeting, My Plan” in your work. "
        "We want to know what worked, so that the final version is better."
    ),
    purpose="What practitioners at the three sites used, changed and left out.",
    people=68,
    quotes=(71, 19, 10),
    modes=(100, 0, 0),
    people_asked="workers",
    readers=(
        (
            "The screeners in our team",
            "They read it first, as you wrote it, and take out names, places and what else shows "
            "who somebody is. Leave out the names of families and colleagues.",
        ),
        (
            "The analysts in our team, and those who help them",
            "They read it after that, without what was taken out, once at least {base} people "
            "have answered, and sort it. Some of them have used services. A few of our team may "
            "save it as a file, for a reason.",
        ),
        (
            "A group, if you say that we may use your words",
            "They are not in our team: people who have used services, for instance. They may sort "
            "what you wrote on cards, without what was taken out. Two of us read it first.",
        ),
        (
            "Our safeguarding lead, or whoever stands in",
            "If somebody who reads it thinks that someone is in danger, the lead reads all that "
            "you wrote, as you wrote it.",
        ),
        (
            "Not your manager",
            "Your answers do not go to your agency.",
        ),
        ("No one knows your name", "We do not ask your name, and cannot tell who you are."),
    ),
    questions=(
        Question(
            "parts",
            "Which parts did you use?",
            "Tick as many as you like.",
            (
                ("before", "Before the meeting"),
                ("at", "At the meeting"),
                ("plan", "My plan"),
                ("after", "After the meeting"),
            ),
            (84, 69, 78, 41),
            several=True,
        ),
        Question(
            "ready-before",
            "How ready did you feel before you had it?",
            options=READY,
            shares=(10, 37, 36, 15, 2),
            missing=3,
        ),
        Question(
            "ready-now",
            "How ready do you feel now?",
            options=READY,
            shares=(1, 8, 39, 43, 9),
            missing=3,
        ),
        Question(
            "obstacle",
            "Did anything get in the way?",
            options=(("yes", "Yes"), ("no", "No")),
            shares=(62, 38),
            missing=0,
        ),
        Question(
            "what-obstacle",
            "What got in the way?",
            "Please leave out names and places.",
            only_if=("obstacle", "is", "yes"),
            missing=43,
        ),
        Question(
            "changed",
            "What did you change to make it work here, and why?",
            longest=4000,
            missing=54,
        ),
        Question("take-out", "What would you take out?", missing=70),
        Question(
            "role",
            "Your role",
            options=(
                ("social-worker", "Social worker"),
                ("manager", "Manager"),
                ("lawyer", "Lawyer"),
                ("policy", "Policy or performance"),
                ("other", "Other"),
            ),
            shares=(49, 24, 10, 9, 8),
            missing=4,
        ),
    ),
)
