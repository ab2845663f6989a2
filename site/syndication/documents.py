"""Values that other apps hand over to be published."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from syndication.file_names import safe_name

Json = Mapping[str, Any]

# The status of what stays at its addresses but should not be used: search leaves it out.
WITHDRAWN = "withdrawn"


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
class AssetFile:
    """A file that belongs to a version: its bytes by their SHA-256, and what it is called.

    `open` gives the bytes anew, in pieces, each time it is called. Raises `ValueError` if
    the hash or the name could not stand in an address; `asset_files.asset_file` makes both.
    """

    sha256: str
    name: str
    media_type: str
    size: int
    open: Callable[[], Iterable[bytes]] = field(compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse what could not stand in an address."""
        if not re.fullmatch(r"[0-9a-f]{64}", self.sha256) or safe_name(self.name) != self.name:
            raise ValueError("A file needs a SHA-256 in small hexadecimal digits and a safe name.")


@dataclass(frozen=True, slots=True)
class EditionContent:
    """What one numbered version holds for ever.

    `content` is JSON, `html` the rendered and sanitised body without page furniture, `linked`
    what its kind adds to its linked data, `assets` the files that belong to it. An edition that
    is not `public` (a draft) is kept but shown to nobody outside, nor are its files.
    """

    version: Version
    stage: str
    content: Json
    html: str
    change_note: str = ""
    public: bool = True
    assets: tuple[AssetFile, ...] = ()
    linked: Json = field(default_factory=dict)

    @property
    def files(self) -> list[AssetFile]:
        """The assets by their names, each once, in whatever order they were handed over."""
        found = {(one.name, one.sha256): one for one in self.assets}
        return [found[key] for key in sorted(found)]


@dataclass(frozen=True, slots=True)
class Document:
    """The public face of one thing, replaced whole each time it is released.

    `path` is root-relative; `project` the identifier of the Change Project it belongs
    to, `status` the word that lists are filtered by: one that is `WITHDRAWN` is not
    searched. `facets` are the other words by which lists find it, by the name of the filter;
    each stands in the content as well. `edition` is given for things with versions and frozen
    beside the head.
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
    facets: Mapping[str, Iterable[str]] = field(default_factory=dict)
    edition: EditionContent | None = field(default=None)
