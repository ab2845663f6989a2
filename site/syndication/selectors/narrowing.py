"""By what a list of heads is narrowed: indexed columns, and the facets beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from syndication.models import Publication
from syndication.selectors.statements import written

# What its project is about, everything of a project is about.
ABOUT = "about"
MOMENTS = {
    "published_after": "publication.published_at >= %s",
    "published_before": "publication.published_at < %s",
    "modified_after": "publication.released_at >= %s",
    "modified_before": "publication.released_at < %s",
}
# What `seen_now` of the model asks.
_LIVE = "publication.state = %s AND (publication.until IS NULL OR publication.until > %s)"
_WITH_FACET = """
EXISTS (SELECT 1 FROM syndication_facet AS facet
WHERE facet.publication_id = publication.id AND facet.name = %s AND facet.value = %s)
"""
_OF_PROJECT_ABOUT = """
publication.project IN (SELECT project.identifier FROM syndication_publication AS project
JOIN syndication_facet AS facet ON facet.publication_id = project.id
WHERE project.state = %s AND (project.until IS NULL OR project.until > %s)
    AND facet.name = %s AND facet.value = %s)
"""


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


class Conditions:
    """What must hold of the rows of a list, as SQL, with the values that belong to it.

    Without a kind they are of any.
    """

    def __init__(self, kind: str, filters: Filters) -> None:
        self._said: list[str] = []
        self.values: list[Any] = []
        live = Publication.State.LIVE.value, written(timezone.now())
        if kind:
            self.add("publication.kind = %s", kind)
        self.add(_LIVE, *live)
        if filters.project:
            self.add("publication.project = %s", filters.project.hex)
        if filters.status:
            self.add("publication.status = %s", filters.status)
        if filters.language:
            self.add("publication.language = %s", filters.language)
        for name, moment in filters.moments.items():
            self.add(MOMENTS[name], written(moment))
        for name, value in filters.facets.items():
            if name == ABOUT:
                self.add(_OF_PROJECT_ABOUT, *live, name, value)
            else:
                self.add(_WITH_FACET, name, value)

    def add(self, condition: str, *values: Any) -> None:
        """Ask for one more thing, in SQL that no reader has a hand in."""
        self._said.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """All of it, as it stands after WHERE."""
        return " AND ".join(self._said)
