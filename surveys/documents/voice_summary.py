"""Builds the public document of a “You said, we did” page."""

from collections import defaultdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone

from changeprojects.models import PilotPage
from changeprojects.selectors import public_path, reference, today
from surveys.documents.answered_before import with_answers_before
from surveys.documents.decided import as_proven, decided_by_now, decided_json
from surveys.documents.lateness import with_lateness
from surveys.documents.proofs_of_today import with_proofs_of_today
from surveys.documents.voice_results import (
    asked_json,
    by_how_json,
    results_json,
    with_missing,
    with_shares,
)
from surveys.engine.few import may_stand
from surveys.engine.release import ALL
from surveys.models import Quote, YouSaidWeDidPage
from surveys.models.you_said_we_did import INVOLVEMENT, LEDGER, OTHER_WORDS
from surveys.selectors.counts import BASE, REACHED, STEPS, THEME
from surveys.selectors.plain_words import lines_of, only_what_fits, plain_words
from surveys.selectors.since_written import since_written
from surveys.selectors.told_themes import told_by
from surveys.selectors.voice_summary import VoiceItem, summary_of
from syndication.canonical import utc_text
from syndication.documents import Document, EditionContent, Version
from syndication.kinds import KINDS, api_url
from syndication.selectors import content_of, document_of, editions_of, ever_public

Json = dict[str, Any]

_CONTENT = (
    "pilot",
    "product",
    "survey",
    "version",
    "intro",
    "published_on",
    "base",
    "reached",
    "items",
    "by_how",
    "results",
    "not_heard",
    "method",
    "in_other_words",
    "ledger",
    "involvement",
)


def build_voice_summary(page: YouSaidWeDidPage) -> Document:
    """Return the document of `page`: released numbers, decisions and proofs, no answer.

    What people said is frozen, with its numbers; what became of it is true of today. What only
    a few said stands in the head alone, while one of them is quoted: a version stays for ever.
    """
    frozen = _frozen(page)
    content = frozen or _content(page)
    content |= {
        "items": with_shares(content["items"], content["base"]["about"]),
        "base": with_missing(content["base"], content.get("reached", ())),
    }
    standing = _standing(content["items"])
    was, items = _by_now(standing, page) if frozen else (standing, standing)
    versions = _versions(page) if frozen else [_this_version(page), *_versions(page)]
    told = with_lateness(only_what_fits(was, with_proofs_of_today(items, page)))
    return Document(
        kind="voice-summary",
        identifier=page.translation_key,
        title=page.title,
        summary=content["intro"],
        language=page.locale.language_code,
        path=public_path(page),
        project=page.project_above.translation_key,
        status="released",
        sort_date=_sort_date(content),
        content=content
        | _about(page, frozen)
        | {"items": told, "versions": versions, "asked_since": _asked_since(page)}
        | {"since_written": since_written(page, content, told)},
        edition=None if frozen else _edition(content),
    )


def still_told(document: Json) -> Json:
    """Return a head without what only a few said and nobody is quoted with any more.

    A quote ends with its last day; until a job has come by, the head is as it was released.
    """
    items = [
        one
        for one in document["items"]
        if may_stand(one["people"], is_quoted=bool(one.get("quotes")))
    ]
    return document | {"items": items}


def _frozen(page: YouSaidWeDidPage) -> Json | None:
    """Return what was released, if only the head is made anew: nobody is counted again."""
    if not page.head_only:
        return None
    edition = editions_of(page.translation_key).first()
    if edition is None:
        return None
    document = content_of(edition)
    # What is younger than the edition is not in it.
    frozen = {key: document[key] for key in _CONTENT if key in document}
    items = [*_of_many(document["items"]), *_of_a_few(page)]
    items.sort(key=lambda one: (-one["people"].get("about", 0), one["theme"]))
    return frozen | {"items": items}


def _of_many(items: list[Json]) -> list[Json]:
    return [one for one in items if may_stand(one["people"], is_quoted=False)]


def _of_a_few(page: YouSaidWeDidPage) -> list[Json]:
    """Return what the head tells that no edition may: what a few said, as it was told so far."""
    head = document_of(page.translation_key, page.locale.language_code)
    items = head["items"] if head else []
    few = [one for one in items if not may_stand(one["people"], is_quoted=False)]
    # Whether its proof still holds is looked at anew.
    return [as_proven(one) for one in few]


def _edition(content: Json) -> EditionContent:
    content = content | {"items": _of_many(content["items"])}
    return EditionContent(
        version=Version.parse(content["version"]),
        stage="released",
        content=content,
        html=render_to_string("surveys/voice_summary_edition.html", content),
        linked=_linked(content),
    )


def _linked(content: Json) -> Json:
    """Return what linked data says of a summary: of which version of the product it is."""
    product = content["product"]
    if not product:
        return {"abstract": content["intro"]}
    version = ("versions", product["version"])
    address = api_url(KINDS["product"].segment, product["id"], *version)
    return {
        "abstract": content["intro"],
        "about": {"@type": "CreativeWork", "@id": address, "name": product["title"]},
    }


def _by_now(standing: list[Json], page: YouSaidWeDidPage) -> tuple[list[Json], list[Json]]:
    """Return what was released and what is true of it today, item by item."""
    pairs = decided_by_now(standing, page)
    return [was for was, _ in pairs], [now for _, now in pairs]


def _sort_date(content: Json) -> datetime:
    day = date.fromisoformat(content["published_on"])
    return timezone.make_aware(datetime.combine(day, time(12)))


