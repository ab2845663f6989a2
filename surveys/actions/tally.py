"""Count that somebody started, or sent: in their week, and with nothing else."""

from django.db.models import F
from django.utils import timezone

from surveys.models import WeekTally
from surveys.rules.weeks import monday_of


def tally(deployment: int, what: str) -> None:
    """Add one to the count `what`, "started" or "sent", of this week."""
    week = monday_of(timezone.localdate())
    row, _ = WeekTally.objects.get_or_create(deployment_id=deployment, week=week)
    WeekTally.objects.filter(pk=row.pk).update(**{what: F(what) + 1})
