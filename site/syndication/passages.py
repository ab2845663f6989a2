"""What search is to find of a publication: pieces of the text that readers see.

Read from the stored bytes alone, so that nothing can be found that is not public.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from syndication.addresses import HERE
from syndication.representations import plain_text, without_furniture

# About twenty-five pages. PostgreSQL cannot index a text of any length.
LONGEST_TEXT = 80_000
_LONGEST_ANCHOR = 200

# Members of heads that are not shown as words, or are words of something else: of rules that
# hold for many projects, of earlier versions. Moments and most codes are told by their form.
_UNREAD = {"code", "licence", "links", "path", "readiness", "sha256", "url", "versions", "web_url"}
# Labels are the words of the programme, not of the thing; only what kind it is tells of it.
_UNREAD_ENDINGS = ("_code", "_label", "_path", "_url")
_UNREAD_TEXT = re.compile(
    r"[a-z0-9]*(?:[_-][a-z0-9]+)*"  # a code, as in core_strategic, or nothing
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T\S*)?|[0-9.]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-\S{12}"
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Stands where a heading was while the text between headings is taken apart.
_HEADING = "\x02"


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of text with the place on its page where it begins; the head has no heading."""

    title: str
    anchor: str
    heading: str
    text: str


def sections_of(head: str, html: str = "") -> list[Section]:
    """Return what there is to find: the head, then each section of the edition in use.

    `head` is the stored head document, `html` the stored body of the edition. A section
    begins at each second-level heading that has an id. What stands before the first, and
    what the head says and no section, is found in the head.
    """
    document = orjson.loads(head)
    before, sections = _parted(html)
    said_below = "\n".join(section.text for section in sections)
    words = dict.fromkeys(_cleaned(one) for one in _words(_own(document)))
    texts = [
        _cleaned(document["summary"]),
        before,
        *(one for one in words if one not in said_below),
    ]
    whole = "\n".join(filter(None, texts))[:LONGEST_TEXT]
    return [Section(_cleaned(document["title"]), "", "", whole), *sections]


def _parted(html: str) -> tuple[str, list[Section]]:
    """Return the text before the first heading, and the sections that follow."""
    soup = without_furniture(_NO_TEXT.sub(" ", html))
    headings = []
    for heading in soup.select("h2[id]"):
        headings.append((str(heading["id"]), _cleaned(heading.get_text(" "))))
        heading.string = _HEADING
    before, *texts = (_cleaned(one) for one in plain_text(soup).split(_HEADING))
    sections = [
        Section("", anchor if len(anchor) <= _LONGEST_ANCHOR else "", heading, text[:LONGEST_TEXT])
        for (anchor, heading), text in zip(headings, texts, strict=True)
    ]
    return before, sections


def _own(document: dict[str, Any]) -> dict[str, Any]:
    """Return the members that have no place of their own in a passage."""
    return {key: value for key, value in document.items() if key not in {"title", "summary"}}


def _words(value: Any, key: str = "") -> Iterator[str]:
    """Yield the texts of a document in its own order, those in HTML without their tags."""
    if key in _UNREAD or (key.endswith(_UNREAD_ENDINGS) and key != "kind_label"):
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str) and not _UNREAD_TEXT.fullmatch(value):
        yield plain_text(without_furniture(value)) if key.endswith("_html") else value


def _cleaned(text: str) -> str:
    """Return the lines of a text without blanks, list signs, signs of control and our stand-in."""
    lines = _NO_TEXT.sub(" ", text).replace(HERE, "").splitlines()
    return "\n".join(filter(None, (" ".join(line.split()).removeprefix("- ") for line in lines)))
