"""What follows, whichever door it came through: from publishing, migrating, joining a group."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from surveys.access import VOICE_GROUPS
from surveys.actions.freeze_notice import freeze_notice
from surveys.actions.freeze_survey import freeze_survey
from surveys.actions.mix_rows import MIXED
from surveys.actions.record_joining import record_joining
from surveys.actions.scatter_rows import scatter_rows
from surveys.models import Notice, Survey


def freeze_on_publish(instance: Survey, **kwargs: Any) -> None:
    """Freeze a survey that has just gone live; an error undoes the publication.

    `Survey.publish()` holds the transaction that makes the undoing whole.
    """
    if instance.live:
        freeze_survey(instance)


def freeze_notice_on_publish(instance: Notice, **kwargs: Any) -> None:
    """Freeze a notice that has just gone live; an error undoes the publication."""
    if instance.live:
        freeze_notice(instance)


def scatter_after_migrating(**kwargs: Any) -> None:
    """Scatter rows again: a table that was made anew has forgotten it."""
    scatter_rows(MIXED)


def note_joining(instance: Any, action: str, pk_set: Collection[int] | None, **kwargs: Any) -> None:
    """Record who is in a group about what people said from now on, and was not before."""
    if action != "post_add" or not pk_set:
        return
    if isinstance(instance, Group):
        people: list[Any] = [*get_user_model()._default_manager.filter(pk__in=pk_set)]
        names = {instance.name} & set(VOICE_GROUPS)
    else:
        people = [instance]
        joined = Group.objects.filter(pk__in=pk_set, name__in=VOICE_GROUPS)
        names = set(joined.values_list("name", flat=True))
    if names:
        for person in people:
            record_joining(person, names)
