"""Puts projects into the page tree and lets them move on, by the doors that people use."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from changeprojects import clock
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    BudgetLine,
    ChangeProjectPage,
    OutcomeStatement,
    Person,
    PriorityTopic,
    ProjectIndexPage,
    ProjectModel,
    Recommendation,
    Stage,
    TeamAgency,
    TeamPerson,
    Waiver,
)
from home.demo.dates import at_hour
from home.demo.plan import Credit, Difference, Money, Place, Plan, Step, Verdict

Agencies = Mapping[str, Agency]


def propose(plan: Plan) -> None:
    """Create a project out of a topic and publish it: from now on it comes next."""
    page = ChangeProjectPage(
        slug=plan.slug,
        live=False,
        model=ProjectModel.objects.get(code=plan.model),
        **plan.fields,
    )
    page.outcomes = [
        OutcomeStatement(for_whom=o.for_whom, what_changes=o.what_changes, how_known=o.how_known)
        for o in plan.outcomes
    ]
    page.support = list(plan.support)
    page.involvement = list(plan.involvement)
    page.evidence = list(plan.evidence)
    ProjectIndexPage.objects.get().add_child(instance=page)
    page.topics.set(PriorityTopic.objects.filter(statement=plan.topic))
    page.save()
    release_page(page)


def registers(plan: Plan) -> Iterator[Step]:
    """Yield what is written into the registers of a project, each on its day."""
    for line in plan.money:
        if line.allocated_on is not None:
            yield Step(at_hour(line.allocated_on, 8), partial(set_aside, plan.slug, line))
    for difference in plan.differences:
        yield Step(at_hour(difference.granted_on, 18), partial(differ, plan.slug, difference))


def budget(slug: str, money: tuple[Money, ...]) -> None:
    """Propose every line of a budget."""
    for line in money:
        certain = line.allocated_on is not None
        keep_entry(
            BudgetLine(
                project=stored(slug),
                purpose=line.purpose,
                amount=line.amount,
                nature=BudgetLine.Nature.CONFIRMED if certain else BudgetLine.Nature.INDICATIVE,
            )
        )


def set_aside(slug: str, line: Money) -> None:
    """Allocate a line that was proposed."""
    lines = BudgetLine.objects.filter(project__slug=slug, status=BudgetLine.Status.PROPOSED)
    move(lines.get(purpose=line.purpose, amount=line.amount), "allocate")


def give_back(slug: str, purpose: str, spent: int, reason: str) -> None:
    """Write down what was spent of a line, and give the rest back."""
    line = BudgetLine.objects.get(project__slug=slug, purpose=purpose)
    line.spent = Decimal(spent)
    keep_entry(line)
    move(line, "release_back", reason=reason)


def differ(slug: str, difference: Difference) -> None:
    """Grant a difference from the usual way."""
    keep_entry(
        Waiver(
            project=stored(slug),
            rule_code=difference.rule,
            title=difference.title,
            usual_way=difference.usual_way,
            here=difference.here,
            reason=difference.reason,
            granted_by=difference.granted_by,
            granted_on=difference.granted_on,
        )
    )


def gather(plan: Plan) -> None:
    """Give the project its team and its stages, and confirm the team."""
    agencies = Agency.objects.in_bulk(field_name="slug")
    page = stored(plan.slug)
    gather_more(plan)
    for person in _people(plan, agencies):
        person.project = page
        keep_entry(person)
    for credit in plan.credits:
        _credit(page, credit)
    move(page, "confirm_team")


def _credit(page: ChangeProjectPage, credit: Credit) -> None:
    """Let somebody hold one of the places that nobody is known to hold."""
    person = Person(display_name=credit.name, credit_consent=credit.consent, is_demo=True)
    keep_entry(person)
    places = page.team_people.filter(group=credit.group, agency__slug=credit.agency, person=None)
    place = places[0]
    place.person, place.credit_roles = person, list(credit.roles)
    keep_entry(place)


def gather_more(plan: Plan) -> None:
    """Let those join who come later than the first, and lead what the plan gives them."""
    agencies = Agency.objects.in_bulk(field_name="slug")
    project = stored(plan.slug)
    there = set(project.team_agencies.values_list("agency__slug", flat=True))
    for place in plan.team:
        if place.agency not in there and place.joined_on and place.joined_on <= clock.today():
            keep_entry(
                TeamAgency(
                    project=project, agency=agencies[place.agency], joined_on=place.joined_on
                )
            )
    plan_stages(plan)


def leave(slug: str, agency: str) -> None:
    """Let an agency leave the team."""
    member = TeamAgency.objects.get(project__slug=slug, agency__slug=agency)
    member.left_on = clock.today()
    keep_entry(member)


def plan_stages(plan: Plan) -> None:
    """Write down the stages of a project, each led by the agencies that the plan names."""
    page = stored(plan.slug)
    for place in plan.team:
        member = TeamAgency.objects.filter(project=page, agency__slug=place.agency).first()
        if member is None:
            continue
        for kind in place.leads:
            order = list(Stage.Kind.values).index(kind)
            stage, _ = Stage.objects.get_or_create(project=page, kind=kind, order=order)
            stage.leads.add(member)
    page.refresh_head()


def work_on(slug: str, *kinds: str) -> None:
    """Finish the stages that go on, and start those that are named and planned."""
    for stage in Stage.objects.filter(project__slug=slug, status=Stage.Status.ACTIVE):
        if stage.kind not in kinds:
            move(stage, "finish")
    for stage in Stage.objects.filter(project__slug=slug, status=Stage.Status.PENDING):
        if stage.kind in kinds:
            move(stage, "start")


def _people(plan: Plan, agencies: Agencies) -> Iterator[TeamPerson]:
    for place in plan.team:
        yield from _people_of(place, agencies)
    for group, count in plan.outside:
        for _ in range(count):
            yield TeamPerson(group=group)


def _people_of(place: Place, agencies: Agencies) -> Iterator[TeamPerson]:
    for group, count in place.people.items():
        for _ in range(count):
            level = _LEVELS.get(str(group), "")
            yield TeamPerson(agency=agencies[place.agency], group=group, level=level)


_LEVELS: dict[str, str] = {
    TeamPerson.Group.PRACTITIONER: "front_line",
    TeamPerson.Group.POLICY_MAKER: "strategic",
}


def move_on(slug: str, name: str, reason: str = "") -> None:
    """Let a project move on."""
    move(stored(slug), name, reason=reason)


def stored(slug: str) -> ChangeProjectPage:
    """Return a project as it is stored."""
    return ChangeProjectPage.objects.get(slug=slug)


def decide(slug: str, verdicts: list[Verdict]) -> None:
    """Write down recommendations and what was decided about each."""
    page = stored(slug)
    for verdict in verdicts:
        Recommendation.objects.create(
            project=page,
            **{name: getattr(verdict, name) for name in Verdict.__slots__},
        )
