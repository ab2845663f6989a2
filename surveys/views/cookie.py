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
from django.http.response import HttpResponseBase
from django.urls import reverse

from surveys.encryption import KEY_BYTES
from surveys.leaving import left_at
from surveys.models import Draft, DraftStep
from surveys.seat import Seat, is_token, tag_of

COOKIE = "d"
_PASSING = "p"
# Put on by the script of the way out, for as long as we have not answered. It says which survey
# was left, so that its key can be taken away.
_LEFT = "l"
# Says that somebody left, or is done where somebody may be watching. It lies where every survey
# does, so that it says of none that it was this one: less than the history, which has its address.
_MARK = "m"
_SALT = "surveys.seat"


def seat_of(request: HttpRequest, code: str, pages: Collection[str] = ()) -> Seat | None:
    """Return the seat that the request's cookie opens in the deployment `code`, if any.

    One query, in which `pages` of the draft come along.
    """
    found = None if _left(request)[0] == code else opened(request)
    if found is None:
        return None
    draft_id, key = found
    drafts = Draft.objects.select_related("deployment", "version")
    tags = {f"page_{place}": tag_of(key, page) for place, page in enumerate(pages)}
    with_pages = drafts.annotate(**{name: _page(tag) for name, tag in tags.items()})
    draft = with_pages.filter(pk=draft_id, deployment__code=code).first()
    if draft is None:
        return None
    if draft.deployment.version_id == draft.version_id:
        # What stands round every page is asked of the deployment: it need not be fetched twice.
        draft.deployment.version = draft.version
    return Seat(draft, key, {tag: getattr(draft, name) for name, tag in tags.items()})


def _page(tag: str) -> Subquery:
    return Subquery(DraftStep.objects.filter(draft=OuterRef("pk"), step=tag).values("blob"))


def has_key_of(request: HttpRequest, token: str) -> bool:
    """Say whether the request's cookie has the key that made the `token` of a form.

    Asks nothing of the database: it holds also when the draft is gone. Whoever left has none.
    """
    if (left := _left(request)[0]) and request.path.startswith(_path(left)):
        return False
    found = opened(request)
    return found is not None and is_token(found[1], token)


def opened(request: HttpRequest) -> tuple[uuid.UUID, bytes] | None:
    """Return the draft that the request's cookie names, and its key; it may be gone."""
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
    unmark(response)


def leave(response: HttpResponseBase, code: str) -> None:
    """Take the cookie of the deployment `code` off the browser: nobody has the key then.

    What the browser kept for its Back button goes with it.
    """
    response.delete_cookie(COOKIE, path=_path(code), samesite="Lax")
    forget_pages(response)


def mark(response: HttpResponseBase) -> None:
    """Have the browser say, until it closes, that somebody left; it says nothing else.

    The first pages and those for help are then found by nobody who goes back.
    """
    response.set_cookie(
        _MARK,
        "-",
        path=_below(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def unmark(response: HttpResponseBase) -> None:
    """Take that back: somebody is here who wants to be."""
    response.delete_cookie(_MARK, path=_below(), samesite="Lax")


def is_marked(request: HttpRequest) -> bool:
    """Say whether somebody left, here or elsewhere, since this browser was opened.

    Also if we could not answer yet when they did.
    """
    return bool(request.COOKIES.get(_MARK)) or _left(request)[1]


def finish_leaving(request: HttpRequest, response: HttpResponseBase) -> None:
    """Do with `response` what the way out did, if its own answer never came to the browser.

    The script of the way out goes without us if we are too slow. Until we have answered, its
    mark says so: no page shows anything for the key that is still there, and the first one that
    is asked for takes it away. A key that `response` itself gives stays: somebody begins anew.
    """
    if not request.COOKIES.get(_LEFT):
        return
    code, is_to_be_marked = _left(request)
    if code and COOKIE not in response.cookies:
        leave(response, code)
    else:
        forget_pages(response)
    if is_to_be_marked and _MARK not in response.cookies:
        mark(response)


def _left(request: HttpRequest) -> tuple[str, bool]:
    return left_at(request.COOKIES.get(_LEFT, ""))


def forget_pages(response: HttpResponseBase) -> None:
    """Let the browser forget the pages below /s/ that it keeps whole for its Back button.

    Chromium keeps them, with what was typed, although they say `no-store`, until a cookie that
    scripts cannot read changes where they lie. One comes and goes here in the same answer.
    `Clear-Site-Data` would do the same, but holds the answer up while the browser looks through
    all that it has kept: half a second for 5,000 files, and the way out waits for nothing.
    """
    path = _below()
    response["Set-Cookie"] = f"{_PASSING}=-; Path={path}; HttpOnly; SameSite=Lax"
    # Cookies of Django's own come after the headers, so this one goes as soon as it is there.
    response.delete_cookie(_PASSING, path=path, samesite="Lax")
    response.delete_cookie(_LEFT, path=path, samesite="Lax")


def _below() -> str:
    return reverse("surveys:unknown", args=[""])


def _path(code: str) -> str:
    return reverse("surveys:start", args=[code])
