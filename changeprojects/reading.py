"""What the pages of a product show, read from released documents alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import Http404

from changeprojects.comparison import compare_versions
from changeprojects.editions import minutes_to_read
from changeprojects.printed import exercises_of, is_printable, printed
from changeprojects.quoted import with_quotes
from changeprojects.released_files import HeldFile
from syndication.documents import Document, Version
from syndication.models import Edition
from syndication.representations import represent
from syndication.selectors import content_of, editions_of, html_of

_AN_HOUR = 3600
_UNKNOWN = "Choose a version from the list."
_SAME = "These are the same version. Choose two different ones."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions to compare; `faults` says what to change, by the field it belongs to."""

    before: str
    after: str
    faults: dict[str, str]

    @property
    def is_complete(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.before and self.after and not self.faults)


def version_context(identifier: UUID, document: dict[str, Any], version: str) -> dict[str, Any]:
    """Return one public version for the product's template; raise `Http404` if none is."""
    edition = _public_edition(identifier, version)
    content, html = content_of(edition), html_of(edition)
    current = document["current"] or {}
    return {
        "edition": content,
        "edition_html": html,
        # On paper nobody can take words back: there the version only says where they are.
        "shown_html": with_quotes(html),
        "on_paper": is_printable(content, html),
        "exercises": exercises_of(content),
        "reading_minutes": minutes_to_read(edition.text),
        "versions": document["versions"],
        "is_current": str(edition.version) == current.get("version"),
    }


def paper_of(
    edition: dict[str, Any], html: str, *, address: str, exercise: str = "", notice: str = ""
) -> bytes:
    """Return a version, or one exercise of it, as PDF, laid out at most once an hour.

    `notice` stands at the head of each page. Raises `changeprojects.printed.NotOnPaper` if there
    is none. Laying out takes far longer than any page of the site, and the same version gives the
    same file.
    """
    told = f"{edition['id']} {edition['language']} {address} {exercise} {notice}"
    key = f"printed-{sha256(told.encode()).hexdigest()}"
    pdf = cache.get(key)
    if pdf is None:
        pdf = printed(edition, html, address=address, exercise=exercise, notice=notice)
        cache.set(key, pdf, _AN_HOUR)
    return pdf


def draft_context(document: Document, files: Iterable[HeldFile]) -> dict[str, Any]:
    """Return a version that is not released yet, for the preview in the editor.

    Its files have no address of their own yet: they are shown from where editors keep them.
    """
    if document.edition is None:
        return {}
    draft = document.edition
    html = draft.html
    for one in files:
        html = html.replace(f'"{one.path}"', f'"{one.draft_url}"')
    return {
        "edition": {
            **draft.content,
            "version": str(draft.version),
            "stage": draft.stage,
            "change_note": draft.change_note,
        },
        "edition_html": html,
        "shown_html": with_quotes(html),
        "reading_minutes": minutes_to_read(represent(html).text),
        "versions": document.content["versions"],
        "is_current": True,
    }


def compare_context(identifier: UUID, before: str, after: str) -> dict[str, Any]:
    """Return two public versions and what differs; raise `Http404` if one is not public."""
    editions = {str(edition.version): edition for edition in editions_of(identifier)}
    try:
        old, new = editions[before], editions[after]
    except KeyError as error:
        raise Http404 from error
    entries = [
        entry
        for edition in editions.values()
        if old.version < edition.version <= new.version
        for entry in _changes_of(content_of(edition))
    ]
    before_document, after_document = content_of(old), content_of(new)
    comparison = compare_versions(before_document, after_document, entries)
    return {
        "before": before_document,
        "after": after_document,
        "about": comparison.about,
        "comparison": comparison.differences,
        "files": comparison.files,
        "elsewhere": comparison.elsewhere,
        "unchanged": comparison.unchanged,
        "unexplained": comparison.unexplained,
        "changed_parts": comparison.changed_parts,
        "kept": comparison.kept,
        "chosen": {"from": str(old.version), "to": str(new.version)},
    }


def pair_of(document: dict[str, Any], query: Mapping[str, str]) -> Pair:
    """Return the two versions that a reader chose, the older first, or what is wrong.

    Without a choice there is nothing wrong, and nothing to compare yet.
    """
    first, second = query.get("from", "").strip(), query.get("to", "").strip()
    known = [version["version"] for version in document["versions"]]
    faults = {
        name: _UNKNOWN
        for name, number in (("from", first), ("to", second))
        if query and number not in known
    }
    if query and not faults and first == second:
        faults["to"] = _SAME
    older, newer = (first, second) if faults else _in_order(first, second, known)
    return Pair(older, newer, faults)


def is_backwards(before: str, after: str) -> bool:
    """Tell whether two versions stand in the wrong order in an address."""
    try:
        return Version.parse(before) > Version.parse(after)
    except ValueError:
        return False


def story(identifier: UUID) -> list[dict[str, Any]]:
    """Return every public version as JSON, the newest first; each change says when it came out."""
    editions = [content_of(edition) for edition in editions_of(identifier)]
    return [one | {"changes": _changes_of(one)} for one in editions]


def routes_of(identifier: UUID) -> list[str]:
    """Return what follows a product's own address where something is or was public."""
    editions = Edition.objects.filter(publication__identifier=identifier, public=True)
    versions = [str(edition.version) for edition in editions.order_by("major", "minor")]
    return [
        *("/", "/changes/", "/compare/"),
        *(f"/versions/{version}/" for version in versions),
        *(f"/compare/{before}/{after}/" for before, after in combinations(versions, 2)),
    ]


def _changes_of(edition: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a version changed and why, each entry with the moment when it came out."""
    moment = edition["released_at"]
    return [entry | {"released_at": moment} for entry in edition.get("changes", [])]


def _in_order(first: str, second: str, newest_first: list[str]) -> tuple[str, str]:
    """Return the older one first."""
    if first in newest_first and newest_first.index(first) < newest_first.index(second):
        return second, first
    return first, second


def _public_edition(identifier: UUID, text: str) -> Edition:
    try:
        version = Version.parse(text)
    except ValueError as error:
        raise Http404 from error
    edition = editions_of(identifier).of_version(version).first()
    if edition is None:
        raise Http404
    return edition
