"""Tells whoever raised a concern that nobody heard of it, where the desk is not theirs any more."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

# Not who that is: the register says it, to those who manage surveys.
_NOBODY_TOLD = (
    "Nobody was told of your concern. Tell the safeguarding lead of that survey yourself, now. "
    "Whoever manages the survey knows who that is."
)


def say_nobody_was_told(request: HttpRequest) -> None:
    """Say to whoever has just raised a concern, if this is one, that it was refused."""
    if "concern" in request.POST or request.POST.get("do") == "concern":
        messages.error(request, _NOBODY_TOLD)


class UnheardConcernMiddleware:
    """Says so to whoever has to sign in first: Wagtail sends them there before any desk is asked.

    They are signed out by now, or left their only group.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Look at what is sent to the desks by those whom Wagtail lets in no more."""
        at = request.resolver_match
        is_desk = bool(at and "voice" in at.namespaces)
        if is_desk and not request.user.has_perm("wagtailadmin.access_admin"):
            say_nobody_was_told(request)
