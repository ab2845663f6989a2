"""Facts that several rules ask a product or a project for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import prefetch_related_objects

from changeprojects import clock
from changeprojects.editions import Released, current_of, released_versions
from changeprojects.public_names import language_of
from changeprojects.remembered import remembered
from syndication.documents import Version
from syndication.models import Change, Publication

LEARNING_REPORT = "learning_report"
# A project that looks for its team.
SEEKING = frozenset({"approved", "recruiting"})
# A project whose team works.
AT_WORK = frozenset({"developing", "piloting", "evaluating", "refining", "publishing"})
# A pilot that is open, or was.
BEGAN = frozenset({"open", "closed", "evaluated"})


def is_tried_out(pilot: Any) -> bool:
    """Return whether the pilot is open or was; not while it ends, which nothing may hold up."""
    is_ending = hasattr(pilot, "moved_by") and pilot.status != "open"
    return pilot.status in BEGAN and not is_ending


def next_version(product: Any) -> Version | None:
    """Return the version the product would be released as; None if it is not one."""
    try:
        return Version.parse(product.version)
    except ValueError:
        return None


def released(product: Any) -> list[Released]:
    """Return what was released of this product, the newest first."""
    key, language = product.translation_key, language_of(product)
    return remembered(lambda: released_versions(key, language), "released", key, language)


def is_learning_report(product: Any) -> bool:
    """Return whether the product only tells what was learned; it needs no pilot."""
    return bool(product.kind == LEARNING_REPORT)


def is_released(product: Any) -> bool:
    """Return whether the number of the product is released; then it needs the next one."""
    numbers = {one.version for one in released(product)}
    return next_version(product) in numbers and not is_taken_back(product)


def earlier(product: Any) -> list[Released]:
    """Return what was released before the product's next release, the newest first.

    What was taken back may return under its old number, and is not earlier than itself.
    """
    version = next_version(product)
    if version is None or not is_taken_back(product):
        return released(product)
    return [one for one in released(product) if one.version < version]


def new_entries(product: Any) -> list[Any]:
    """Return the change entries that belong to the version whose number the product has."""
    version = next_version(product)
    below = [one for one in released(product) if version is None or one.version < version]
    return _untold(change_entries_of(product), below)


def entries_to_tell(product: Any) -> list[Any]:
    """Return the change entries that the product's next release would tell."""
    return _untold(change_entries_of(product), earlier(product))


def told_entries(product: Any) -> list[Any]:
    """Return the change entries that its next release does not tell: a version has told them."""
    entries = change_entries_of(product)
    untold = {id(one) for one in _untold(entries, earlier(product))}
    return [one for one in entries if id(one) not in untold]


def _untold(entries: list[Any], versions: list[Released]) -> list[Any]:
    """Return the entries that no public version told, or none for what they answer by now."""
    told: dict[tuple[str, str], set[str]] = {}
    for entry in (entry for one in versions if one.public for entry in one.changes):
        codes = told.setdefault((entry["type"], entry["text"]), set())
        codes.add((entry["recommendation"] or {}).get("code", ""))
    again = [one for one in entries if one.recommendation_id and _sentence(one) in told]
    prefetch_related_objects(again, "recommendation")
    known = [(one, one.recommendation) for one in again]
    anew = {id(one) for one, asked in known if asked and asked.code not in told[_sentence(one)]}
    return [one for one in entries if _sentence(one) not in told or id(one) in anew]


def _sentence(entry: Any) -> tuple[str, str]:
    return entry.type, entry.plain_text


def change_entries_of(product: Any) -> list[Any]:
    """Return the entries of what changed, in the order of the list."""
    entries = remembered(lambda: tuple(product.change_entries.all()), "changes", of=product)
    return list(entries)


def is_taken_back(product: Any) -> bool:
    """Return whether the product was released and is not public any more."""
    key, language = product.translation_key, language_of(product)
    publications = Publication.objects.filter(identifier=key, language=language)
    gone = publications.filter(state=Publication.State.GONE)
    return remembered(gone.exists, "taken back", key, language)


@dataclass(frozen=True, slots=True)
class PublicProduct:
    """A product of a project with the version that readers use."""

    kind: str
    current: Released


def entries_of(project: Any, register: str, *related: str) -> list[Any]:
    """Return what a register holds for the project; nothing for one that is not stored yet."""
    if not project.pk:
        return []
    entries = getattr(project, register).select_related
    return list(remembered(lambda: tuple(entries(*related)), register, *related, of=project))


def live_parts(project: Any, kind: str) -> list[Any]:
    """Return the public pages of one release kind right below the project."""
    if not project.pk:
        return []
    children = project.get_children
    pages = remembered(lambda: tuple(children().live().specific()), "live parts", project.pk)
    return [page for page in pages if getattr(page, "release_kind", "") == kind]


def public_since(page: Any) -> datetime:
    """Return when readers could first read the page; now, if they never could."""
    changes = Change.objects.filter(
        publication__identifier=page.translation_key,
        publication__language=page.locale.language_code,
    )
    return changes.order_by("number").values_list("at", flat=True).first() or clock.now()


def public_products(project: Any) -> list[PublicProduct]:
    """Return the products of a project that readers can read and may use."""
    offered = [one for one in live_parts(project, "product") if not one.is_withdrawn]
    found = [(one.kind, current_of(released(one))) for one in offered]
    return [PublicProduct(kind, current) for kind, current in found if current]


def endorsing_agencies(project: Any, *, partners_only: bool = False) -> set[int]:
    """Return the keys of the agencies, or partner agencies, behind the project's topics."""
    return {
        one.agency_id
        for topic in topics_of(project)
        for one in topic.endorsements.all()
        if one.agency.is_partner or not partners_only
    }


def topics_of(project: Any) -> list[Any]:
    """Return the topics that a project takes up, each with the agencies behind it."""
    return list(remembered(lambda: _endorsed_topics(project), "topics", of=project))


def _endorsed_topics(project: Any) -> tuple[Any, ...]:
    topics = tuple(project.topics.all())
    prefetch_related_objects(topics, "endorsements__agency")
    return topics


def months_between(start: date, end: date) -> int:
    """Return the whole months from `start` to `end`."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if end.day < start.day else months
