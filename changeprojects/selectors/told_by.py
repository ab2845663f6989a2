"""Which public pages tell about an entry of a register."""

from functools import singledispatch
from typing import Any

from changeprojects.models import (
    Adaptation,
    ChangeProjectPage,
    ConsultationRoundPage,
    Evaluation,
    EventPage,
    ExpressionOfInterest,
    Person,
    PilotPage,
    PilotSite,
    PriorityTopic,
    ProductPage,
    ReleasedPage,
    ShapingDecision,
)


@singledispatch
def told_by(entry: Any) -> list[ReleasedPage]:
    """Return the pages whose documents tell about the entry, as they are stored now.

    What belongs to a project is told by the project, unless it says otherwise below.
    """
    return list(ChangeProjectPage.objects.filter(pk=getattr(entry, "project_id", None)))


@told_by.register
def _(entry: PriorityTopic) -> list[ReleasedPage]:
    rounds = ConsultationRoundPage.objects.filter(pk=entry.round_id)
    return [*rounds, *ChangeProjectPage.objects.filter(topics=entry)]


@told_by.register
def _(entry: Person) -> list[ReleasedPage]:
    # Who agreed to be named is named with the team; who takes that back is not, from now on.
    products = ProductPage.objects.filter(contributors__person=entry).distinct()
    return [*products, *ChangeProjectPage.objects.filter(team_people__person=entry).distinct()]


@told_by.register(PilotSite)
@told_by.register(Evaluation)
def _(entry: PilotSite | Evaluation) -> list[ReleasedPage]:
    return list(PilotPage.objects.filter(pk=entry.pilot_id))


@told_by.register
def _(entry: Adaptation) -> list[ReleasedPage]:
    return list(PilotPage.objects.filter(sites=entry.site_id))


@told_by.register
def _(entry: ExpressionOfInterest) -> list[ReleasedPage]:
    # The team of the project changes when an agency is accepted.
    return [project] if (project := entry.project) else []


@told_by.register
def _(entry: ShapingDecision) -> list[ReleasedPage]:
    events = EventPage.objects.filter(pk=entry.at_event_id)
    return [*events, *ChangeProjectPage.objects.filter(pk=entry.project_id)]
