"""Say what answers are to be taken away for, and until when."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.exceptions import NotExported, Reason
from surveys.models import RawExport, SurveyDeployment

LONGEST = timedelta(days=14)
SHORTEST_REASON = 20


@transaction.atomic
def ask_for_raw_export(
    deployment: SurveyDeployment, *, reason: str, expires_on: date, by: Actor
) -> RawExport:
    """Keep who takes answers away, why and until when; the files are made from then on.

    Raises `PermissionDenied` if `by` may not, `NotExported` with a sentence for a reason that
    says nothing, or a day that is past or too far off.
    """
    decision = can(by, Action.EXPORT_RAW, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if reasons := _what_is_missing(reason, expires_on):
        raise NotExported(reasons)
    export = RawExport.objects.create(
        deployment=deployment,
        by_id=by.pk,
        reason=" ".join(reason.split()),
        expires_on=expires_on,
        asked_at=timezone.now(),
    )
    data = {"export": str(export.pk), "reason": export.reason, "until": str(expires_on)}
    log(instance=deployment, action="surveys.raw_export_asked", user=by, data=data)
    return export


def _what_is_missing(reason: str, expires_on: date) -> list[Reason]:
    found = []
    if len(" ".join(reason.split())) < SHORTEST_REASON:
        message = f"Say what for in a sentence of {SHORTEST_REASON} letters or more."
        found.append(Reason("no_reason", message, "reason"))
    today = timezone.localdate()
    if not today <= expires_on <= today + LONGEST:
        message = f"Choose a day from today to {LONGEST.days} days from now."
        found.append(Reason("expiry", message, "expires_on"))
    return found
