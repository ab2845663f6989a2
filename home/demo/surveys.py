"""The surveys for adults: going to court, and being safe."""

from home.demo.questionnaire import READERS, Question, Questionnaire
from home.demo.safe_in_urdu import IN_URDU
from home.demo.safe_in_welsh import IN_WELSH

OWN_WORDS = "A few words are enough. Please leave out names and places."

# Of the 70 asked together, so many looked at the questions about themselves and answered some.
WHO_WENT_TO_COURT = {
    "age": (8, 23, 17, 6, 2, 0, 4, 1),
    "sex": (41, 16, 3, 1),
    "gender": (52, 0, 6, 3),
    "ethnic": (9, 7, 6, 31, 2, 5, 1),
    "health": (24, 27, 8, 2),
    "religion": (25, 14, 8, 1, 0, 0, 1, 2, 8, 2),
    "orientation": (42, 3, 3, 0, 11, 2),
}

GOING_TO_COURT = Questionnaire(
    slug="going-to-court",
    title="Going to court: what was it like for you?",
    audience="For parents and carers",
    minutes=5,
    safety_profile="sensitive",
    intro=(
        "We are the Change Projects team. We want to know what it was like, so that we can "
        "change how workers write about families."
    ),
    purpose="What going to court was like for families at the three sites that use version 0.3.",
    people=74,
    quotes=(55, 24, 21),
    asks_equality=True,
    who=WHO_WENT_TO_COURT,
    questions=(
        Question(
            "explained",
            "Before the court date, did someone explain what would happen?",
            options=(
                ("yes", "Yes, and I understood it"),
                ("hard", "Yes, but it was hard to follow"),
                ("no", "No"),
                ("forgotten", "I can’t remember"),
            ),
            shares=(34, 31, 26, 9),
            missing=4,
        ),
        Question(
            "seen",
            "Did you see what the social worker wrote about your family before it went to court?",
            "Think of the last time you went to court.",
            (
                ("in-time", "Yes, in good time"),
                ("just-before", "Yes, but only just before"),
                ("no", "No"),
                ("not-sure", "I’m not sure"),
            ),
            (27, 35, 30, 8),
            missing=3,
        ),
        Question(
            "fair",
            "How fair was what they wrote?",
            options=(
                ("fair", "Fair"),
                ("some", "Some of it was fair"),
                ("not-fair", "Not fair"),
                ("unknown", "I don’t know"),
            ),
            shares=(24, 43, 26, 7),
            missing=6,
            only_if=("seen", "is_not", "no"),
        ),
        Question(
            "source",
            "Did they say where their information came from?",
            options=(
                ("each-time", "Yes, each time"),
                ("sometimes", "Sometimes"),
                ("no", "No"),
                ("unknown", "I don’t know"),
            ),
            shares=(16, 34, 36, 14),
            missing=7,
        ),
        Question("easier", "What would have made it easier for you?", OWN_WORDS, missing=32),
        Question("helped", "What did someone do that helped?", OWN_WORDS, missing=49),
        Question(
            "who",
            "Which of these are you?",
            options=(
                ("parent", "Mum or dad"),
                ("family", "Grandparent or other family"),
                ("foster", "Foster carer"),
                ("else", "Someone else"),
                ("not-say", "I don’t want to say"),
            ),
            shares=(54, 20, 14, 5, 7),
            missing=3,
            rather_not_say=False,
        ),
    ),
)

BEING_SAFE = Questionnaire(
    slug="being-safe",
    notice_for="survivor",
    title="Being safe, being heard",
    audience="For adults who have lived with violence at home and used services",
    minutes=5,
    safety_profile="high",
    intro=(
        "We are the Change Projects team. Before anyone makes a plan, we ask what should change "
        "in the way services work together."
    ),
    purpose="A listening exercise before the project has a team, so that the call can answer it.",
    people=38,
    quotes=(32, 42, 26),
    modes=(29, 2, 7),
    what_happens=(
        "What you write is kept locked.\nWhat people say goes into the call that looks for a team."
    ),
    readers=READERS,
    said=(IN_WELSH, IN_URDU),
    questions=(
        Question(
            "services",
            "How many different services did you have to tell?",
            options=(
                ("one", "1"),
                ("few", "2 or 3"),
                ("several", "4 to 6"),
                ("many", "7 or more"),
                ("not-say", "I don’t want to say"),
            ),
            shares=(5, 26, 37, 21, 11),
            missing=3,
            rather_not_say=False,
        ),
        Question(
            "shared",
            "Were you happy with how they shared what you told them?",
            options=(
                ("yes", "Yes"),
                ("partly", "Partly"),
                ("no", "No"),
                ("not-told", "I wasn’t told what they shared"),
                ("not-say", "I don’t want to say"),
            ),
            shares=(13, 26, 24, 26, 11),
            rather_not_say=False,
        ),
        Question(
            "contact",
            "Did workers ask how it was safe to contact you?",
            options=(
                ("every-time", "Every time"),
                ("sometimes", "Sometimes"),
                ("never", "Never"),
                ("not-sure", "Not sure"),
            ),
            shares=(16, 34, 39, 11),
        ),
        Question(
            "fault",
            "Did anyone make you feel it was your fault?",
            coming="It is about being blamed for what was done to you.",
            options=(
                ("no", "No"),
                ("little", "A little"),
                ("lot", "A lot"),
                ("not-say", "I don’t want to say"),
            ),
            shares=(21, 34, 32, 13),
            missing=8,
            rather_not_say=False,
        ),
        Question(
            "together",
            "What should services do together that they don’t do now?",
            "Please leave out names and places.",
            missing=26,
        ),
        Question("helped", "What helped?", "Please leave out names and places.", missing=45),
    ),
)
