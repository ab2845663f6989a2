"""Values that other apps hand over to be published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version number MAJOR.MINOR, ordered by its two integers (0.10 follows 0.9).

    Each has one written form, `PATTERN`, and with it one address.
    """

    PATTERN: ClassVar = r"(?:0|[1-9][0-9]{0,3})\.(?:0|[1-9][0-9]{0,3})"
    HOW_TO_WRITE: ClassVar = (
        "Write a version as two numbers with a dot, as in 0.3 or 1.12: "
        "at most four digits each, no extra zeros in front."
    )

    major: int
    minor: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Return the version that `text` names.

        Raises `ValueError` with the sentence `HOW_TO_WRITE` if it names none.
        """
        if not re.fullmatch(cls.PATTERN, text):
            raise ValueError(cls.HOW_TO_WRITE)
        major, _, minor = text.partition(".")
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
