"""One way to write a document as bytes, so that its hash can be checked anywhere."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson
from django.utils.functional import Promise

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_UTC_Z


def canonical_json(value: Any) -> str:
    """Return `value` as JSON in UTF-8, keys sorted, no spaces.

    Moments are written in UTC, whatever zone they carry, numbers with a decimal point
    as exact text, identifiers as text. Raises `TypeError` for anything whose JSON form
    is a matter of opinion: a set, a model, a moment without a time zone.
    """
    return orjson.dumps(value, default=_plain, option=_OPTIONS).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc_text(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Decimal | Promise):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"A public document cannot hold a {type(value).__name__}.")


def utc_text(moment: datetime) -> str:
    """Return `moment` in UTC, as in 2026-08-01T09:30:00Z; raise `TypeError` without a zone."""
    if moment.tzinfo is None:
        raise TypeError("A public document cannot hold a moment without a time zone.")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def sha256(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8 as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
