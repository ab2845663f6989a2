"""What moves do beside changing a status: which facts they write, and what follows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from changeprojects import clock
from changeprojects.actions.join_team import join_team
from changeprojects.exceptions import MoveRefused
from changeprojects.models import (
    ChangeProjectPage,
    Evaluation,
    ExpressionOfInterest,
    PilotPage,
    PilotSite,
    ProjectModel,
    Stage,
)
from changeprojects.models.budget import BudgetLine

Project = ChangeProjectPage
Pilot = PilotPage.Status
Follow = tuple[Any, str]


def _no_facts(subject: Any, former: str, by: Any) -> None:
    """Write nothing."""


def _no_more(subject: Any) -> None:
    """Do nothing."""


def _no_others(subject: Any) -> Iterable[Follow]:
    return ()


@dataclass(frozen=True, slots=True)
class Effect:
    """`facts` writes on the thing before the rules are asked; `after` does what it brings about.

    `follow` names the automatic moves of other things that come with it.
    """

    facts: Callable[[Any, str, Any], None] = _no_facts
    after: Callable[[Any], None] = _no_more
    follow: Callable[[Any], Iterable[Follow]] = _no_others

    @property
    def tells_a_day(self) -> bool:
        """Whether it matters on which day the move is made."""
        return self.facts is not _no_facts


NOTHING = Effect()


def effect_of(subject: Any, move: str) -> Effect:
    """Return what a move of this thing does beside changing its status."""
    return _EFFECTS.get((subject._meta.model_name, move), NOTHING)


def _approve(project: Project, former: str, by: Any) -> None:
    model = project.model or ProjectModel.objects.filter(is_default=True).first()
    project.model_snapshot = model.snapshot() if model else {}
    project.approved_on = clock.today()


def _begin(project: Project, former: str, by: Any) -> None:
    project.actual_start = project.actual_start or clock.today()


def _refuse_end_before(start: date | None, end: date | None) -> None:
    if start and end and end < start:
        began = date_format(start, "j F Y")
        raise MoveRefused(f"It began on {began}. Write a day that is not before that.", field="on")


def _end(project: Project, former: str, by: Any) -> None:
    _refuse_end_before(project.actual_start, clock.today())
    project.actual_end = project.actual_end or clock.today()


def _pause(project: Project, former: str, by: Any) -> None:
    project.paused_from = former


def _resume(project: Project, former: str, by: Any) -> None:
    project.status = project.paused_from or project.status
    project.paused_from = ""


def _project_pilots(pilot: PilotPage) -> Iterable[Follow]:
    project = pilot.project
    if project and project.status in {"developing", "refining"}:
        yield project, "begin_piloting"


def _project_evaluates(pilot: PilotPage) -> Iterable[Follow]:
    project = pilot.project
    if project and project.status == "piloting":
        others = PilotPage.objects.child_of(project).filter(status=Pilot.OPEN)
        if not others.exists():
            yield project, "begin_evaluating"


def _sign_off(evaluation: Evaluation, former: str, by: Any) -> None:
    evaluation.signed_off_by, evaluation.signed_off_on = by, clock.today()


def _pilot_is_evaluated(evaluation: Evaluation) -> Iterable[Follow]:
    if evaluation.pilot.status == Pilot.CLOSED:
        yield evaluation.pilot, "evaluate"


def _project_refines(pilot: PilotPage) -> Iterable[Follow]:
    project = pilot.project
    if project and project.status == "evaluating":
        waiting = PilotPage.objects.child_of(project).filter(status=Pilot.CLOSED)
        if not waiting.exists():
            yield project, "begin_refining"


def _allocate(line: BudgetLine, former: str, by: Any) -> None:
    line.allocated_on = line.allocated_on or clock.today()
    line.allocated_by = by


def _send(interest: ExpressionOfInterest, former: str, by: Any) -> None:
    interest.sent_at = clock.now()


def _begin_again(interest: ExpressionOfInterest, former: str, by: Any) -> None:
    interest.sent_at = interest.decided_on = None


def _decide(interest: ExpressionOfInterest, former: str, by: Any) -> None:
    interest.decided_on = clock.today()


def _start_stage(stage: Stage, former: str, by: Any) -> None:
    stage.started_on = clock.today()


def _finish_stage(stage: Stage, former: str, by: Any) -> None:
    _refuse_end_before(stage.started_on, clock.today())
    stage.finished_on = clock.today()


def _start_site(site: PilotSite, former: str, by: Any) -> None:
    site.from_date = site.from_date or clock.today()


def _finish_site(site: PilotSite, former: str, by: Any) -> None:
    site.to_date = site.to_date or clock.today()
    _refuse_end_before(site.from_date, site.to_date)


def _join(interest: ExpressionOfInterest) -> None:
    if project := interest.call.project:
        join_team(project, interest.agency)


_EFFECTS: dict[tuple[str, str], Effect] = {
    ("changeprojectpage", "approve"): Effect(_approve),
    ("changeprojectpage", "confirm_team"): Effect(_begin),
    ("changeprojectpage", "complete"): Effect(_end),
    ("changeprojectpage", "stop"): Effect(_end),
    ("changeprojectpage", "pause"): Effect(_pause),
    ("changeprojectpage", "resume"): Effect(_resume),
    ("pilotpage", "open"): Effect(follow=_project_pilots),
    ("pilotpage", "close"): Effect(follow=_project_evaluates),
    ("pilotpage", "evaluate"): Effect(follow=_project_refines),
    ("evaluation", "sign_off"): Effect(_sign_off, follow=_pilot_is_evaluated),
    ("budgetline", "allocate"): Effect(_allocate),
    ("expressionofinterest", "send"): Effect(_send),
    ("expressionofinterest", "begin_again"): Effect(_begin_again),
    ("expressionofinterest", "shortlist"): Effect(_decide),
    ("expressionofinterest", "hold"): Effect(_decide),
    ("expressionofinterest", "decline"): Effect(_decide),
    ("expressionofinterest", "accept"): Effect(_decide, after=_join),
    ("stage", "start"): Effect(_start_stage),
    ("stage", "finish"): Effect(_finish_stage),
    ("pilotsite", "start"): Effect(_start_site),
    ("pilotsite", "finish"): Effect(_finish_site),
}
