"""Whether everybody can see that a recommendation was carried out, and where."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.html import strip_tags

from changeprojects.clock import now
from changeprojects.comparison import parts_of
from changeprojects.editions import Released, current_of, released_versions
from changeprojects.models import ChangeEntry, EventPage, PilotPage, ProductPage, Recommendation
from changeprojects.new_words import changed_ids, still_changed_ids, words_in
from changeprojects.public_names import public_name
from changeprojects.rules.facts import next_version
from changeprojects.rules.real_words import says_something
from changeprojects.selectors.asked import is_for, tested_for
from syndication.documents import Version
from syndication.models import Publication
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
    """A section or block that says something else than what was there before."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _CameOut:
    """What came out of a product, and the version of it that people tried out, if they did."""

    versions: Sequence[Released]
    tried: Sequence[Released] = ()

    def before(self, since: datetime | None, later: Released | None = None) -> list[Released]:
        """Return what people had before them, and what they could have found when asked.

        With `later` also the last final version between them and that one: an entry tells what
        its own version changes.
        """
        # Also what is not public any more: it was out when people were asked, or since then.
        earlier = [one for one in self.versions if since and one.released_at < since]
        finals = [one for one in self.versions if later and _is_final_before(one, later)]
        between = [one for one in finals if one not in earlier]
        return [*self.tried, *(_newest(those) for those in (earlier, between) if those)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known(_CameOut):
    """A product there is, and what came out of it.

    `can_show` is whether readers, or those who tested it, can compare others with the version
    that people tried out.
    """

    product: ProductPage
    was_tried: bool = False
    can_show: bool = True


def _is_final_before(one: Released, later: Released) -> bool:
    return one.stage == ProductPage.Stage.FINAL and one.version < later.version


def _newest(versions: Iterable[Released]) -> Released:
    return max(versions, key=lambda one: one.version)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a version showed when it came out, and of that what is so in the version in use."""

    version: Released
    changed: frozenset[str]
    still: frozenset[str]


def proof_of(recommendation: Recommendation, *, since: datetime | None = None) -> Proof | None:
    """Return where readers can see that the recommendation was carried out, or None.

    It is the newest public version with a change entry that names the recommendation
    whose named parts say what the version that was piloted does not, or, for what a test
    round asked, the version that was tested, or say no more what that said, and neither does
    a final version that came out between; and so it is in the version in use. If there is none,
    a version of a product that nobody tried out, whose words are new since; or else the event
    at which it was carried out, if that has taken place. A claim alone is no proof, and
    neither are words that another product of the project had then, nor what another project
    says of a product of its own, whoever else tried it out. With `since`, only
    what first came out or took place at that time or later is one: what had been done before
    cannot have been asked for then, however late it is told.
    """
    for products, everybody in _rounds(recommendation):
        proofs = [
            proof
            for one in products
            if (proof := _in_product(one, _beside(one, everybody), recommendation, since))
        ]
        if proofs:
            return max(proofs, key=lambda proof: Version.parse(proof.version))
    return _at_event(recommendation, since)


def put_back(
    recommendation: Recommendation, *, since: datetime | None = None
) -> set[tuple[str, str]]:
    """Return which versions were proof once and are not: the version in use says it no more.

    Each is the identifier of its product, and its number.
    """
    shown = [
        (str(one.product.translation_key), each)
        for products, everybody in _rounds(recommendation)
        for one in products
        for each in _shown(one, _beside(one, everybody), recommendation, since)
    ]
    holds = {(product, str(each.version.version)) for product, each in shown if each.still}
    return {(product, str(each.version.version)) for product, each in shown} - holds


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


def _rounds(asked: Recommendation) -> Iterator[tuple[list[_Known], list[_CameOut]]]:
    """Yield where to look first, and then, each time beside all that are known by then."""
    known = list(_known(asked))
    yield known, [*known]
    others = list(_others(asked, {one.product.pk for one in known}))
    yield others, [*known, *others, *_deleted(asked)]


def _beside(one: _Known, everybody: Sequence[_CameOut]) -> list[_CameOut]:
    return [other for other in everybody if other is not one]


def _known(recommendation: Recommendation) -> Iterator[_Known]:
    """Yield what people had before them when they asked."""
    project = recommendation.project
    pilots = PilotPage.objects.child_of(project).live()
    for pilot in pilots.select_related("product__locale").order_by("opens_on", "path"):
        versions, version = _versions(pilot.product), next_version(pilot)
        tried = [one for one in versions if one.version == version]
        # What another project says of its product answers those who asked it: E08.
        is_own = pilot.product.is_child_of(project)
        can_show = is_own and any(one.public for one in tried)
        yield _Known(
            product=pilot.product,
            versions=versions,
            was_tried=True,
            tried=tried,
            can_show=can_show,
        )
    if recommendation.source == Recommendation.Source.TEST:
        for product, number in tested_for(recommendation):
            versions, version = _versions(product), Version.parse(number)
            tried = [one for one in versions if one.version == version]
            yield _Known(
                product=product,
                versions=versions,
                was_tried=True,
                tried=tried,
                can_show=bool(tried),
            )


def _others(recommendation: Recommendation, known: set[int]) -> Iterator[_Known]:
    """Yield the products of the project that nobody had tried out."""
    products = ProductPage.objects.child_of(recommendation.project).exclude(pk__in=known)
    for product in products.select_related("locale").order_by("path"):
        yield _Known(product=product, versions=_versions(product))


def _deleted(recommendation: Recommendation) -> Iterator[_CameOut]:
    """Yield what came out of products of the project whose pages are there no more.

    Whoever deletes a page makes nothing new of what it said.
    """
    pages = ProductPage.objects.filter(
        translation_key=OuterRef("identifier"), locale__language_code=OuterRef("language")
    )
    ours = Publication.objects.of_kind(ProductPage.release_kind)
    theirs = ours.of_project(recommendation.project.translation_key)
    for one in theirs.filter(~Exists(pages)).order_by("pk"):
        yield _CameOut(versions=released_versions(one.identifier, one.language))


def _versions(product: ProductPage) -> list[Released]:
    return released_versions(product.translation_key, product.locale.language_code)


def _in_product(
    known: _Known, beside: Sequence[_CameOut], asked: Recommendation, since: datetime | None
) -> Proof | None:
    product, name = known.product, public_name(known.product)
    found = _shown(known, beside, asked, since) if name else iter(())
    shown = next((one for one in found if one.still), None)
    if name is None or shown is None:
        return None
    version = shown.version
    return Proof(
        ProofKind.TEXT if known.was_tried else ProofKind.EDITION,
        product.translation_key,
        name.title,
        f"{name.path}versions/{version.version}/",
        version.released_on,
        str(version.version),
        _changed_parts(shown.still, version, known.before(since, version)),
    )


def _shown(
    known: _Known, beside: Sequence[_CameOut], asked: Recommendation, since: datetime | None
) -> Iterator[_Shown]:
    """Yield the public versions that showed it when they came out, the newest first."""
    # What was withdrawn is no longer held to be right, though everybody can still read it.
    if known.product.is_withdrawn or not known.can_show:
        return
    for later in known.versions:
        before = known.before(since, later)
        named = _named_parts(later, asked)
        is_later = all(later.version > one.version for one in before)
        if not (named and later.public and is_later):
            continue
        moment = since or later.released_at
        others = [one for other in beside for one in other.before(since)]
        there = [one for one in others if one.released_at < moment]
        earlier, elsewhere = ([words_in(one.content) for one in those] for those in (before, there))
        then, now = words_in(later.content), words_in(_in_use(known.versions, later).content)
        if changed := changed_ids(named, then, earlier, elsewhere):
            still = still_changed_ids(changed, then, now, earlier, elsewhere)
            yield _Shown(later, frozenset(changed), frozenset(still))


def _in_use(versions: Sequence[Released], later: Released) -> Released:
    """Return the version in use; for what is still tried out, the newest of those."""
    current = current_of([*versions])
    if current and current.version >= later.version:
        return current
    return _newest(one for one in versions if one.public)


def _named_parts(later: Released, asked: Recommendation) -> set[str]:
    """Return the parts that its entries for what was asked name as changed.

    An entry that was frozen for something in other words is none for this, whatever its code;
    nor is one that says that things stayed as they were.
    """
    return {
        part
        for entry in later.changes
        if entry["type"] != ChangeEntry.Type.KEPT and is_for(entry["recommendation"], asked)
        for part in entry["block_ids"]
    }


def _changed_parts(
    changed: Collection[str], later: Released, before: Sequence[Released]
) -> tuple[ChangedPart, ...]:
    """Return the changed parts in reading order, each with the heading of its section."""
    headings = {
        part.id: part.heading
        for edition in (*(one.content for one in before if one.public), later.content)
        for part in parts_of(edition)
    }
    return tuple(ChangedPart(part, headings[part]) for part in headings if part in changed)


def is_shown_at_event(recommendation: Recommendation) -> bool:
    """Return whether readers can see by an event that what was agreed to was carried out."""
    return recommendation.is_agreed and _at_event(recommendation, None) is not None


def is_evidence(event: Mapping[str, Any]) -> bool:
    """Return whether the document of an event shows that it was held, and what came of it.

    That is a message or a note of some words, or a material. A title and a day alone are what
    anybody can type, also before the day.
    """
    words = [*event["key_messages"], strip_tags(event["notes_html"])]
    tells = bool(event["materials"]) or any(map(says_something, words))
    return tells and bool(event["state"] == EventPage.Status.HELD)


def _at_event(recommendation: Recommendation, since: datetime | None) -> Proof | None:
    """Return the event that is named, if readers can see that it took place, and what came of it.

    What readers saw it show in other words it shows in no others.
    """
    event = recommendation.carried_out_at
    seen = recommendation.carried_out_as
    if seen is not None and not is_for(seen, recommendation):
        return None
    told = document_of(event.translation_key, event.locale.language_code) if event else None
    if event is None or told is None or not is_evidence(told):
        return None
    begins, ends = (datetime.fromisoformat(told[name]) for name in ("starts_at", "ends_at"))
    is_ours = told["project"] == str(recommendation.project.translation_key)
    if not is_ours or ends > now() or (since and begins < since):
        return None
    day = timezone.localtime(begins).date()
    return Proof(ProofKind.EVENT, event.translation_key, told["title"], told["path"], day)
