"""The public versions of one thing, as the API reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q

from syndication.documents import Version
from syndication.models import Edition, Publication
from syndication.models.edition import EditionQuerySet
from syndication.selectors.heads import Standing, preferred
from syndication.selectors.statements import moment, rows


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One public version; `body` is filled for the one that was asked for, None without one."""

    version: Version
    stage: str
    released_at: datetime
    body: str | None = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """All versions of one thing that were public, the oldest first.

    `publication` tells how that stands now, and `path` where its page is.
    """

    publication: Standing
    path: str
    rows: Sequence[VersionRow]

    def row(self, version: Version) -> VersionRow | None:
        """Return the row of this version, if it is public."""
        return next((row for row in self.rows if row.version == version), None)

    def latest(self, stage: str = "") -> Version | None:
        """Return the highest version, of one stage if given."""
        fitting = [row.version for row in self.rows if stage in ("", row.stage)]
        return fitting[-1] if fitting else None

    def before(self, version: Version) -> Version | None:
        """Return the version that this one followed."""
        return next((row.version for row in reversed(self.rows) if row.version < version), None)

    def following(self, version: Version) -> Version | None:
        """Return the version that followed this one."""
        return next((row.version for row in self.rows if row.version > version), None)


# The columns that hold a body are named here, never by a reader.
_CHAIN = """
SELECT publication.id, publication.language, publication.state, publication.until,
    publication.path, edition.released_at, edition.major, edition.minor, edition.stage,
    CASE WHEN {wanted} THEN edition.{form} ELSE '' END
FROM syndication_publication AS publication
JOIN syndication_edition AS edition ON edition.publication_id = publication.id
WHERE publication.kind = %s AND publication.identifier = %s AND publication.state <> %s
    AND edition.public
ORDER BY edition.major, edition.minor
"""
Form = Literal["document", "html", "markdown", "text", "linked_data"]


def chain(
    kind: str,
    identifier: UUID,
    language: str | None,
    *versions: Version,
    form: Form = "document",
) -> Chain | None:
    """Return the versions, with the bodies of `versions` in one form. One query.

    They are of the publication that `heads.head` finds; None if that was never public.
    """
    wanted = " OR ".join(["(edition.major = %s AND edition.minor = %s)"] * len(versions))
    sql = _CHAIN.format(wanted=wanted or "1 = 0", form=form)
    numbers = [number for version in versions for number in (version.major, version.minor)]
    held = Publication.State.HELD.value
    found = rows(sql, [*numbers, kind, identifier.hex, held])
    # Each row tells once more how the publication stands.
    standings = {
        key: Standing(key, spoken, state, moment(until)) for key, spoken, state, until, *_ in found
    }
    publication = preferred(standings.values(), language)
    if publication is None:
        return None
    own = [row for row in found if row[0] == publication.key]
    return Chain(publication, own[0][4], [_row(*row[5:]) for row in own])


def _row(released_at: Any, major: int, minor: int, stage: str, body: str | None) -> VersionRow:
    return VersionRow(Version(major, minor), stage, moment(released_at), body)


_SUMMARY = ("major", "minor", "stage", "title", "change_note", "sha256", "released_at")


def version_summaries(
    publication: Standing,
    *,
    stage: str | None,
    limit: int,
    after: Version | None = None,
    before: Version | None = None,
) -> list[Edition]:
    """Return public editions without their bodies, the newest first. One query.

    Those that follow `after` in this order, or the nearest that stand before `before`.
    """
    found = _public(publication).newest_first().only(*_SUMMARY)
    if stage:
        found = found.filter(stage=stage)
    if after:
        found = found.filter(Q(major__lt=after.major) | Q(major=after.major, minor__lt=after.minor))
    if before:
        newer = Q(major__gt=before.major) | Q(major=before.major, minor__gt=before.minor)
        return list(found.filter(newer).reverse()[:limit])[::-1]
    return list(found[:limit])


def _public(publication: Standing) -> EditionQuerySet:
    return Edition.objects.public().filter(publication=publication.key)
