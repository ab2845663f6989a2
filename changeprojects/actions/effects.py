"""What moves do beside changing a status: which facts they write, and what follows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format

from changeprojects import clock
from changeprojects.actions.hold_money import refuse_pilot_without_money
from changeprojects.actions.join_team import join_team
from changeprojects.actions.keep_proven_words import keep_proven_words
from changeprojects.actions.tell_answered import tell_answered
from changeprojects.exceptions import MoveRefused
from changeprojects.models import (
    ChangeProjectPage,
    Evaluation,
    ExpressionOfInterest,
    PilotPage,
    PilotSite,
    ProductPage,
    ProjectModel,
    Stage,
)
from changeprojects.models.budget import BudgetLine
from changeprojects.rules.facts import months_between
from syndication.actions.revoke import revoke

Project = ChangeProjectPage
Pilot = PilotPage.Status
# A review is of now if it was held in the last half year.
REVIEW_MONTHS = 6
NEVER_BEGAN = "The pilot ended before this site began."
NEVER_DONE = "The project was stopped before this was done."


class Follow(NamedTuple):
    """An automatic move of another thing, with the reason if the move asks for one."""

    subject: Any
    move: str
    reason: str = ""


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


def _decline(project: Project, former: str, by: Any) -> None:
    project.declined_on = clock.today()


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
        yield Follow(project, "begin_piloting")


def _pilot_ended(pilot: PilotPage) -> Iterable[Follow]:
    """Its sites end with it, and the project goes on when it was the last one.

    One that was only invited stays that: who has not agreed is not named as withdrawn either.
    """
    today = clock.today()
    for site in pilot.sites.filter(status__in=PilotSite.TAKING_PART):
        has_begun = site.status == PilotSite.Status.ACTIVE and (site.from_date or today) <= today
        yield Follow(site, "finish") if has_begun else Follow(site, "withdraw", NEVER_BEGAN)
    if pilot.project:
        yield from catch_up(pilot.project)


def catch_up(project: Project) -> Iterable[Follow]:
    """Yield the automatic move that the project's pilots call for, as all of them stand now."""
    pilots = PilotPage.objects.child_of(project)
    standing = set(pilots.values_list("status", flat=True)) if project.pk else set()
    if project.status == "piloting" and Pilot.OPEN not in standing:
        has_ended = {Pilot.CLOSED, Pilot.EVALUATED} & standing
        yield Follow(project, "begin_evaluating" if has_ended else "return_to_developing")
    is_done = Pilot.EVALUATED in standing and not {Pilot.CLOSED, Pilot.OPEN} & standing
    if project.status == "evaluating" and is_done:
        yield Follow(project, "begin_refining")


def _sign_off(evaluation: Evaluation, former: str, by: Any) -> None:
    evaluation.signed_off_by, evaluation.signed_off_on = by, clock.today()


def _pilot_is_evaluated(evaluation: Evaluation) -> Iterable[Follow]:
    if evaluation.pilot.status == Pilot.CLOSED:
        yield Follow(evaluation.pilot, "evaluate")


def _project_refines(pilot: PilotPage) -> Iterable[Follow]:
    return catch_up(pilot.project) if pilot.project else ()


def _open(pilot: PilotPage, former: str, by: Any) -> None:
    if pilot.product.is_withdrawn:
        raise MoveRefused(
            "The product is withdrawn. Release a new version of it first, and choose that one here."
        )
    pilot.opened_on = pilot.opened_on or clock.today()


def _close(pilot: PilotPage, former: str, by: Any) -> None:
    _refuse_end_before(pilot.opened_on, clock.today())
    pilot.closed_on = clock.today()


def _cancel(pilot: PilotPage, former: str, by: Any) -> None:
    # One that never opened has no last day: it would lie before its planned first one.
    if pilot.opened_on:
        _close(pilot, former, by)


