"""The shapes in which the demonstration's surveys and the answers to them are written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from home.demo.blocks import block_id
from home.demo.files import document, picture
from surveys.engine.languages import BASE
from surveys.models.survey import CONSENT


@dataclass(frozen=True, slots=True)
class Question:
    """One question on a page of its own.

    `options` are pairs of short name and words; a question without options is answered in
    one's own words. `shares` says how many in a hundred chose each option, with one more share
    also who would rather not say; `missing` how many in a hundred skipped the question or, in own
    words, left it empty: then of all who answer, also where only some are asked. `coming` is what
    people read before it, if it may be hard to answer; `sound` is the file that reads it aloud;
    each person sees `mixed` answers in another order; `longest` are the letters of own words.
    `picture` is the title of one beside the question, `pictures` are those of the answers in order.
    Whoever chooses one of the answers `helped` had help; `personal` ones tell who somebody is.
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
    sound: str = ""
    mixed: bool = False
    longest: int = 2000
    picture: str = ""
    pictures: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A whole survey in another form: words by the key of a question, answers in their order.

    `fixed` are the words of the answers that are always the same: rather not say, none of
    these, yes, no, not sure.
    """

    form: str
    title: str
    audience: str
    intro: str
    what_happens: str
    consent_text: str
    fixed: tuple[str, str, str, str, str]
    readers: tuple[tuple[str, str], ...]
    questions: Mapping[str, tuple[str, str]]
    options: Mapping[str, tuple[str, ...]]
    coming: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A survey: its words, its questions, how many people answer it and how they did.

    `who` says of those who answered the equality questions how many gave each answer, in the order
    of the answers; then how many would rather not say, and how many left the question out.
    `leave_out` stands under each question in own words that says nothing else. `what_happens` does
    not say how long anything is kept: the page does, with the day.
    """

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
    what_happens: str = "What you write is kept locked."
    modes: tuple[int, int, int] = (71, 21, 8)
    people_asked: str | None = None
    notice_for: str = "parent_carer"
    is_easy_read: bool = False
    readers: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    said: tuple[Said, ...] = ()
    asks_equality: bool = False
    who: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    consent_text: str = CONSENT
    leave_out: str = "Please leave out names and places."


READERS = (
    (
        "The screeners in our team",
        "They read it first, as you wrote it, and take out names, places and what else shows who "
        "somebody is. They can miss one: leave out names, yours too.",
    ),
    (
        "The analysts in our team, and those who help them",
        "They read it after that, without what was taken out, once at least {base} people have "
        "answered, and sort it. Some of them have used services. A few of our team may save it "
        "as a file, for a reason.",
    ),
    (
        "A group, if you say that we may use your words",
        "They are not in our team: people who have used services, for instance. They may sort "
        "what you wrote on cards, without what was taken out. Two of us read it first.",
    ),
    (
        "Our safeguarding lead, or whoever stands in",
        "If somebody who reads it thinks that someone is in danger, the lead reads all that you "
        "wrote, as you wrote it.",
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
                "questions": [_question_data(questionnaire, question)],
                "show_if": _rule(question),
                "coming": question.coming,
                "coming_others": _coming_others(questionnaire, question),
            },
        }
        for question in questionnaire.questions
    ]


def _rule(question: Question) -> dict[str, str]:
    key, operator, value = question.only_if or ("", "is", "")
    return {"question": key, "op": operator, "value": value}


def translations_data(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """Return the other languages of the survey, as the StreamField stores them."""
    return [
        {
            "type": "translation",
            "id": block_id(f"{questionnaire.slug}/in/{said.form}"),
            "value": _translation(questionnaire.slug, said),
        }
        for said in questionnaire.said
    ]


def _translation(survey: str, said: Said) -> dict[str, Any]:
    fixed = ("rather_not_say", "none_of_these", "yes", "no", "not_sure")
    readers = [{"who": who, "what": what} for who, what in said.readers]
    return {
        "form": said.form,
        "title": said.title,
        "audience": said.audience,
        "intro": said.intro,
        "what_happens": said.what_happens,
        "consent_text": said.consent_text,
        **dict(zip(fixed, said.fixed, strict=True)),
        "readers": _items(f"{survey}/reader/{said.form}", readers),
    }


def _items(name: str, values: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "id": block_id(f"{name}/{place}"), "value": dict(value)}
        for place, value in enumerate(values)
    ]


def _question_others(survey: Questionnaire, question: Question) -> list[dict[str, Any]]:
    words: list[dict[str, Any]] = []
    for said in survey.said:
        label, help_ = said.questions[question.key]
        words.append({"form": said.form, "label": label, "help": help_})
    if question.sound:
        words.append({"form": BASE, "sound": document(question.sound)})
    return _items(f"{survey.slug}/question/{question.key}/in", words)


def _coming_others(survey: Questionnaire, question: Question) -> list[dict[str, Any]]:
    said = survey.said if question.coming else ()
    words = [{"form": one.form, "words": one.coming[question.key]} for one in said]
    return _items(f"{survey.slug}/coming/{question.key}/in", words)


def _option_others(survey: Questionnaire, key: str, place: int) -> list[dict[str, Any]]:
    words = [{"form": said.form, "words": said.options[key][place]} for said in survey.said]
    return _items(f"{survey.slug}/option/{key}/{place}/in", words)


def _picture(title: str) -> dict[str, Any]:
    # The words beside it say the same: whoever does not see it misses nothing.
    return {"image": picture(title) if title else None, "alt_text": "", "decorative": bool(title)}


def _question_data(questionnaire: Questionnaire, question: Question) -> dict[str, Any]:
    survey = questionnaire.slug
    help_ = question.help or ("" if question.options else questionnaire.leave_out)
    value: dict[str, Any] = {"label": question.label, "help": help_, "key": question.key}
    value["others"] = _question_others(questionnaire, question)
    value["picture"] = _picture(question.picture)
    value["personal"] = question.personal
    kind = "text"
    if question.options:
        kind = "several" if question.several else "single"
        value["options"] = [
            {
                "type": "item",
                "id": block_id(f"{survey}/option/{question.key}/{name}"),
                "value": {
                    "label": label,
                    "value": name,
                    "picture": _picture("".join(question.pictures[place : place + 1])),
                    "helped": name in question.helped,
                    "others": _option_others(questionnaire, question.key, place),
                },
            }
            for place, (name, label) in enumerate(question.options)
        ]
        value["rather_not_say"] = question.rather_not_say
        value["mixed"] = question.mixed
    else:
        value["max_length"] = question.longest
    if kind == "several":
        value["none_of_these"] = True
    return {"type": kind, "id": block_id(f"{survey}/question/{question.key}"), "value": value}