def _content(page: YouSaidWeDidPage) -> Json:
    summary = summary_of(page)
    told = _told(page)
    items = with_lateness(_with_quotes(_items(page, told), page))
    return {
        **_about(page),
        "survey": asked_json(page.deployment),
        "version": page.version,
        "intro": page.intro,
        "published_on": _iso(today()),
        "base": {
            "about": told[BASE]["about"] if told else 0,
            "minimum": summary.thresholds.base,
        },
        "reached": [
            {"step": step, "label": label, "people": told[f"{REACHED}{step}"]}
            for step, label in STEPS.items()
            if f"{REACHED}{step}" in told
        ],
        "items": items,
        "by_how": by_how_json(page.numbers, items) if told else [],
        "results": results_json(page.deployment) if told else [],
        "not_heard": [group.text for group in page.not_heard.all()],
        "method": page.method,
        "in_other_words": {name: lines_of(getattr(page, name)) for name in OTHER_WORDS},
        "ledger": {name: getattr(page, name) for name in LEDGER},
        "involvement": {part: getattr(page, name) for part, name in INVOLVEMENT.items()},
    }


def _told(page: YouSaidWeDidPage) -> Json:
    """Return the numbers by name as they were released; none for a preview, which has none.

    Raises `ValueError` if there are none for a release: no number goes round `release_table`.
    """
    if page.is_preview:
        return {}
    if page.numbers is None:
        raise ValueError("The numbers of this page were not released.")
    cells: Json = page.numbers.cells[ALL]
    return cells


def _about(page: YouSaidWeDidPage, frozen: Json | None = None) -> Json:
    """Return what the summary says of its pilot and the product: null for what is not public.

    What was released stays pinned to the version that people tried, whatever the pilot names now.
    What was asked outside of the pilot is about no version of it.
    """
    pilot, asked = page.pilot, page.deployment
    # By the first day that was promised, whatever was promised later.
    about: Json = {"feedback_due_on": _iso(asked.first_feedback_due_on or asked.feedback_due_on)}
    if pilot is None:
        return about | {"pilot": None, "product": None}
    if asked.pilot_id != pilot.pk:
        return about | {"pilot": reference(pilot), "product": None}
    was = frozen and frozen.get("product")
    product = _pinned(was, page) if was else _tried(pilot)
    return about | {"pilot": reference(pilot), "product": product}


def _asked_since(page: YouSaidWeDidPage) -> str | None:
    """Return when the survey opened: what came out before cannot have come of its answers."""
    opened = page.deployment.opens_at
    return utc_text(opened) if opened else None


def _tried(pilot: PilotPage) -> Json | None:
    product = reference(pilot.product)
    return product and {
        "id": product["id"],
        "title": product["title"],
        "version": pilot.version,
    }


def _pinned(was: Json, page: YouSaidWeDidPage) -> Json | None:
    """Return the product that an edition names, under the title of today; None if taken back."""
    product = document_of(UUID(was["id"]), page.locale.language_code)
    return was | {"title": product["title"]} if product else None


def _items(page: YouSaidWeDidPage, told: Json) -> list[Json]:
    items = summary_of(page).items
    plain = plain_words(page, items)
    shown = [
        _item(item, told) | {"in_other_words": words}
        for item, words in zip(items, plain, strict=True)
    ]
    return with_answers_before(shown, told_by(page.translation_key))


def _item(item: VoiceItem, told: Json) -> Json:
    return _about_theme(item, told) | decided_json(item)


def _about_theme(item: VoiceItem, told: Json) -> Json:
    return {
        "theme": item.theme.name,
        "theme_code": item.theme.code,
        "you_said": item.theme.you_said,
        "people": told[f"{THEME}{item.theme.code}"] if told else {},
    }


def _with_quotes(items: list[Json], page: YouSaidWeDidPage) -> list[Json]:
    """Return the items, the first of each theme with the quotes that were chosen for it.

    Only where they are found: the words stand in the document of each quote, so that they can
    go when the person wants it, and this stays as it was frozen.
    """
    quotes = defaultdict(list)
    for code, identifier in page.chosen.order_by("pk").values_list("theme__code", "pk"):
        quotes[code].append(
            {"id": str(identifier), "url": api_url(KINDS["quote"].segment, identifier)}
        )
    return [item | {"quotes": quotes.pop(item["theme_code"], [])} for item in items]


def _standing(items: list[Json]) -> list[Json]:
    """Return what is listed today, naming the quotes that may be told and no other.

    What a few said is listed only while there is one under it.
    """
    named = {UUID(quote["id"]) for one in items for quote in one.get("quotes", ())}
    open_ones = Quote.objects.choosable().filter(pk__in=named).values_list("pk", flat=True)
    told = {str(key) for key in open_ones} if named else set()
    naming = [
        one | {"quotes": [quote for quote in one.get("quotes", ()) if quote["id"] in told]}
        for one in items
    ]
    return [one for one in naming if may_stand(one["people"], is_quoted=bool(one["quotes"]))]


def _this_version(page: YouSaidWeDidPage) -> Json:
    return {"version": page.version, "released_on": _iso(today())}


def _versions(page: YouSaidWeDidPage) -> list[Json]:
    """Return those that people ever could read: while it is published again, it is not live yet."""
    return [
        {
            "version": str(edition.version),
            "released_on": _iso(timezone.localdate(edition.released_at)),
        }
        for edition in ever_public(page.translation_key)
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
