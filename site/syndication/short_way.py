"""The short way from the server to the content API."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from syndication.kinds import API_PATH, CATALOGUE_PATH, ID_PATH

_OURS = (API_PATH, CATALOGUE_PATH, ID_PATH)


class ShortWay:
    """Takes what is asked of the API straight to its view, past the middleware that follows.

    Nobody is known there: no session, no user, no form that could be forged, no message. What
    stands before it in `MIDDLEWARE` holds for the API too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from the API, or let everything else answer."""
        if not request.path_info.startswith(_OURS):
            return self.get_response(request)
        # Refuses a name that is not this site's, as the middleware that is passed by would.
        request.get_host()
        match = resolve(request.path_info, "syndication.urls")
        request.resolver_match = match
        return match.func(request, *match.args, **match.kwargs)
