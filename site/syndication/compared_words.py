"""Which words were taken out of a text and put into it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from bs4 import BeautifulSoup

from syndication.representations import plain_text

# A token is an address, or a word or a mark, with the space before it, so that changed words
# stay together.
_TOKENS = re.compile(r"\n|[^\S\n]*(?:https?://\S+|[\w’'-]+|[^\w\s])")
_RUNS = {
    "equal": ("same",),
    "delete": ("removed",),
    "insert": ("added",),
    "replace": ("removed", "added"),
}


def word_runs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the two texts as one, each run of words "same", "removed" or "added"."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for kind in _RUNS[tag]:
            yield kind, "".join(new[j1:j2] if kind == "added" else old[i1:i2])


def words_between(before: Any, after: Any) -> list[dict[str, str]]:
    """Return what differs between two values of a block, in the order in which it is read.

    The words are those of all its texts without their markup, and the names of its files.
    """
    runs = word_runs("\n".join(_texts(before)), "\n".join(_texts(after)))
    return [{"change": kind, "text": text} for kind, text in runs]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        # Of a file the name is read, and all else is what its bytes make of it.
        told = [value.get("name")] if "sha256" in value else value.values()
        for one in told:
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield _plain(value)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _plain(text: str) -> str:
    if "<" not in text:
        return text
    lines = plain_text(BeautifulSoup(text, "html.parser")).split("\n")
    return "\n".join(line for line in lines if line)
