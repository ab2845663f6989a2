"""What a survey says in its own words and not in every form that it is offered in."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.engine.findings import Fault
from surveys.engine.languages import name_of
from surveys.engine.questions import Note, Option, Picture, Question, Schema, Step, Words

# What a translation of the whole survey has to say if the survey says it.
OWN_WORDS = ("title", "audience", "intro", "consent_text")
CODE = "missing_translation"


def untranslated(schema: Schema) -> Iterator[Fault]:
    """Yield whatever people would read in other words than those that they chose."""
    for form, words in schema.says.items():
        name = name_of(form)
        if silent := _silent(schema, words):
            yield Fault(CODE, f"{name}: the survey’s {', '.join(silent)} is missing.")
        for step in schema.steps:
            yield from _page(step, form, name)


def _silent(schema: Schema, words: Mapping[str, Any]) -> list[str]:
    silent = [own.replace("_", " ") for own in OWN_WORDS if not words.get(own, "").strip()]
    if schema.what_happens and not words.get("what_happens", "").strip():
        silent.append("“What happens then”")
    if len(words.get("readers", ())) < len(schema.readers):
        silent.append("“Who reads what people say”")
    return silent


def _page(step: Step, form: str, name: str) -> Iterator[Fault]:
    if step.title and _shows_title(step) and not step.title_says.get(form):
        message = f"{name}: the heading of page “{step.slug}” is missing."
        yield Fault(CODE, message, step.id)
    if step.coming and not step.coming_says.get(form):
        message = f"{name}: what is said before page “{step.slug}” is missing."
        yield Fault(CODE, message, step.id)
    for note in step.notes:
        if missing := _of_note(note, form):
            called = note.heading or note.text[:40]
            message = f"{name}: the information “{called}” lacks {', '.join(missing)}."
            yield Fault(CODE, message, step.id, note.id)
    for question in step.questions:
        if missing := _of_question(question, form):
            message = f"{name}: “{question.label}” lacks {', '.join(missing)}."
            yield Fault(CODE, message, step.id, question.id)


def _shows_title(step: Step) -> bool:
    """Say whether people see the heading: where one question or text stands alone, that is it."""
    return len(step.questions) > 1 or (not step.questions and len(step.notes) > 1)


def _of_note(note: Note, form: str) -> list[str]:
    said = note.says.get(form, {})
    missing = ["its heading"] if note.heading and not said.get("heading") else []
    missing += [] if said.get("text") else ["its text"]
    return missing + ["its alt text"] * _is_untold(note.picture, form)


def _of_question(question: Question, form: str) -> list[str]:
    words = question.says.get(form, Words())
    is_said = words.label and (words.help or not question.help)
    missing = [] if is_said else ["the question"]
    missing += ["its alt text"] * (not words.picture and _is_untold(question.picture, form))
    for option in question.options:
        missing += _of_option(option, form)
    return missing


def _of_option(option: Option, form: str) -> list[str]:
    is_said = option.says.get(form) or option.label.isdecimal()
    missing = [] if is_said else [f"“{option.label}”"]
    return missing + [f"the alt text of “{option.label}”"] * _is_untold(option.picture, form)


def _is_untold(picture: Picture | None, form: str) -> bool:
    return bool(picture and picture.alt and not picture.says.get(form))
