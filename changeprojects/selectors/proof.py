"""Whether everybody can see that a recommendation was carried out, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils import timezone

from changeprojects.clock import now
from changeprojects.comparison import differing_ids, parts_of
from changeprojects.editions import Released, released_versions
from changeprojects.models import PilotPage, ProductPage, Recommendation
from changeprojects.public_names import public_name
from changeprojects.rules.facts import next_version
from syndication.documents import Version
from syndication.selectors import document_of


class ProofKind(StrEnum):
    """What it is that readers can see, the strongest first."""

    TEXT = "text"
    """Words of a product that differ from those that were tried out."""
    EDITION = "edition"
    """Words of a product of the project that nobody had tried out."""
    EVENT = "event"
    """Something outside any text, such as training: an event that has taken place."""


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A section or block that is not as it was before."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Where to see that a recommendation was carried out: a released version, or an event.

    `page` is the product or the event, `happened_on` the day on which the version came out or
    the event took place. An event has neither version nor blocks.
    """

    kind: ProofKind
    page: UUID
    title: str
    path: str
    happened_on: date
    version: str = ""
    blocks: tuple[ChangedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class _Before:
    """A product, and the version of it that people tried out, if they did."""

    product: ProductPage
    was_tried: bool = False
    version: Version | None = None
    was_draft: bool = False


def proof_of(recommendation: Recommendation, *, since: datetime | None = None) -> Proof | None:
    """Return where readers can see that the recommendation was carried out, or None.

    It is the newest public version with a change entry that names the recommendation
    and whose named parts really differ from the version that was piloted, or, for what a
    test round asked, from the version that was tested. If there is none, a version of a
    product that nobody tried out, whose parts are new since; or else the event at which it
    was carried out, if that has taken place. A claim alone is no proof. With `since`, only
    what first came out or took place at that time or later is one: what had been done before
    cannot have been asked for then, however late it is told.
    """
    known = list(_known(recommendation))
    proofs = [proof for one in known if (proof := _in_versions(one, recommendation, since))]
    if not proofs:
        others = _others(recommendation, {one.product.pk for one in known})
        proofs = [proof for one in others if (proof := _in_versions(one, recommendation, since))]
    if proofs:
        return max(proofs, key=lambda proof: Version.parse(proof.version))
    return _at_event(recommendation, since)


def proof_json(proof: Proof) -> dict[str, Any]:
    """Return the proof as documents tell it."""
    is_event = proof.kind == ProofKind.EVENT
    return {
        "kind": proof.kind.value,
        "product": None if is_event else str(proof.page),
        "event": str(proof.page) if is_event else None,
        "title": proof.title,
        "version": proof.version or None,
        "on": proof.happened_on.isoformat(),
        "path": proof.path,
        "blocks": [{"id": block.id, "heading": block.heading} for block in proof.blocks],
    }


def _known(recommendation: Recommendation) -> Iterator[_Before]:
    """Yield what people had before them when they asked."""
    project = recommendation.project
    pilots = PilotPage.objects.child_of(project).live()
    for pilot in pilots.select_related("product__locale").order_by("opens_on", "path"):
        yield _Before(pilot.product, was_tried=True, version=next_version(pilot))
    if recommendation.source == Recommendation.Source.TEST:
        products = ProductPage.objects.child_of(project).select_related("locale").order_by("path")
        for product in products.prefetch_related("test_rounds"):
            for tested in product.test_rounds.all():
                version = Version.parse(tested.version)
                yield _Before(product, was_tried=True, version=version, was_draft=True)


def _others(recommendation: Recommendation, known: set[int]) -> Iterator[_Before]:
    """Yield the products of the project that nobody had tried out."""
    products = ProductPage.objects.child_of(recommendation.project).exclude(pk__in=known)
    for product in products.select_related("locale").order_by("path"):
        yield _Before(product)


def _in_versions(
    known: _Before, recommendation: Recommendation, since: datetime | None
) -> Proof | None:
    product, name = known.product, public_name(known.product)
    versions = released_versions(product.translation_key, product.locale.language_code)
    tried = [
        one for one in versions if one.version == known.version and (one.public or known.was_draft)
    ]
    # What was withdrawn is no longer held to be right, though everybody can still read it.
    if name is None or product.is_withdrawn or (known.was_tried and not tried):
        return None
    # Also what is not public any more: it was out when people were asked.
    earlier = [one for one in versions if since and one.released_at < since]
    before = [*tried, *sorted(earlier, key=lambda one: one.version)[-1:]]
    for later in versions:
        if not later.public or any(later.version <= one.version for one in before):
            continue
        changed = _changed_parts(before, later, recommendation)
        if changed:
            return Proof(
                ProofKind.TEXT if known.was_tried else ProofKind.EDITION,
                product.translation_key,
                name.title,
                f"{name.path}versions/{later.version}/",
                later.released_on,
                str(later.version),
                changed,
            )
    return None


def _changed_parts(
    before: list[Released], later: Released, asked: Recommendation
) -> tuple[ChangedPart, ...]:
    """Return the parts that an entry names, and that were not so in any version before.

    An entry that was frozen for something in other words is none for this, whatever its code.
    """
    changed = {
        part
        for entry in later.changes
        if entry["recommendation"] == asked.as_asked
        for part in entry["block_ids"]
    }
    if not before:
        changed &= {part.id for part in parts_of(later.content)}
    for one in before:
        changed &= differing_ids(one.content, later.content)
    headings = {
        part.id: part.heading
        for edition in (*(one.content for one in before if one.public), later.content)
        for part in parts_of(edition)
    }
    return tuple(ChangedPart(part, headings[part]) for part in headings if part in changed)


def is_shown_at_event(recommendation: Recommendation) -> bool:
    """Return whether readers can see by an event that what was agreed to was carried out."""
    return recommendation.is_agreed and _at_event(recommendation, None) is not None


def _at_event(recommendation: Recommendation, since: datetime | None) -> Proof | None:
    """Return the event that is named, if readers can see that it took place, and when.

    What readers saw it show in other words it shows in no others.
    """
    event = recommendation.carried_out_at
    if recommendation.carried_out_as not in (None, recommendation.as_asked):
        return None
    told = document_of(event.translation_key, event.locale.language_code) if event else None
    if event is None or told is None or told["state"] != event.Status.HELD:
        return None
    begins, ends = (datetime.fromisoformat(told[name]) for name in ("starts_at", "ends_at"))
    is_ours = told["project"] == str(recommendation.project.translation_key)
    if not is_ours or ends > now() or (since and begins < since):
        return None
    day = timezone.localtime(begins).date()
    return Proof(ProofKind.EVENT, event.translation_key, told["title"], told["path"], day)
