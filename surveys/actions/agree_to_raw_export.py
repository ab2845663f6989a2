"""Agree that somebody else takes answers away."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can, may_open
from surveys.exceptions import NotExported, Reason
from surveys.models import RawExport


@transaction.atomic
def agree_to_raw_export(export: RawExport, *, by: Actor) -> None:
    """Let the files of `export` be made: two people have read what they are for.

    Done twice, the first stays who agreed, as long as they may. Raises `PermissionDenied` if
    `by` may not, `NotExported` with a sentence if it is their own request or its last day is past.
    """
    decision = can(by, Action.EXPORT_RAW, export.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    locked = RawExport.objects.select_for_update().get(pk=export.pk)
    if reason := why_not_agreed(locked, by):
        raise NotExported([reason])
    if is_agreed_today(locked):
        return
    locked.agreed_by_id, locked.agreed_at = by.pk, timezone.now()
    locked.save(update_fields=["agreed_by", "agreed_at"])
    data = {"export": str(locked.pk), "reason": locked.reason, "until": str(locked.expires_on)}
    log(instance=locked.deployment, action="surveys.raw_export_agreed", user=by, data=data)


def is_agreed_today(export: RawExport) -> bool:
    """Return whether somebody else agreed who may take answers away themselves to this day."""
    who = export.agreed_by
    return (
        export.is_agreed
        and who is not None
        and bool(may_open(who, Action.EXPORT_RAW, export.deployment))
    )


def why_not_agreed(export: RawExport, by: Actor) -> Reason | None:
    """Return why somebody cannot agree; None if they can."""
    if export.by_id == by.pk:
        return Reason("own", "You asked for it yourself: another data steward has to agree.")
    if export.expires_on < timezone.localdate():
        return Reason("expired", "Its last day is past. It has to be asked for anew.")
    return None
