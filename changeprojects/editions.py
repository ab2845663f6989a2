"""Reading what was frozen: the released versions of one page."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.utils import timezone

from syndication.documents import Version
from syndication.models import Edition
from syndication.selectors import content_of

# How many words people read in a minute, as a rule.
WORDS_A_MINUTE = 200
MARKS = {"draft": "draft", "pilot": "piloted", "final": "final"}


@dataclass(frozen=True, slots=True)
class Released:
    """One released version as the frozen bytes tell it."""

    version: Version
    stage: str
    public: bool
    title: str
    released_at: datetime
    change_note: str
    content: dict[str, Any]
    text: str

    @property
    def released_on(self) -> date:
        """The day on which it was released, as the clock on the wall had it."""
        return timezone.localtime(self.released_at).date()

    @property
    def mark(self) -> str:
        """The round mark that stands beside the version."""
        return MARKS.get(self.stage, "draft")

    @property
    def changes(self) -> list[dict[str, Any]]:
        """The change entries that were released with it."""
        return list(self.content.get("changes", []))

    @property
    def reading_minutes(self) -> int:
        """About how long it takes to read."""
        return minutes_to_read(self.text)


def minutes_to_read(text: str) -> int:
    """Return about how many minutes it takes to read a text, at least one."""
    return max(1, ceil(len(text.split()) / WORDS_A_MINUTE))


def released_versions(identifier: UUID, language: str) -> list[Released]:
    """Return every released version, public or not, the newest first. One query.

    Of what was revoked there is none.
    """
    rows = (
        Edition.objects.with_words()
        .filter(publication__identifier=identifier, publication__language=language)
        .newest_first()
    )
    return [
        Released(
            version=row.version,
            stage=row.stage,
            public=row.public,
            title=row.title,
            released_at=row.released_at,
            change_note=row.change_note,
            content=content_of(row),
            text=row.text,
        )
        for row in rows
    ]


def current_of(versions: list[Released]) -> Released | None:
    """Return the version in use: the latest public final, else the latest public pilot."""
    public = [version for version in versions if version.public]
    for stage in ("final", "pilot"):
        of_stage = [version for version in public if version.stage == stage]
        if of_stage:
            return max(of_stage, key=lambda version: version.version)
    return None
