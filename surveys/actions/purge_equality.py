"""Delete what was counted of who answered, as long after as people were told."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from surveys.models import EqualityCounts, Figures
from surveys.rules.retention import EQUALITY_MONTHS, months_before


@transaction.atomic
def purge_equality() -> int:
    """Delete counts of who answered surveys that ended long ago; return of how many surveys.

    Usually only rounded ones are left, since the others go when a survey is closed for good.
    """
    last = months_before(timezone.localdate(), EQUALITY_MONTHS)
    ended = Q(deployment__closes_at__date__lt=last)
    told = Figures.objects.filter(ended | Q(is_final=True, week__lt=last))
    counts = EqualityCounts.objects.filter(ended, counts__isnull=False)
    return told.filter(equality__isnull=False).update(equality=None) + counts.update(counts=None)
