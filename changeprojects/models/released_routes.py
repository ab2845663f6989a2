"""Released pages of which parts have addresses of their own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from changeprojects.models.released_page import ReleasedPage
from syndication.selectors import document_of


class ReleasedRoutes(RoutablePageMixin):
    """Goes before `ReleasedPage` among the bases; every part is read from what was released."""

    translation_key: Any
    locale: Any

    @path("")
    def current(self, request: HttpRequest) -> HttpResponse:
        """Show the page itself."""
        return ReleasedPage.serve(self, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer by the rest of the address, always from what was released."""
        return RoutablePageMixin.serve(self, request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Answer an editor with the draft as it would be released now."""
        return ReleasedPage.serve_preview(self, request, mode_name)

    def released_document(self) -> dict[str, Any]:
        """Return what was released of the page; 404 if nothing was."""
        document = document_of(self.translation_key, self.locale.language_code)
        if document is None:
            raise Http404
        return document

    def part(self, request: HttpRequest, template: str) -> HttpResponse:
        """Answer with one part of what was released."""
        return render(request, template, {"page": self, "document": self.released_document()})


class ProjectRoutes(ReleasedRoutes):
    """The parts of a Change Project that are too long for its own page."""

    # No page below a project may have one of these addresses.
    PARTS = ("timeline", "team", "differences")

    @path("timeline/")
    def timeline(self, request: HttpRequest) -> HttpResponse:
        """Show what happened, what was decided, and when money was set aside."""
        return self.part(request, "changeprojects/project_timeline.html")

    @path("team/")
    def team(self, request: HttpRequest) -> HttpResponse:
        """Show who is in the team, by agency and by what each person brings."""
        return self.part(request, "changeprojects/project_team.html")

    @path("differences/")
    def differences(self, request: HttpRequest) -> HttpResponse:
        """Show by which rules the project goes, and where it steps off the usual way."""
        return self.part(request, "changeprojects/project_differences.html")
