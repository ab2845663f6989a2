"""Leads readers from an address that a page had to the one it has, or says that it is gone."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from changeprojects.public_names import public_name
from syndication.models import Publication

_LONGEST = Publication._meta.get_field("path").max_length


class MovedMiddleware:
    """Asks Wagtail's redirects where a page is that is not found.

    Wagtail's own middleware would lead to pages that were taken back or never public,
    and so tell their addresses; this one leads only to what readers can open. Where something
    public was and was taken back, it answers 410 instead of 404, and 451 where it was revoked, as
    the API does.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; if nothing is found, with where it is now, or with that it was taken back."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND:
            return response
        return _moved(request) or _taken_back(request) or response


def _moved(request: HttpRequest) -> HttpResponse | None:
    found = _redirect_from(request)
    if found is None or not _is_open(found) or not found.link:
        return None
    answer = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
    return answer(found.link)


def _taken_back(request: HttpRequest) -> HttpResponse | None:
    """Return the page that says so, without a word of what was there."""
    # PostgreSQL takes no NUL in a text, and no address of ours has one. None is longer, either.
    parts = request.path[:_LONGEST].replace("\0", "").strip("/").split("/")
    above = [f"/{'/'.join(parts[:length])}/" for length in range(1, len(parts) + 1)]
    found = Publication.objects.taken_back().filter(path__in=above)
    states = set(found.values_list("state", flat=True))
    if Publication.State.REVOKED in states:
        return render(request, "451.html", status=HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
    return render(request, "410.html", status=HTTPStatus.GONE) if states else None


def _redirect_from(request: HttpRequest) -> Redirect | None:
    """Return the redirect of the whole address, or else of the address without its query."""
    # Not `request.path`: what begins with two slashes there passes for the name of a host.
    asked = request.get_full_path()
    for address in dict.fromkeys([asked, asked.partition("?")[0]]):
        path = Redirect.normalise_path(address, decode_unicode=False)
        if found := get_redirect(request, path):
            return found
    return None


def _is_open(redirect: Redirect) -> bool:
    """Return whether readers can open the page; an address typed by staff is theirs to know."""
    page = redirect.redirect_page
    return page is None or public_name(page) is not None
