"""Take the cleared answers of a survey away as a table."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.engine.dataset import Dataset
from surveys.exceptions import NotExported, Reason
from surveys.models import RawExport
from surveys.selectors.raw_rows import raw_rows


@transaction.atomic
def make_raw_export(export: RawExport, *, form: str, by: Actor) -> Dataset:
    """Return the answers as they may be read now, and record which, by their ids alone.

    Nothing is stored. Raises `PermissionDenied` if `by` may not (any more), `NotExported` with a
    sentence if the day is past or somebody else asked for it.
    """
    decision = can(by, Action.EXPORT_RAW, export.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if reason := why_not_made(export, by):
        raise NotExported([reason])
    rows = raw_rows(export.deployment)
    data = {
        "export": str(export.pk),
        "reason": export.reason,
        "form": form,
        "responses": [str(pk) for pk in rows.responses],
    }
    log(instance=export.deployment, action="surveys.raw_export_made", user=by, data=data)
    return rows.data


def why_not_made(export: RawExport, by: Actor) -> Reason | None:
    """Return why the file is not made; None if it is."""
    if export.by_id != by.pk:
        return Reason("not_yours", "Only who asked for it takes it.")
    if export.expires_on < timezone.localdate():
        return Reason("expired", "Its last day is past. Say anew what it is for.")
    return None
