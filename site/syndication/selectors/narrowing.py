"""By what a list of heads is narrowed: indexed columns, and the facets beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from syndication.models import Facet, Publication
from syndication.models.publication import PublicationQuerySet

# What its project is about, everything of a project is about.
ABOUT = "about"
MOMENTS = {
    "published_after": "published_at__gte",
    "published_before": "published_at__lt",
    "modified_after": "released_at__gte",
    "modified_before": "released_at__lt",
}
# Key, document, and the place in the list.
Row = tuple[int, str, datetime, int]
Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Filters:
    """By what a list of heads may be narrowed.

    `moments` holds some of `MOMENTS`: after one is meant with it, before one without it.
    `facets` holds a word for each facet that is asked for.
    """

    project: UUID | None = None
    status: str | None = None
    language: str | None = None
    moments: Mapping[str, datetime] = field(default_factory=dict)
    facets: Mapping[str, str] = field(default_factory=dict)

    @property
    def scope(self) -> list[str]:
        """What tells a list from one with other filters, in a cursor."""
        moments = {name: moment.isoformat() for name, moment in self.moments.items()}
        more = sorted((moments | dict(self.facets)).items())
        first = map(str, (self.project, self.status, self.language))
        return [*first, *(f"{name}={value}" for name, value in more)]


def narrowed(kind: str, filters: Filters) -> PublicationQuerySet:
    """Return the live publications of a kind that fit, in no order."""
    found = Publication.objects.live().of_kind(kind)
    if filters.project:
        found = found.of_project(filters.project)
    if filters.status:
        found = found.filter(status=filters.status)
    if filters.language:
        found = found.filter(language=filters.language)
    for name, moment in filters.moments.items():
        found = found.filter(**{MOMENTS[name]: moment})
    for name, value in filters.facets.items():
        found = found.filter(_with_facet(name, value))
    return found


def count_of(kind: str, filters: Filters) -> int:
    """Return how many live publications of a kind fit. One query."""
    return narrowed(kind, filters).count()


def heads_before(kind: str, filters: Filters, *, before: Place, limit: int) -> list[Row]:
    """Return what stands before a place, the nearest `limit`, in the order of the list. One query.

    `selectors.heads` goes the other way.
    """
    date, number = before
    found = narrowed(kind, filters).filter(sort_date__gte=date)
    found = found.filter(Q(sort_date__gt=date) | Q(sort_date=date, change_number__gt=number))
    rows = found.order_by("sort_date", "change_number")
    values = rows.values_list("pk", "document", "sort_date", "change_number")[:limit]
    # What is live has a number: a constraint of the table says so.
    return cast("list[Row]", list(values))[::-1]


def _with_facet(name: str, value: str) -> Q:
    facets = Facet.objects.filter(name=name, value=value)
    if name != ABOUT:
        return Q(Exists(facets.filter(publication=OuterRef("pk"))))
    projects = Publication.objects.live().filter(pk__in=facets.values("publication"))
    return Q(project__in=projects.values("identifier"))
