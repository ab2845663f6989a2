"""How long a project takes, what it begins with, how it is looked back at and ends."""

from typing import Any

from changeprojects import clock
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import (
    AT_WORK,
    entries_of,
    live_parts,
    months_between,
    public_products,
)
from changeprojects.rules.rulebook import Params, Severity


@registered
class LastsAsUsual(Rule):
    """W01: a project is planned for eighteen months to two years."""

    code = "W01"
    kind = "change-project"
    severity = Severity.WARN
    asks = "The project is planned for {least} to {most} months."
    message = "Plan the project for 18 to 24 months, or say why it takes another time."
    params = {"least": 18, "most": 24}
    field = "planned_end"

    def applies(self, subject: Any) -> bool:
        """Return whether both planned days are known."""
        return bool(subject.planned_start and subject.planned_end)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the whole months between them are within the span, ends included."""
        months = months_between(subject.planned_start, subject.planned_end)
        return params["least"] <= months <= params["most"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how long it is and how long it should be."""
        months = months_between(subject.planned_start, subject.planned_end)
        return (
            f"It is planned for {months} months; usual are {params['least']} to {params['most']}. "
            "Change the days, or write under “Differences” why."
        )


@registered
class LookedBackAtInTime(Rule):
    """W07: a project at work was reviewed lately, and no review is overdue."""

    code = "W07"
    kind = "change-project"
    severity = Severity.WARN
    asks = "The project was reviewed in the last {months} months, and no review is overdue."
    message = "Hold a review and write it into the register “Reviews”."
    params = {"months": 6}

    def applies(self, subject: Any) -> bool:
        """Return whether it is at work, and it is known since when."""
        return subject.status in AT_WORK and subject.actual_start is not None

    def is_due(self, subject: Any, params: Params) -> bool:
        """Return whether it has been at work for as long as may pass without a review."""
        return months_between(subject.actual_start, clock.today()) >= params["months"]

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the last review is recent and the next one not past."""
        last = max(entries_of(subject, "reviews"), key=lambda one: one.held_on, default=None)
        if last is None:
            return False
        is_recent = months_between(last.held_on, clock.today()) < params["months"]
        return is_recent and (last.next_due is None or last.next_due >= clock.today())

    def explain(self, subject: Any, params: Params) -> str:
        """Return how often one is asked for."""
        return f"{self.message} One is asked for every {params['months']} months."


@registered
class BeganWithASeminar(Rule):
    """W13: a team meets in an initial seminar before it develops anything."""

    code = "W13"
    kind = "change-project"
    severity = Severity.WARN
    asks = "The initial seminar was held."
    message = "Publish the initial seminar, and say that it was held."

    def applies(self, subject: Any) -> bool:
        """Return whether the team is at work."""
        return subject.status in AT_WORK

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether such an event was held."""
        held = [one for one in live_parts(subject, "event") if one.status == "held"]
        return any(one.kind == "initial_seminar" for one in held)


@registered
class EndsInSomethingShared(Rule):
    """B14: a project completes with a final product, an event with materials, or a report."""

    code = "B14"
    kind = "change-project"
    gates = ("complete",)
    asks = "A final product, an event with materials, or a learning report is public."
    message = (
        "Release a final version, or publish an event that was held with its materials, before "
        "you complete the project."
    )

    def applies(self, subject: Any) -> bool:
        """Return whether it is completed, or would be."""
        return bool(subject.status == "completed")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether something that can be shared is public."""
        if any(one.current.stage == "final" for one in public_products(subject)):
            return True
        held = [one for one in live_parts(subject, "event") if one.status == "held"]
        return any(len(one.materials.all()) > 0 for one in held)


@registered
class StoppedAndTold(Rule):
    """W17: a stopped project publishes what was learned."""

    code = "W17"
    kind = "change-project"
    severity = Severity.WARN
    asks = "What was learned from stopping is published."
    message = "Publish a learning report: others learn most from what did not work."

    def applies(self, subject: Any) -> bool:
        """Return whether it was stopped."""
        return bool(subject.status == "stopped")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a learning report is public."""
        return any(one.kind == "learning_report" for one in public_products(subject))
