"""Who is answering: a draft and the key that opens it, carried by one cookie.

The cookie is signed, lives until the browser closes, is sent only below the address of
its survey, and is the only place where the key is. There is no session.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from surveys.encryption import KEY_BYTES
from surveys.models import Draft

COOKIE = "d"
_SALT = "surveys.seat"


@dataclass(frozen=True, slots=True)
class Seat:
    """A draft and its key."""

    draft: Draft
    key: bytes

    @property
    def token(self) -> str:
        """What a form must carry to be taken as ours; only who has the key can make it."""
        return hmac.new(self.key, b"form token v1", hashlib.sha256).hexdigest()[:32]

    def accepts(self, token: str) -> bool:
        """Say whether `token`, as posted, is ours."""
        return secrets.compare_digest(self.token.encode(), token.encode("utf-8", "replace"))

    def tag(self, step: str) -> str:
        """Return the name under which the page `step` is stored."""
        return hmac.new(self.key, step.encode(), hashlib.sha256).hexdigest()


def new_key() -> bytes:
    """Return a fresh key for a draft."""
    return secrets.token_bytes(KEY_BYTES)


def seat_of(request: HttpRequest, code: str) -> Seat | None:
    """Return the seat that the request's cookie opens in the deployment `code`, if any."""
    try:
        value = Signer(salt=_SALT).unsign(request.COOKIES.get(COOKIE, ""))
        raw = base64.urlsafe_b64decode(value)
    except (BadSignature, binascii.Error, ValueError):
        return None
    if len(raw) != 16 + KEY_BYTES:
        return None
    drafts = Draft.objects.select_related("deployment", "version")
    draft = drafts.filter(pk=uuid.UUID(bytes=raw[:16]), deployment__code=code).first()
    return Seat(draft, raw[16:]) if draft else None


def take(response: HttpResponse, seat: Seat) -> None:
    """Put the cookie of `seat` on `response`."""
    raw = base64.urlsafe_b64encode(seat.draft.pk.bytes + seat.key).decode()
    response.set_cookie(
        COOKIE,
        Signer(salt=_SALT).sign(raw),
        path=_path(seat.draft.deployment.code),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def leave(response: HttpResponse, code: str) -> None:
    """Take the cookie of the deployment `code` off the browser: nobody has the key then."""
    response.delete_cookie(COOKIE, path=_path(code), samesite="Lax")


def _path(code: str) -> str:
    return reverse("surveys:start", args=[code])
