"""Set money aside."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from changeprojects import clock
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import BudgetLine
from changeprojects.rights import check_right


def allocate_budget(
    line: BudgetLine, *, by: AbstractUser | None, on: date | None = None
) -> BudgetLine:
    """Allocate the line, today unless `on` is given, and tell the project's readers.

    Raises `NotAllowed` without the right, `ValidationError` if the line is not complete.
    """
    line.status = BudgetLine.Status.ALLOCATED
    check_right(line, by)
    line.allocated_on = on or line.allocated_on or clock.today()
    with transaction.atomic():
        keep_entry(line)
        log(
            instance=line,
            action="changeprojects.allocate_budget",
            user=by,
            data={"allocated_on": line.allocated_on.isoformat()},
        )
    return line
