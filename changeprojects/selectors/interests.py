"""What agencies send in answer to calls."""

import hashlib
from collections.abc import Iterable

import orjson

from changeprojects.models import ExpressionOfInterest


def stamp_of(interest: ExpressionOfInterest, names: Iterable[str]) -> str:
    """Return a mark of these answers as they are; it differs as soon as one of them does."""
    answers = {name: getattr(interest, name) for name in names}
    return hashlib.sha256(orjson.dumps(answers, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
