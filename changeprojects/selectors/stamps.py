"""What somebody was shown, in a mark that a form sends back with what was typed."""

import hashlib
from collections.abc import Iterable

import orjson
from django.db.models import Model


def stamp_of(entry: Model, names: Iterable[str]) -> str:
    """Return a mark of these fields as they are; it differs as soon as one of them does."""
    values = {name: getattr(entry, name) for name in names}
    return hashlib.sha256(orjson.dumps(values, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
