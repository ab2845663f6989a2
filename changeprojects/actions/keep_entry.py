"""Store an entry of a register; everything public that told about it follows."""

from django.core.exceptions import ValidationError
from django.db import transaction

from changeprojects.models import BudgetLine, ChangeProjectPage, Recommendation
from changeprojects.selectors.kept_decisions import fault_in_decision


def keep_entry(entry: BudgetLine | Recommendation) -> None:
    """Check and store the entry, and release the heads of its project that change by it.

    That is its project now and the one it belonged to before. Raises `ValidationError`
    if the entry is not complete, or takes back what a final version rests on.
    """
    entry.full_clean()
    if isinstance(entry, Recommendation) and (faults := fault_in_decision(entry)):
        raise ValidationError(faults)
    before = type(entry).objects.filter(pk=entry.pk).values("project")
    with transaction.atomic():
        former = ChangeProjectPage.objects.filter(pk__in=before).first()
        entry.save()
        entry.project.refresh_head()
        if former is not None and former.pk != entry.project_id:
            former.refresh_head()
