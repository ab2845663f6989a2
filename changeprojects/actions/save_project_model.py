"""Save a model of projects as its next version."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from changeprojects.models import ProjectModel
from changeprojects.rights import check_right
from syndication.actions.change_number import hold_counter


def save_project_model(model: ProjectModel, *, by: AbstractUser | None) -> None:
    """Save the model; its version goes up if it says something else than before.

    Projects that are approved keep the version that was pinned to them. Raises `NotAllowed`
    without the right, `ValidationError` if it is not complete.
    """
    check_right(model, by)
    model.full_clean()
    with transaction.atomic():
        hold_counter()
        stored = ProjectModel.objects.filter(pk=model.pk).first()
        if stored is not None:
            model.version = stored.version
            if stored.snapshot() != model.snapshot():
                model.version += 1
        model.save()
