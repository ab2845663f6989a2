"""Money is set aside before a pilot and before a final product."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from changeprojects import clock
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import is_learning_report, is_tried_out
from changeprojects.rules.rulebook import Params

# Committed or spent money was set aside before.
SET_ASIDE = ("allocated", "committed", "closed")


def _is_allocated(page: Any, purpose: str, things: Iterable[Any], **more: Any) -> bool:
    """Return whether such money is set aside: for one of these things, or for any."""
    project = page.project
    if project is None:
        return False
    # Money for another pilot or product is not money for this one.
    keys = [thing.pk for thing in things if thing.pk]
    lines = project.budget_lines.filter(purpose=purpose, status__in=SET_ASIDE, **more)
    return bool(lines.filter(Q(target=None) | Q(target__in=keys)).exists())


@registered
class PilotVersionHasBudget(Rule):
    """B06: a pilot version is released only on money that is set aside and certain."""

    code = "B06"
    asks = "The project has a pilot budget that is allocated and confirmed."
    message = "Allocate a confirmed pilot budget to the project before you release a pilot version."
    field = "stage"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a pilot version of something that is piloted."""
        return subject.stage == "pilot" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether such a line was allocated by today."""
        things = [subject, *(subject.pilots.all() if subject.pk else ())]
        today = clock.today()
        return _is_allocated(subject, "pilot", things, nature="confirmed", allocated_on__lte=today)


@registered
class PilotOpensOnBudget(Rule):
    """B06 as a pilot meets it: it opens on money that was set aside by its opening day."""

    code = "B06-pilot"
    kind = "pilot"
    gates = ("open",)
    asks = "A confirmed pilot budget was allocated before the pilot opened."
    message = "Allocate a confirmed pilot budget by the opening day, or keep the pilot “Planned”."
    field = "status"

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot is open or has been."""
        return is_tried_out(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether such a line was allocated by the opening day and by today."""
        days = (subject.opens_on, subject.opened_on, clock.today())
        day = min(day for day in days if day)
        things = [subject, subject.product]
        return _is_allocated(subject, "pilot", things, nature="confirmed", allocated_on__lte=day)


@registered
class FinalHasBudget(Rule):
    """B07: a final product is released only on money that was set aside for it."""

    code = "B07"
    asks = "The project has a budget for the final product that is allocated."
    message = "Allocate a budget for this product before you release a final version."
    field = "stage"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version; a learning report needs no money."""
        return subject.stage == "final" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether such a line was allocated by today."""
        today = clock.today()
        return _is_allocated(subject, "final_product", [subject], allocated_on__lte=today)
