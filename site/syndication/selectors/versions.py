"""The public versions of one thing, as the API reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from syndication.documents import Version
from syndication.models import Edition, Publication
from syndication.models.edition import EditionQuerySet


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One public version; `body` is filled for the one that was asked for, None without one."""

    version: Version
    stage: str
    released_at: datetime
    body: str | None = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """All public versions of one thing, the oldest first."""

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


# As SQL for the same reason as the question for a head. The columns that hold a body are named
# here, never by a reader.
_CHAIN = """
SELECT edition.id, major, minor, stage, edition.released_at,
    CASE WHEN {wanted} THEN {form} ELSE '' END AS body
FROM syndication_edition AS edition
JOIN syndication_publication AS publication ON publication.id = edition.publication_id
WHERE edition.publication_id = %s AND edition.public
    AND publication.state = %s AND (publication.until IS NULL OR publication.until > %s)
ORDER BY major, minor
"""
_FORMS = frozenset({"document", "html", "markdown", "text", "linked_data"})


def chain(publication: Publication, form: str = "document", *versions: Version) -> Chain:
    """Return the public versions, with the bodies of `versions` in one form. One query."""
    wanted = " OR ".join(["major = %s AND minor = %s"] * len(versions)) or "1 = 0"
    sql = _CHAIN.format(wanted=wanted, form=f"edition.{form}" if form in _FORMS else "''")
    numbers = [number for version in versions for number in (version.major, version.minor)]
    state = Publication.State.LIVE.value
    found = Edition.objects.raw(sql, [*numbers, publication.pk, state, timezone.now()])
    return Chain(
        [
            VersionRow(Version(row.major, row.minor), row.stage, row.released_at, row.body)
            for row in found
        ]
    )


def version_summaries(
    publication: Publication, *, stage: str | None, after: Version | None, limit: int
) -> list[Edition]:
    """Return public editions without their bodies, the newest first. One query."""
    found = _public(publication).newest_first()
    if stage:
        found = found.filter(stage=stage)
    if after:
        found = found.filter(Q(major__lt=after.major) | Q(major=after.major, minor__lt=after.minor))
    return list(
        found.only("major", "minor", "stage", "title", "change_note", "sha256", "released_at")[
            :limit
        ]
    )


def _public(publication: Publication) -> EditionQuerySet:
    return Edition.objects.public().filter(publication=publication)
