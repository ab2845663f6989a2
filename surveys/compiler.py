"""From the editor's pages to the frozen schema that people answer.

The ids of the blocks become the ids of pages, questions and answers. They survive
rewording and reordering, so the same question is found again in every version.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from surveys.editing.words import FIELDS
from surveys.engine.equality import asked_of
from surveys.engine.findings import NO_READERS, Fault
from surveys.engine.frozen_schema import schema_from
from surveys.engine.lint import lint
from surveys.engine.phrasebook import PHRASES
from surveys.engine.phrases import PREFIX
from surveys.engine.questions import INFORMATION
from surveys.frozen_questions import Names, Shared, frozen_note, frozen_question, said
from surveys.frozen_rules import frozen_rule, resolve_rules
from surveys.models import Survey

Json = dict[str, Any]


def published_names(survey: Survey) -> Names:
    """Return the short names under which questions and answers of `survey` were ever published.

    Not of the newest version alone: what was taken out can be put back. One query if it is stored.
    """
    versions = survey.versions.order_by("number") if survey.pk else None
    return Names(versions.values_list("schema__steps", flat=True) if versions else ())


def compile_schema(survey: Survey, given: Names | None = None) -> Json:
    """Return the frozen schema of `survey` as it stands in memory.

    Names that the editor left empty are made from the words; those `given` for the same id in
    any earlier version are kept.
    """
    pages = _pages(survey)
    says = _says(survey)
    shared = Shared(given or Names(), says)
    steps = [
        _step(number, page["id"], page["value"], shared)
        for number, page in enumerate(pages, start=1)
    ]
    resolve_rules(steps)
    pictures = shared.pictures.sources
    details = {
        "says": says,
        "pictures": pictures,
        "notice_for": survey.notice_for,
        "equality": [*asked_of(survey.notice_for)] if survey.asks_equality else None,
        "easy_read": survey.is_easy_read,
        "tried_with": survey.tried_with,
    }
    return _front(survey) | {"steps": steps} | said(details)


def digest_of(schema: Json) -> str:
    """Return the SHA-256 of `schema`, the same for the same content.

    Of pictures the digests of their files count, which questions name: the same picture may
    be made small a little differently by another version of the library that does it.
    """
    content = {key: value for key, value in schema.items() if key != "pictures"}
    return _sha256(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def _pages(survey: Survey) -> list[Json]:
    """Return the pages as the database would store them.

    A block that is not read stays as it was stored, without what its kind has learnt since;
    so each is read first. Blocks get their ids when they are prepared, not before.
    """
    for page in survey.steps:
        _ = page.value
    pages: list[Json] = survey.steps.get_prep_value()
    return pages


def _front(survey: Survey) -> Json:
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
    }


def faults_of(survey: Survey) -> tuple[Fault, ...]:
    """Return what forbids publishing `survey` as it stands in memory."""
    given = published_names(survey)
    return lint(schema_from(compile_schema(survey, given)), given.values)


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
    if not survey.readers:
        yield Fault("no_readers", NO_READERS)


def _step(number: int, id_: str, page: Json, shared: Shared) -> Json:
    blocks = page["questions"]
    notes = [block for block in blocks if block["type"] == INFORMATION]
    step = {
        "id": id_,
        # Never words: others may read the addresses that somebody visited.
        "slug": str(number),
        "title": page.get("title") or "",
        "questions": [frozen_question(b, shared) for b in blocks if b["type"] != INFORMATION],
        "show_if": frozen_rule(page.get("show_if") or {}),
    }
    details = {
        "notes": [frozen_note(note, shared) for note in notes],
        "coming": page.get("coming"),
        "coming_says": {
            item["value"]["form"]: item["value"]["words"]
            for item in page.get("coming_others") or ()
            if item["value"].get("words")
        },
        "title_says": {
            item["value"]["form"]: item["value"]["title"]
            for item in page.get("coming_others") or ()
            if item["value"].get("title")
        },
        "supports": any(note["value"].get("support") for note in notes),
    }
    return step | said(details)


def _says(survey: Survey) -> Json:
    return {
        block["value"]["form"]: _said_in(block["value"])
        for block in survey.translations.get_prep_value()
    }


def _said_in(value: Json) -> Json:
    apart = ("form", "readers", *FIELDS)
    words = said({name: words for name, words in value.items() if name not in apart})
    readers = [
        {"who": reader["value"]["who"], "what": reader["value"]["what"]}
        for reader in value.get("readers") or ()
    ]
    phrases: Json = {}
    for field in FIELDS:
        phrases |= said(value.get(field) or {})
    # A draft may still hold words for sentences that are said no more.
    own = {f"{PREFIX}{name}": words for name, words in phrases.items() if name in PHRASES}
    return words | said({"readers": readers}) | own


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
