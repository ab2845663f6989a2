"""Recommendations as other apps read them."""

from django.db.models import QuerySet

from changeprojects.models import ChangeProjectPage, Recommendation


def recommendations_of(project: ChangeProjectPage) -> QuerySet[Recommendation]:
    """Return the project's recommendations by code."""
    return Recommendation.objects.filter(project=project).order_by("code")
