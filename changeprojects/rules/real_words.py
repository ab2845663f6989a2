"""Whether somebody who reads a reason or an answer learns anything from it."""

import re

LEAST = 3
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_]{2,}")


def says_something(text: str) -> bool:
    """Return whether the text has at least three words of letters: a full stop says nothing."""
    return len(_WORD.findall(text)) >= LEAST


def names_somebody(text: str) -> bool:
    """Return whether the text has a word of two letters or more: no role or agency is a dot."""
    return _NAME.search(text) is not None
