"""From the editor's pages to the frozen schema that people answer.

The ids of the blocks become the ids of pages, questions and answers. They survive
rewording and reordering, so the same question is found again in every version.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.text import slugify

from surveys.engine.lint import Fault, lint
from surveys.engine.questions import NONE_OF_THESE, RATHER_NOT_SAY, TEXT, schema_from
from surveys.models import Survey

Json = dict[str, Any]

RATHER_NOT_SAY_LABEL = "I’d rather not say"
NONE_OF_THESE_LABEL = "None of these"
DEFAULT_MAX_LENGTH = 2000


def compile_schema(survey: Survey, previous: Json | None = None) -> Json:
    """Return the frozen schema of `survey` as it stands in memory.

    Names that the editor left empty are made from the words; those that `previous` (an
    earlier schema) already has for the same id are kept.
    """
    # Blocks get their ids when they are prepared for the database, not before.
    pages = survey.steps.get_prep_value()
    names = _Names(previous)
    steps = [
        _step(number, page["id"], page["value"], names)
        for number, page in enumerate(pages, start=1)
    ]
    _resolve_rules(steps)
    return {
        "title": survey.title,
        "intro": survey.intro,
        "audience": survey.audience,
        "safety_profile": survey.safety_profile,
        "language": survey.language,
        "minutes": survey.minutes,
        "readers": [
            {"who": reader["value"]["who"], "what": reader["value"]["what"]}
            for reader in survey.readers.get_prep_value()
        ],
        "what_happens": _lines(survey.what_happens),
        "consent": {"text": survey.consent_text, "digest": _sha256(survey.consent_text)},
        "steps": steps,
    }


def digest_of(schema: Json) -> str:
    """Return the SHA-256 of `schema`, the same for the same content."""
    return _sha256(json.dumps(schema, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def faults_of(survey: Survey) -> tuple[Fault, ...]:
    """Return what forbids publishing `survey` as it stands in memory."""
    newest = survey.versions.newest_first().first() if survey.pk else None
    previous = newest.schema if newest else None
    schema = schema_from(compile_schema(survey, previous))
    return lint(schema, schema_from(previous) if previous else None)


def unsaid(survey: Survey) -> Iterator[Fault]:
    """Yield what people read first and nobody has written yet; a draft may lack it."""
    said = {
        "title": survey.title,
        "audience": survey.audience,
        "intro": survey.intro,
        "consent text": survey.consent_text,
    }
    for name, words in said.items():
        if not words.strip():
            yield Fault("nothing_said", f"Fill in “{name}”: people read it first.")


class _Names:
    """Names given in an earlier version, by the id of question and answer."""

    def __init__(self, previous: Json | None) -> None:
        questions = [q for step in (previous or {}).get("steps", ()) for q in step["questions"]]
        self.keys = {q["id"]: q["key"] for q in questions}
        self.values = {
            (q["id"], option["id"]): option["value"]
            for q in questions
            for option in q["options"]
            if option.get("id")
        }


def _step(number: int, id_: str, page: Json, names: _Names) -> Json:
    return {
        "id": id_,
        "slug": page.get("slug") or str(number),
        "title": page.get("title") or "",
        "questions": [_question(block, names) for block in page["questions"]],
        "show_if": _rule(page.get("show_if") or {}),
    }


def _question(block: Json, names: _Names) -> Json:
    value, id_ = block["value"], block["id"]
    fallback = slugify(value["label"])[:60].strip("-") or id_
    return {
        "id": id_,
        "key": value.get("key") or names.keys.get(id_) or fallback,
        "type": block["type"],
        "label": value["label"],
        "help": value.get("help") or "",
        "options": [] if block["type"] == TEXT else _options(id_, value, names),
        "max_length": _max_length(block["type"], value),
        # Nobody is ever made to answer.
        "required": False,
    }


def _max_length(type_: str, value: Json) -> int | None:
    return (value.get("max_length") or DEFAULT_MAX_LENGTH) if type_ == TEXT else None


def _options(question: str, value: Json, names: _Names) -> list[Json]:
    options = [_option(question, item, names) for item in value.get("options") or ()]
    if value.get("none_of_these"):
        options.append(_added(NONE_OF_THESE, NONE_OF_THESE_LABEL))
    if value.get("rather_not_say"):
        options.append(_added(RATHER_NOT_SAY, RATHER_NOT_SAY_LABEL))
    return options


def _option(question: str, item: Json, names: _Names) -> Json:
    label, id_ = item["value"]["label"], item["id"]
    value = item["value"].get("value") or names.values.get((question, id_))
    fallback = slugify(label)[:60].strip("-") or id_
    return {"id": id_, "value": value or fallback, "label": label, "exclusive": False}


def _added(value: str, label: str) -> Json:
    return {"id": "", "value": value, "label": label, "exclusive": True}


def _rule(show_if: Mapping[str, Any]) -> Json | None:
    question = (show_if.get("question") or "").strip()
    if not question:
        return None
    return {
        "question": question,
        "op": show_if.get("op") or "is",
        "value": (show_if.get("value") or "").strip(),
    }


def _resolve_rules(steps: Sequence[Json]) -> None:
    # An editor may write the words of an answer where its short name is meant.
    by_label = {
        (q["key"], option["label"].casefold()): option["value"]
        for step in steps
        for q in step["questions"]
        for option in q["options"]
    }
    for rule in (step["show_if"] for step in steps if step["show_if"]):
        named = by_label.get((rule["question"], rule["value"].casefold()))
        rule["value"] = named or rule["value"]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
