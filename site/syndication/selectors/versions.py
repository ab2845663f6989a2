"""The public versions of one thing, as the API reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Q, TextField, Value, When

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


def chain(publication: Publication, form: str = "document", *versions: Version) -> Chain:
    """Return the public versions, with the bodies of `versions` in one form. One query."""
    wanted = Q(pk__in=[])
    for version in versions:
        wanted |= Q(major=version.major, minor=version.minor)
    body = Case(When(wanted, then=F(form)), default=Value(""), output_field=TextField())
    found = _public(publication).order_by("major", "minor").annotate(body=body)
    rows = found.values_list("major", "minor", "stage", "released_at", "body")
    return Chain([VersionRow(Version(row[0], row[1]), *row[2:]) for row in rows])


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