def _stop_work(project: Project) -> Iterable[Follow]:
    """Its open pilots close, and no reader is told that a stage still goes on."""
    for pilot in PilotPage.objects.child_of(project).filter(status=Pilot.OPEN):
        yield Follow(pilot, "close")
    for stage in project.stages.filter(status__in=(Stage.Status.PENDING, Stage.Status.ACTIVE)):
        yield Follow(stage, "skip", NEVER_DONE)


def _withdraw(product: ProductPage, former: str, by: Any) -> None:
    if not product.is_in_use:
        raise MoveRefused("No version of it is public, so there is nothing to withdraw.")
    product.withdrawn_on = clock.today()


def _refuse_never_public(product: ProductPage, former: str, by: Any) -> None:
    if not product.was_public:
        raise MoveRefused(
            "No version of it was ever public, so nobody has a copy. Delete the page instead."
        )


def _revoke(product: ProductPage) -> None:
    if product.live:
        product.unpublish(set_expired=False, commit=True)
    revoke(product.translation_key, product.locale.language_code, at=clock.now())
    product.refresh_affected()


def _look_back(project: Project, former: str, by: Any) -> None:
    last = project.reviews.order_by("-held_on").first()
    if last is None or months_between(last.held_on, clock.today()) >= REVIEW_MONTHS:
        raise MoveRefused(
            "Write what the review found into the register “Reviews” first. It is not there yet."
        )


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
    # A last day that was only planned has not come.
    site.to_date = min(site.to_date or clock.today(), clock.today())
    _refuse_end_before(site.from_date, site.to_date)


def _answer(interest: Any) -> None:
    # What a command enters happened before, and is news to nobody.
    if interest.moved_by is not None:
        tell_answered(interest)


def _join(interest: Any) -> None:
    if project := interest.call.project:
        join_team(project, interest.agency)
    _answer(interest)


def _leave_pilots_their_money(line: BudgetLine) -> None:
    refuse_pilot_without_money(line.project)


_EFFECTS: dict[tuple[str, str], Effect] = {
    ("changeprojectpage", "approve"): Effect(_approve),
    ("changeprojectpage", "decline"): Effect(_decline),
    ("changeprojectpage", "confirm_team"): Effect(_begin),
    ("changeprojectpage", "complete"): Effect(_end),
    ("changeprojectpage", "stop"): Effect(_end, follow=_stop_work),
    ("changeprojectpage", "pause"): Effect(_pause),
    ("changeprojectpage", "resume"): Effect(_resume, follow=catch_up),
    ("changeprojectpage", "begin_evaluating"): Effect(follow=catch_up),
    ("changeprojectpage", "end_review"): Effect(_look_back),
    ("productpage", "withdraw"): Effect(_withdraw),
    ("productpage", "revoke"): Effect(_refuse_never_public, after=_revoke),
    ("pilotpage", "open"): Effect(_open, follow=_project_pilots),
    ("pilotpage", "close"): Effect(_close, follow=_pilot_ended),
    ("pilotpage", "cancel"): Effect(_cancel, follow=_pilot_ended),
    ("pilotpage", "evaluate"): Effect(follow=_project_refines),
    ("eventpage", "hold"): Effect(after=keep_proven_words),
    ("evaluation", "sign_off"): Effect(_sign_off, follow=_pilot_is_evaluated),
    ("budgetline", "allocate"): Effect(_allocate),
    ("budgetline", "release_back"): Effect(after=_leave_pilots_their_money),
    ("expressionofinterest", "send"): Effect(_send),
    ("expressionofinterest", "begin_again"): Effect(_begin_again),
    ("expressionofinterest", "shortlist"): Effect(_decide, after=_answer),
    ("expressionofinterest", "hold"): Effect(_decide, after=_answer),
    ("expressionofinterest", "decline"): Effect(_decide, after=_answer),
    ("expressionofinterest", "accept"): Effect(_decide, after=_join),
    ("stage", "start"): Effect(_start_stage),
    ("stage", "finish"): Effect(_finish_stage),
    ("pilotsite", "start"): Effect(_start_site),
    ("pilotsite", "finish"): Effect(_finish_site),
}
