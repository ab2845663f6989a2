"""How the demonstration's projects were chosen, and how their teams were called for."""

from dataclasses import dataclass
from datetime import date, datetime

from changeprojects import clock
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    CallCriterion,
    CallPage,
    ConsultationRoundPage,
    CriterionJudgement,
    PrioritiesIndexPage,
    PriorityTopic,
    SelectionAppraisal,
    TopicEndorsement,
)
from home.demo.projects import stored

CRITERIA = tuple(CriterionJudgement.Criterion.values)


@dataclass(frozen=True, slots=True)
class TopicText:
    """What agencies asked for in a round, and which of them."""

    statement: str
    horizon: str
    need: str
    endorsed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundText:
    """A round of talks with agencies."""

    slug: str
    title: str
    summary: str
    opens_on: date
    closes_on: date
    topics: tuple[TopicText, ...]


def consult(text: RoundText) -> None:
    """Publish a round with its topics."""
    page = ConsultationRoundPage(
        title=text.title,
        slug=text.slug,
        live=False,
        summary=text.summary,
        opens_on=text.opens_on,
        closes_on=text.closes_on,
    )
    PrioritiesIndexPage.objects.get().add_child(instance=page)
    agencies = Agency.objects.in_bulk(field_name="slug")
    for topic in text.topics:
        entry = PriorityTopic(
            round=page, statement=topic.statement, horizon=topic.horizon, need=topic.need
        )
        entry.endorsements = [TopicEndorsement(agency=agencies[slug]) for slug in topic.endorsed_by]
        keep_entry(entry)
    release_page(page)


@dataclass(frozen=True, slots=True)
class Choice:
    """Why a project was chosen: a summary for everybody, and a reason for each criterion."""

    summary: str
    reasons: tuple[str, str, str, str, str]
    conditions: tuple[str, ...] = ()


def choose(slug: str, choice: Choice) -> None:
    """Appraise a project by the five criteria and approve it."""
    appraisal = SelectionAppraisal(
        project=stored(slug),
        panel="The programme board",
        held_on=clock.today(),
        public_summary=choice.summary,
    )
    conditions = dict(zip(reversed(CRITERIA), reversed(choice.conditions), strict=False))
    appraisal.judgements = [
        CriterionJudgement(
            criterion=criterion,
            judgement="partly" if conditions.get(criterion) else "met",
            rationale=reason,
            condition=conditions.get(criterion, ""),
        )
        for criterion, reason in zip(CRITERIA, choice.reasons, strict=True)
    ]
    keep_entry(appraisal)
    move(stored(slug), "approve")


@dataclass(frozen=True, slots=True)
class CallText:
    """An open call."""

    summary: str
    what_we_ask: str
    opens_at: datetime
    closes_at: datetime
    criteria: tuple[str, ...]
    places: int = 7


def call_for_team(slug: str, text: CallText) -> None:
    """Publish a call to all partner agencies, and say that the project looks for a team."""
    project = stored(slug)
    page = CallPage(
        title=f"Open call: {project.title}",
        slug="call",
        live=False,
        summary=text.summary,
        what_we_ask=text.what_we_ask,
        opens_at=text.opens_at,
        closes_at=text.closes_at,
        places=text.places,
    )
    page.criteria = [CallCriterion(text=criterion) for criterion in text.criteria]
    project.add_child(instance=page)
    release_page(page)
    move(project, "open_call")
