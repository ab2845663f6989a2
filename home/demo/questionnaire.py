"""The shapes in which the demonstration's surveys and the answers to them are written down."""

from dataclasses import dataclass, field
from typing import Any

from home.demo.blocks import block_id


@dataclass(frozen=True, slots=True)
class Question:
    """One question on a page of its own.

    `options` are pairs of short name and words; a question without options is answered in
    one's own words. `shares` says how many in a hundred chose each option, `missing` how
    many in a hundred skipped the question or, in own words, left it empty. `coming` is what
    people read before it, if it may be hard to answer.
    """

    key: str
    label: str
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    shares: tuple[int, ...] = ()
    missing: int = 5
    several: bool = False
    rather_not_say: bool = True
    only_if: tuple[str, str, str] | None = None
    coming: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A survey: its words, its questions, how many people answer it and how they did."""

    slug: str
    title: str
    audience: str
    minutes: int
    safety_profile: str
    intro: str
    purpose: str
    people: int
    quotes: tuple[int, int, int]
    questions: tuple[Question, ...]
    what_happens: str = "We keep what you wrote, locked, unless you take it back. Counts stay."
    modes: tuple[int, int, int] = (71, 21, 8)
    people_asked: str | None = None
    notice_for: str = "parent_carer"
    is_easy_read: bool = False
    readers: tuple[tuple[str, str], ...] = field(default_factory=tuple)


READERS = (
    (
        "The analysts in our team",
        "They read it as you wrote it, once at least 10 people have answered. "
        "Leave out names, yours too.",
    ),
    ("Not your worker", "Your answers do not go to your worker, the council or the court."),
    (
        "No one straight away",
        "Nobody watches what comes in, so nobody can help you from here. "
        "If you or someone else is in danger now, call 999.",
    ),
    (
        "No one knows your name",
        "We do not ask your name. We cannot tell who you are, so we cannot ring you back.",
    ),
)


def readers_data(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """Return who reads the answers, as the StreamField stores it."""
    return [
        {
            "type": "reader",
            "id": block_id(f"{questionnaire.slug}/reader/{place}"),
            "value": {"who": who, "what": what},
        }
        for place, (who, what) in enumerate(questionnaire.readers or READERS)
    ]


def steps_data(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """Return the pages, one question on each, as the StreamField stores them."""
    return [
        {
            "type": "step",
            "id": block_id(f"{questionnaire.slug}/step/{question.key}"),
            "value": {
                "title": "",
                "slug": str(number),
                "questions": [_question_data(questionnaire.slug, question)],
                "show_if": _rule(question),
                "coming": question.coming,
                "coming_others": [],
            },
        }
        for number, question in enumerate(questionnaire.questions, start=1)
    ]


def _rule(question: Question) -> dict[str, str]:
    key, operator, value = question.only_if or ("", "is", "")
    return {"question": key, "op": operator, "value": value}


def _question_data(survey: str, question: Question) -> dict[str, Any]:
    value: dict[str, Any] = {"label": question.label, "help": question.help, "key": question.key}
    kind = "text"
    if question.options:
        kind = "several" if question.several else "single"
        value["options"] = [
            {
                "type": "item",
                "id": block_id(f"{survey}/option/{question.key}/{name}"),
                "value": {"label": label, "value": name},
            }
            for name, label in question.options
        ]
        value["rather_not_say"] = question.rather_not_say
    else:
        value["max_length"] = 2000
    if kind == "several":
        value["none_of_these"] = True
    return {"type": kind, "id": block_id(f"{survey}/question/{question.key}"), "value": value}
