"""Surveys with everything in them that a person can meet."""

from surveys.models import SurveyDeployment
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    information,
    items,
    option,
    single,
    step,
    text,
)
from tests.surveys.editing.test_question_types import PARTS, picture, pictured
from tests.surveys.test_switching import OWN

EASY = OWN | {"form": "easy-read", "title": "Going to court. Easy", "phrases": {}}


def every_kind() -> list[dict]:
    """Return pages that ask every kind of question; hard ones stand in the middle."""
    home, school = picture(colour="red"), picture(colour="blue")
    room = {"image": picture().pk, "alt_text": "A meeting room", "decorative": False}
    where = [
        pictured("At home", home, alt_text="A red door"),
        pictured("At school", school, decorative=True),
    ]
    return [
        step(information("You can skip.\nYou can stop.", heading="Read this", picture=room)),
        step(single("single", "Did someone explain?", ["Yes", "No"], help="Before you came.")),
        step(asked("several", "several", "What helped?", options=["Texts", "Calls"])),
        step(asked("top", "top", "Which matter most?", options=["A", "B", "C"], most=2)),
        step(asked("yes_no", "yes-no", "Was it fair?", picture=room)),
        step(asked("faces", "faces", "How was it?", options=["Good", "Middling", "Bad"])),
        step(asked("pictures", "pictures", "Where was it?", options=where)),
        step(asked("scale", "scale", "How safe?", low="Not at all", high="Completely")),
        step(asked("number", "number", "How many workers?", lowest=0, highest=20)),
        step(asked("month", "month", "When did it begin?", help="Month and year.")),
        step(single("hard", "Was it said to be your fault?", ["Yes", "No"], sensitive=True)),
        step(asked("short", "short", "One word for it?", max_length=50)),
        step(asked("code", "code", "Please make your code", parts=PARTS)),
        step(asked("consent", "again", "Ask again?", statement="We would.", must_choose=True)),
        step(
            information("Two short ones."),
            asked("yes_no", "easy", "Was it easy?"),
            asked("text", "why", "Why?", max_length=100, help="A few words."),
            asked("number", "times", "How often?", lowest=0, highest=9),
            title="The last questions",
        ),
        step(text("text", "What would have made it easier?", max_length=100)),
    ]


def open_with(steps: list[dict], **kwargs: object) -> SurveyDeployment:
    """Return an open deployment of a survey with these pages."""
    return OpenDeploymentFactory(version=frozen_version(steps=steps, **kwargs))


def said(urdu: str, name: str = "label") -> list[dict]:
    """Return words in Urdu beside English ones, and the English ones again as Easy Read."""
    return items({"form": "ur", name: urdu}, {"form": "easy-read", name: "Was it OK?"})


def answer(label: str, urdu: str) -> dict:
    """Return an answer that is also said in Urdu and in Easy Read."""
    made = option(label)
    made["value"]["others"] = items(
        {"form": "ur", "words": urdu}, {"form": "easy-read", "words": f"{label}!"}
    )
    return made
