"""Histories of the admin without what is done answer by answer.

Such entries are as many as there are people who wrote: whoever may read no answer would see them
come one by one. Nobody needs the right to answers to see the histories.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.reports.audit_logging import LogEntriesView

from changeprojects.registers import SafeHistoryView

# What the log records once for each person, or for each page of answers.
ONE_BY_ONE = (
    "surveys.opened_to_screen",
    "surveys.screened",
    "surveys.read_answers",
    "surveys.code_answers",
    "surveys.read_contests",
    "surveys.answered_contests",
    "surveys.quoted",
)


class DeploymentHistory(SafeHistoryView):
    """The history of one deployment, for those who arrange it."""

    def get_queryset(self) -> Any:
        """Leave out what is done answer by answer, but for whoever runs the accounts."""
        return _for(self.request.user, super().get_queryset())


class SiteHistory(LogEntriesView):
    """Wagtail's report of what was done anywhere."""

    def filter_queryset(self, queryset: Any) -> Any:
        """Leave out the same."""
        return _for(self.request.user, super().filter_queryset(queryset))


def _for(user: Any, entries: QuerySet[Any]) -> QuerySet[Any]:
    return entries if user.is_superuser else entries.exclude(action__in=ONE_BY_ONE)
