"""Pilots and the projects above them."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Left, Length

from changeprojects.models import ChangeProjectPage, PilotPage

# The part of a path that tells a page from the others below the same page.
_STEP = PilotPage.steplen


def with_project_titles(pilots: QuerySet[PilotPage]) -> QuerySet[PilotPage]:
    """Return `pilots`, each with the title of its project as `project_name`."""
    above = Left(OuterRef("path"), Length(OuterRef("path")) - _STEP)
    projects = ChangeProjectPage.objects.filter(path=above)
    return pilots.annotate(project_name=Subquery(projects.values("title")[:1]))


def projects_with_pilots() -> QuerySet[ChangeProjectPage]:
    """Return the projects that have a pilot, by title."""
    below = PilotPage.objects.filter(path__startswith=OuterRef("path"), depth=OuterRef("depth") + 1)
    return ChangeProjectPage.objects.filter(Exists(below)).order_by("title")
