"""Forms that count once, however often their button is pressed."""

import hashlib
import hmac
import secrets
import time
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from surveys.encryption import derived_key

FIELD = "once"
# Who presses a button twice does so at once; Back, and “Send again”, take longer.
PRESSED_TWICE, REMEMBERED = 3, 24 * 60 * 60
# Over a slow line they press again later, and are told what the first press did.
SAID_AGAIN = 2 * 60


def new_once() -> str:
    """Return a number for a form that is shown now."""
    return secrets.token_hex(16)


def new_once_today() -> str:
    """Return a number for a form that counts only on the day on which it is shown."""
    return f"{timezone.localdate():%Y%m%d}-{new_once()}"


def is_of_today(once: str) -> bool:
    """Say whether a form with such a number was shown today."""
    return once.startswith(f"{timezone.localdate():%Y%m%d}-")


def is_sent_again(request: HttpRequest) -> bool:
    """Say whether the browser sends an old form again, as it does for whoever goes back to it.

    The pages that a code opens have no cookie that leaving could take away. Only a hash of the
    form's number is remembered, and only in the cache.
    """
    if not request.POST.get(FIELD):
        return False
    now = time.time()
    first = cache.get_or_set(f"once.{id_of(request, 'sent again').hex}", now, REMEMBERED)
    return now - (first or now) > PRESSED_TWICE


def remember_done(request: HttpRequest, *done: str | int) -> None:
    """Remember for some minutes what the posted form did, for whoever presses its button again.

    It hangs on the form's number, of which only a hash is kept. So it holds nothing of a person,
    and opens to nobody who does not have that form.
    """
    if request.POST.get(FIELD):
        cache.set(_place_of_done(request), (time.time(), done), SAID_AGAIN)


def mark_of(request: HttpRequest, *words: str) -> str:
    """Return what shows whether the same form sends the same `words` again, but not which."""
    said = "\0".join((request.POST.get(FIELD, ""), *words)).encode("utf-8", "replace")
    return hmac.digest(derived_key("same words v1"), said, hashlib.sha256).hex()


def done_before(request: HttpRequest) -> tuple[Any, ...]:
    """Return what the same form did some minutes ago at most; nothing if it did not."""
    if not request.POST.get(FIELD):
        return ()
    at, done = cache.get(_place_of_done(request)) or (0, ())
    # By the clock of the site, as `is_sent_again`: a cache may forget later.
    return done if time.time() - at <= SAID_AGAIN else ()


def _place_of_done(request: HttpRequest) -> str:
    # What a page remembers means nothing to another one.
    return f"done.{id_of(request, f'done at {request.path}').hex}"


def id_of(request: HttpRequest, purpose: str) -> UUID:
    """Return the id of what the posted form makes: the same for the same form."""
    once = request.POST.get(FIELD, "") or new_once()
    key = derived_key(f"{purpose} v1")
    digest = hmac.digest(key, once.encode("utf-8", "replace"), hashlib.sha256)
    return UUID(bytes=digest[:16], version=4)


def typed(request: HttpRequest, name: str, longest: int) -> str:
    """Return what was typed into the field `name`, as much of it as its box takes."""
    return request.POST.get(name, "").replace("\0", "").strip()[:longest]
