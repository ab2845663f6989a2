"""Forms that count once, however often their button is pressed."""

import hashlib
import hmac
import secrets
from uuid import UUID

from django.http import HttpRequest

from surveys.encryption import derived_key

FIELD = "once"


def new_once() -> str:
    """Return a number for a form that is shown now."""
    return secrets.token_hex(16)


def id_of(request: HttpRequest, purpose: str) -> UUID:
    """Return the id of what the posted form makes: the same for the same form."""
    once = request.POST.get(FIELD, "") or new_once()
    key = derived_key(f"{purpose} v1")
    digest = hmac.digest(key, once.encode("utf-8", "replace"), hashlib.sha256)
    return UUID(bytes=digest[:16], version=4)


def typed(request: HttpRequest, name: str, longest: int) -> str:
    """Return what was typed into the field `name`, as much of it as its box takes."""
    return request.POST.get(name, "").replace("\0", "").strip()[:longest]
