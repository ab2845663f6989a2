"""Whether the words about a survey are of children while its notice is for grown-ups.

How old people are follows from what somebody chose in a menu. The words are a second hint: a list,
for English alone, which finds too much and misses some.
"""

import re
from collections.abc import Iterator

from surveys.engine.findings import Fault
from surveys.engine.notices import AUDIENCES, CHILDREN
from surveys.engine.questions import Schema

_GROWN = (
    r"(adults?|parents?|carers?|mothers?|mums?|fathers?|dads?|guardians?|grandparents?|famil(?:y|ies)"
    r"|workers?|teachers?|practitioners?|professionals?|staff|(?<!young )people)"
)
_CHILD = r"(child|children|kids?|young|youngsters?|teen\w*|pupils?|boys?|girls?)"
# Grown-ups who are told by the children that they look after, or by having been one.
_OF_GROWN_UPS = re.compile(
    rf"\b{_GROWN}\b(?:(?!\b{_CHILD}\b)[^,.;:])*?"
    r"\b(of|with|whose|who|for|to|about|in|looking)\b[^,.;:]*",
    re.IGNORECASE,
)
_SAYS_YOUNG = re.compile(
    r"\b(child(?:ren)?|school ?children|kids|young (?:people|persons?)|youngsters|teen(?:s|agers)?"
    r"|pupils|boys|girls)\b|\bunder[- ](?:\d|1[0-6])s?\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\baged? (?:of |from |between )?(\d{1,2})\b|\b(\d{1,2})[- ]years?[- ]olds?\b"
    r"|\b(\d{1,2}) (?:to|-|–|and) \d{1,2}[- ]years?\b",
    re.IGNORECASE,
)
_SIXTEEN = 16


def sounds_young(schema: Schema) -> Iterator[Fault]:
    """Yield a warning if title or audience speak of children, and the notice is for others."""
    if schema.notice_for in CHILDREN or schema.notice_for not in AUDIENCES:
        return
    for words in (schema.audience, schema.title):
        if _is_young(words):
            message = (
                f"“{words}” sounds as if people under sixteen are asked, but the notice is for "
                f"“{AUDIENCES[schema.notice_for]}”, and an adult’s yes is not asked for."
            )
            yield Fault("sounds_young", message)


def _is_young(words: str) -> bool:
    of_others = _OF_GROWN_UPS.sub("", words)
    ages = (int(next(filter(None, found.groups()))) for found in _AGE.finditer(of_others))
    return bool(_SAYS_YOUNG.search(of_others)) or any(age < _SIXTEEN for age in ages)
