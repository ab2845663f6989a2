"""What a link officer finds on the page of the agency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from wagtail.models import Page

from changeprojects.models import (
    Agency,
    CallPage,
    ChangeProjectPage,
    ExpressionOfInterest,
    PilotSite,
    ReleaseNotice,
)
from changeprojects.rules.facts import SEEKING


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call that is open or opens soon, with the agency's answer to it, if any."""

    call: CallPage
    project: ChangeProjectPage | None
    is_open: bool
    interest: ExpressionOfInterest | None


def calls_for(agency: Agency, moment: datetime) -> list[CallRow]:
    """Return every public call that has not closed, the one that closes first at the top.

    Not those of a project that does not look for its team any more.
    """
    calls = list(CallPage.objects.live().filter(closes_at__gt=moment).order_by("closes_at"))
    answers = {
        one.call_id: one
        for one in ExpressionOfInterest.objects.filter(agency=agency, call__in=calls)
    }
    projects = projects_of(calls)
    return [
        CallRow(
            call,
            # Of a project that readers cannot open only the call is told.
            project if project.live else None,
            call.state(moment) == CallPage.State.OPEN,
            answers.get(call.pk),
        )
        for call in calls
        if (project := projects.get(call.pk)) and project.status in SEEKING
    ]


def interests_of(agency: Agency) -> QuerySet[ExpressionOfInterest]:
    """Return what the agency has written in answer to calls, the newest first."""
    return agency.interests.select_related("call").order_by("-pk")


def sites_of(agency: Agency) -> QuerySet[PilotSite]:
    """Return the agency's pilot sites, the newest first, with how many adaptations each has."""
    counted = agency.pilot_sites.annotate(adaptation_count=Count("adaptations"))
    return counted.select_related("pilot", "agency").order_by("-pk")


def notices_of(agency: Agency, *, most: int = 20) -> list[ReleaseNotice]:
    """Return the latest releases that the agency was told of, the newest first."""
    return list(agency.notices.select_related("product")[:most])


def projects_of(pages: Iterable[Page]) -> dict[int, ChangeProjectPage]:
    """Return the project above each page, by the key of the page; in one query."""
    above = {page.pk: page.path[: -page.steplen] for page in pages}
    found = ChangeProjectPage.objects.filter(path__in=set(above.values()))
    by_path = {project.path: project for project in found}
    return {pk: by_path[path] for pk, path in above.items() if path in by_path}
