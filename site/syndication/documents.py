"""Values that other apps hand over to be published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version number MAJOR.MINOR, ordered by its two integers (0.10 follows 0.9)."""

    major: int
    minor: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Return the version that `text` names; raise `ValueError` if it names none."""
        major, dot, minor = text.partition(".")
        if not (
            dot and major.isascii() and major.isdigit() and minor.isascii() and minor.isdigit()
        ):
            raise ValueError(f"“{text}” is not a version. Write two numbers with a dot, as in 0.3.")
        return cls(int(major), int(minor))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True, slots=True)
class EditionContent:
    """What one numbered version holds for ever.

    `content` is JSON, `html` the rendered and sanitised body without page furniture.
    An edition that is not `public` (a draft) is kept but shown to nobody outside.
    """

    version: Version
    stage: str
    content: Json
    html: str
    change_note: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """The public face of one thing, replaced whole each time it is released.

    `path` is root-relative; `project` the identifier of the Change Project it belongs
    to, `status` the word that lists are filtered by. `edition` is given for things
    with versions and frozen beside the head.
    """

    kind: str
    identifier: UUID
    title: str
    path: str
    content: Json
    summary: str = ""
    language: str = "en"
    project: UUID | None = None
    status: str = ""
    sort_date: datetime | None = None
    edition: EditionContent | None = field(default=None)
