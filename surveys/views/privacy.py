"""What every page under /s/ has in common: it leaves as few traces as a page can."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.views.decorators.csrf import csrf_exempt

from surveys.patience import few_wait_long
from surveys.speaking import UNREADABLE
from surveys.views.cookie import finish_leaving
from surveys.views.kind_pages import kind_page

View = Callable[..., HttpResponseBase]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
METHODS = ("GET", "HEAD", "POST")
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


def quiet(view: View, *, waits: bool = True) -> View:
    """Return `view` with the headers, and with kind pages instead of bare errors.

    One that asks nothing of the database `waits` for nobody: that must not ask it either.

    It is exempt from Django's CSRF check for two reasons. That check needs a cookie for
    the whole site, which is a trace; and under `Referrer-Policy: no-referrer` browsers
    send `Origin: null`, which it refuses. Pages with a draft check a token instead that
    only the draft's key can make (`Seat.accepts`); the others have no rights to abuse.
    """
    patient = few_wait_long()(view) if waits else view

    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # An error report must show nothing of what was typed.
        request.sensitive_post_parameters = "__ALL__"  # type: ignore[attr-defined]  # Django's own
        response = _answer(patient, request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        for name, value in HEADERS.items():
            response[name] = value
        finish_leaving(request, response)
        return response

    return csrf_exempt(wrapped)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    try:
        _ = request.POST
    except UNREADABLE:
        return kind_page(request, "too_much", status=400)
    try:
        return view(request, *args, **kwargs)
    except DatabaseError:
        response = kind_page(request, "not_saved", status=503)
        response["Retry-After"] = "30"
        return response


def from_elsewhere(request: HttpRequest) -> bool:
    """Say whether another site made the browser send this request."""
    return request.headers.get("Sec-Fetch-Site") == "cross-site"
