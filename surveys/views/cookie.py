"""The cookie of somebody who answers: it carries the seat, and nothing else knows the key.

It is signed, lives until the browser closes and is sent only below the address of its
survey. There is no session.
"""

import base64
import binascii
import uuid
from collections.abc import Collection

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from surveys.encryption import KEY_BYTES
from surveys.models import Draft, DraftStep
from surveys.seat import Seat, is_token, tag_of

COOKIE = "d"
_PASSING = "p"
_SALT = "surveys.seat"


def seat_of(request: HttpRequest, code: str, pages: Collection[str] = ()) -> Seat | None:
    """Return the seat that the request's cookie opens in the deployment `code`, if any.

    One query, in which `pages` of the draft come along.
    """
    opened = _opened(request)
    if opened is None:
        return None
    draft_id, key = opened
    drafts = Draft.objects.select_related("deployment", "version")
    tags = {f"page_{place}": tag_of(key, page) for place, page in enumerate(pages)}
    with_pages = drafts.annotate(**{name: _page(tag) for name, tag in tags.items()})
    draft = with_pages.filter(pk=draft_id, deployment__code=code).first()
    return (
        Seat(draft, key, {tag: getattr(draft, name) for name, tag in tags.items()})
        if draft
        else None
    )


def _page(tag: str) -> Subquery:
    return Subquery(DraftStep.objects.filter(draft=OuterRef("pk"), step=tag).values("blob"))


def draft_id_of(request: HttpRequest) -> uuid.UUID | None:
    """Return the draft that the request's cookie names, without asking whether there is one."""
    opened = _opened(request)
    return opened[0] if opened else None


def has_key_of(request: HttpRequest, token: str) -> bool:
    """Say whether the request's cookie has the key that made the `token` of a form.

    Asks nothing of the database: it holds also when the draft is gone.
    """
    opened = _opened(request)
    return opened is not None and is_token(opened[1], token)


def _opened(request: HttpRequest) -> tuple[uuid.UUID, bytes] | None:
    try:
        value = Signer(salt=_SALT).unsign(request.COOKIES.get(COOKIE, ""))
        raw = base64.urlsafe_b64decode(value)
    except (BadSignature, binascii.Error, ValueError):
        return None
    if len(raw) != 16 + KEY_BYTES:
        return None
    return uuid.UUID(bytes=raw[:16]), raw[16:]


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
    """Take the cookie of the deployment `code` off the browser: nobody has the key then.

    What the browser kept for its Back button goes with it.
    """
    response.delete_cookie(COOKIE, path=_path(code), samesite="Lax")
    forget_pages(response)


def forget_pages(response: HttpResponse) -> None:
    """Let the browser forget the pages below /s/ that it keeps whole for its Back button.

    Chromium keeps them, with what was typed, although they say `no-store`, until a cookie that
    scripts cannot read changes where they lie. One comes and goes here in the same answer.
    `Clear-Site-Data` would do the same, but holds the answer up while the browser looks through
    all that it has kept: half a second for 5,000 files, and the way out waits for nothing.
    """
    path = reverse("surveys:unknown", args=[""])
    response["Set-Cookie"] = f"{_PASSING}=-; Path={path}; HttpOnly; SameSite=Lax"
    # Cookies of Django's own come after the headers, so this one goes as soon as it is there.
    response.delete_cookie(_PASSING, path=path, samesite="Lax")


def _path(code: str) -> str:
    return reverse("surveys:start", args=[code])
