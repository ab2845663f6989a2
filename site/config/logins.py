"""Slows down whoever tries passwords, at every door where somebody logs in."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from surveys.views.limits import count_failed_login, may_log_in

DOORS = ("wagtailadmin_login", "network:login")
WAIT_SECONDS = 300


class LoginTries:
    """Answers 429 to an address that has failed to log in too often; others never notice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        user_login_failed.connect(_failed, dispatch_uid="config.logins")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless a password is tried too soon."""
        is_try = request.method == "POST" and request.path in map(reverse, DOORS)
        if not is_try or may_log_in(request):
            return self.get_response(request)
        response = render(request, "429.html", status=429)
        response["Retry-After"] = str(WAIT_SECONDS)
        return response


def _failed(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    if request is not None:
        count_failed_login(request)
