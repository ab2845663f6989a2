"""Whether somebody who reads a reason or an answer learns anything from it."""

import re

LEAST = 3
_WORD = re.compile(r"[^\W\d_]+")


def says_something(text: str) -> bool:
    """Return whether the text has at least three words of letters: a full stop says nothing."""
    return len(_WORD.findall(text)) >= LEAST
