"""What follows, whichever door it came through: from publishing, migrating, joining a group."""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from surveys.access import VOICE_GROUPS
from surveys.actions.freeze_notice import freeze_notice
from surveys.actions.freeze_survey import freeze_survey
from surveys.actions.mix_rows import MIXED
from surveys.actions.record_duties import (
    CLOSED,
    DELETED,
    NO_SUPERUSER,
    OPENED,
    SUPERUSER,
    record_account,
    record_joining,
    record_leaving,
)
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


def note_groups(instance: Any, action: str, pk_set: Collection[int] | None, **kwargs: Any) -> None:
    """Record who is in a group about what people said from now on, and who no more."""
    if action == "post_add" and pk_set:
        _note(record_joining, _memberships(instance).filter(**_among(instance, pk_set)))
    elif action in ("pre_remove", "pre_clear"):
        # Before: of what is taken away nobody can tell afterwards whether it was there.
        leaving = _memberships(instance)
        _note(
            record_leaving,
            leaving if pk_set is None else leaving.filter(**_among(instance, pk_set)),
        )


def _memberships(instance: Any) -> Any:
    through = get_user_model().groups.through
    own = {"group": instance} if isinstance(instance, Group) else {"user": instance}
    found = through.objects.filter(group__name__in=VOICE_GROUPS, **own)
    return found.select_related("user", "group").order_by("user", "group__name")


def _among(instance: Any, pks: Collection[int]) -> dict[str, Collection[int]]:
    return {"user__in" if isinstance(instance, Group) else "group__in": pks}


def _note(record: Callable[[Any, Collection[str]], None], memberships: Any) -> None:
    groups: dict[Any, set[str]] = {}
    for one in memberships:
        groups.setdefault(one.user, set()).add(one.group.name)
    for person, names in groups.items():
        record(person, names)


# What is recorded of an account.
_WATCHED = ("is_active", "is_superuser")


def look_at_account(
    instance: Any, *, raw: bool, update_fields: Collection[str] | None, **kwargs: Any
) -> None:
    """Remember how an account was before it is saved."""
    instance.was = None
    if raw or (update_fields is not None and not set(_WATCHED) & set(update_fields)):
        return
    stored = get_user_model()._default_manager.filter(pk=instance.pk).values(*_WATCHED)
    new = {"is_active": True, "is_superuser": False}
    instance.was = (stored.first() if instance.pk else None) or new


def note_account(instance: Any, **kwargs: Any) -> None:
    """Record that an account was closed or opened again, or that of a superuser made or ended."""
    was = getattr(instance, "was", None)
    if was is None:
        return
    instance.was = None
    if was["is_active"] != instance.is_active:
        record_account(instance, OPENED if instance.is_active else CLOSED)
    if was["is_superuser"] != instance.is_superuser:
        record_account(instance, SUPERUSER if instance.is_superuser else NO_SUPERUSER)


def note_end_of_account(instance: Any, **kwargs: Any) -> None:
    """Record that an account is deleted, while it can still be told in which groups it was."""
    record_account(instance, DELETED)


def watch_accounts() -> None:
    """Connect what is recorded of groups and accounts."""
    accounts = get_user_model()
    connections = (
        (m2m_changed, note_groups, accounts.groups.through),
        (pre_save, look_at_account, accounts),
        (post_save, note_account, accounts),
        (pre_delete, note_end_of_account, accounts),
    )
    for signal, receiver, sender in connections:
        signal.connect(receiver, sender=sender, dispatch_uid=f"surveys.{receiver.__name__}")
