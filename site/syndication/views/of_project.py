"""Lists of what belongs to one Change Project, at its own address."""

from dataclasses import replace

from syndication.kinds import KINDS, api_url
from syndication.schema.describe import describe_list_of_project
from syndication.selectors import heads as selectors
from syndication.selectors.lists import Place
from syndication.selectors.narrowing import Filters
from syndication.views import heads
from syndication.views.heads import HeadList, Page, still_public


class OfProject(HeadList):
    """The live things of one kind that belong to the Change Project of the address."""

    def address(self) -> str:
        """Return the absolute address of the list."""
        return api_url("change-projects", self.kwargs["identifier"], self.kind.segment)

    def filters_given(self) -> Filters:
        """Return by what the list is to be narrowed."""
        return replace(super().filters_given(), project=self.kwargs["identifier"])

    def page(self, filters: Filters, place: Place | None, way: str) -> Page:
        """Return what stands there; raise a problem if there is no such project. Two queries."""
        project, kind = self.kwargs["identifier"], KINDS["change-project"].code
        still_public(selectors.head(kind, project, None, with_document=False))
        return super().page(filters, place, way)


@describe_list_of_project("product")
class ProductsOfProject(OfProject, heads.ProductList):
    """The products of one Change Project."""

    filters = ("stage", "language")


@describe_list_of_project("pilot")
class PilotsOfProject(OfProject, heads.PilotList):
    """The pilots of one Change Project."""

    filters = ("status", "language")


@describe_list_of_project("event")
class EventsOfProject(OfProject, heads.EventList):
    """The events of one Change Project."""

    filters = ("status", "language")


@describe_list_of_project("voice-summary")
class SummariesOfProject(OfProject, heads.VoiceSummaryList):
    """What people said in one Change Project."""

    filters = ("status", "language")
