"""Count that somebody started, or sent: in their week, and with nothing else."""

from django.db.models import F
from django.utils import timezone

from surveys.models import WeekTally
from surveys.rules.weeks import monday_of


def tally(deployment: int, what: str) -> None:
    """Add one to the count `what`, "started" or "sent", of this week."""
    week = monday_of(timezone.localdate())
    row = WeekTally.objects.filter(deployment_id=deployment, week=week)
    one_more = {what: F(what) + 1}
    if not row.update(**one_more):
        # The first of the week; if two are the first at once, one row is made.
        first = WeekTally(deployment_id=deployment, week=week)
        WeekTally.objects.bulk_create([first], ignore_conflicts=True)
        row.update(**one_more)
