"""Who gets into an agency's place, and its first page."""

from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from changeprojects import clock
from changeprojects.models import Agency
from changeprojects.selectors.agency_place import (
    calls_for,
    interests_of,
    notices_of,
    sites_of,
)
from changeprojects.selectors.officers import agencies_of

Row = TypeVar("Row", bound=Model)
_ON_A_PAGE = 20


def to_login(request: HttpRequest) -> HttpResponse:
    """Send somebody who is not logged in to the login page, and back afterwards."""
    return redirect_to_login(request.get_full_path(), reverse("network:login"))


@never_cache
def entrance(request: HttpRequest) -> HttpResponse:
    """Lead a link officer to the agency; let those who act for several choose."""
    if not request.user.is_authenticated:
        return to_login(request)
    agencies = list(agencies_of(request.user))
    if len(agencies) == 1:
        return redirect("network:agency", agencies[0].slug)
    status = 200 if agencies else 403
    template = "changeprojects/network/choose.html"
    return render(request, template, {"agencies": agencies}, status=status)


@method_decorator(never_cache, name="dispatch")
class OfficerView(View):
    """A page of one agency. For everybody but its link officers it is not there."""

    agency: Agency
    officer: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer a link officer of the agency in the address."""
        if not request.user.is_authenticated:
            return to_login(request)
        # Only whoever acts for an agency is told that it exists.
        found = agencies_of(request.user)
        self.agency = get_object_or_404(found, slug=kwargs.pop("agency"))
        self.officer = request.user
        return super().dispatch(request, *args, **kwargs)

    def page(self, template: str, **context: Any) -> HttpResponse:
        """Return a page of the place, with its agency."""
        shown = context | {"agency": self.agency}
        return render(self.request, f"changeprojects/network/{template}.html", shown)

    def part(self, rows: QuerySet[Row], name: str) -> Page[Row]:
        """Return the part of a list that the address asks for as `name`; the first otherwise."""
        return Paginator(rows, _ON_A_PAGE).get_page(self.request.GET.get(name))


class AgencyView(OfficerView):
    """The first page: what is asked, what was sent, pilot sites, releases."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.page(
            "agency",
            calls=calls_for(self.agency, clock.now()),
            interests=self.part(interests_of(self.agency), "sent"),
            sites=self.part(sites_of(self.agency), "sites"),
            notices=notices_of(self.agency),
            has_more_agencies=agencies_of(request.user).count() > 1,
        )
