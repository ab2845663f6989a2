"""Puts projects into the page tree and lets them move on."""

from collections.abc import Iterator, Mapping
from typing import Any

from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    BudgetLine,
    ChangeProjectPage,
    OutcomeStatement,
    ProjectIndexPage,
    Recommendation,
    TeamAgency,
    TeamPerson,
    Waiver,
)
from home.demo.plan import Money, Place, Plan, Verdict

Agencies = Mapping[str, Agency]


def begin(plan: Plan, status: str) -> ChangeProjectPage:
    """Create a project as planned and publish it; its money is written down first."""
    agencies = Agency.objects.in_bulk(field_name="slug")
    page = ChangeProjectPage(slug=plan.slug, live=False, status=status, **plan.fields)
    page.outcomes = [
        OutcomeStatement(for_whom=o.for_whom, what_changes=o.what_changes, how_known=o.how_known)
        for o in plan.outcomes
    ]
    page.waivers = [
        Waiver(
            title=d.title,
            usual_way=d.usual_way,
            here=d.here,
            reason=d.reason,
            granted_by=d.granted_by,
            granted_on=d.granted_on,
        )
        for d in plan.differences
    ]
    ProjectIndexPage.objects.get().add_child(instance=page)
    page.endorsed_by.set(agencies[slug] for slug in plan.endorsed_by)
    set_money_aside(page, plan.money)
    return release_page(page)


def set_money_aside(page: ChangeProjectPage, money: tuple[Money, ...]) -> None:
    """Write down the budget; a line without a day is only proposed."""
    for line in money:
        allocated = line.allocated_on is not None
        BudgetLine.objects.create(
            project=page,
            purpose=line.purpose,
            amount=line.amount,
            nature=BudgetLine.Nature.CONFIRMED if allocated else BudgetLine.Nature.INDICATIVE,
            status=BudgetLine.Status.ALLOCATED if allocated else BudgetLine.Status.PROPOSED,
            allocated_on=line.allocated_on,
        )


def gather(plan: Plan, status: str) -> None:
    """Give the project its team and move it on."""
    agencies = Agency.objects.in_bulk(field_name="slug")
    page = project(plan.slug)
    page.team_agencies = [
        TeamAgency(
            agency=agencies[place.agency],
            leads=place.leads,
            joined_on=place.joined_on,
            left_on=place.left_on,
        )
        for place in plan.team
    ]
    page.team_people = list(_people(plan, agencies))
    page.status = status
    release_page(page)


def _people(plan: Plan, agencies: Agencies) -> Iterator[TeamPerson]:
    for place in plan.team:
        yield from _people_of(place, agencies)
    for group, count in plan.outside:
        for _ in range(count):
            yield TeamPerson(group=group)


def _people_of(place: Place, agencies: Agencies) -> Iterator[TeamPerson]:
    for group, count in place.people.items():
        for _ in range(count):
            yield TeamPerson(agency=agencies[place.agency], group=group)


def move(slug: str, status: str, **changes: Any) -> None:
    """Publish the project with another status, and other fields if given."""
    page = project(slug)
    page.status = status
    for name, value in changes.items():
        setattr(page, name, value)
    release_page(page)


def project(slug: str) -> ChangeProjectPage:
    """Return a project as its latest revision has it."""
    return ChangeProjectPage.objects.get(slug=slug).get_latest_revision_as_object()


def decide(slug: str, verdicts: list[Verdict]) -> None:
    """Write down recommendations and what was decided about each."""
    page = ChangeProjectPage.objects.get(slug=slug)
    for verdict in verdicts:
        Recommendation.objects.create(
            project=page,
            **{name: getattr(verdict, name) for name in Verdict.__slots__},
        )
