"""Say what answers are to be taken away for, and until when."""

import re
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
FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")


@transaction.atomic
def ask_for_raw_export(
    deployment: SurveyDeployment, *, reason: str, expires_on: date, by: Actor
) -> RawExport:
    """Keep who would take answers away, why and until when, for somebody else to agree to.

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
    if not _is_sentence(reason):
        message = (
            f"Say what for in a sentence of {SHORTEST_REASON} letters or more, and of at least "
            f"{FEWEST_WORDS} different words: who has to agree reads it."
        )
        found.append(Reason("no_reason", message, "reason"))
    today = timezone.localdate()
    if not today <= expires_on <= today + LONGEST:
        message = f"Choose a day from today to {LONGEST.days} days from now."
        found.append(Reason("expiry", message, "expires_on"))
    return found


def _is_sentence(reason: str) -> bool:
    """Whether it could be one: a letter that is held down, or one word over and over, is none."""
    is_long = len(" ".join(reason.split())) >= SHORTEST_REASON
    return is_long and len(set(_WORD.findall(reason.lower()))) >= FEWEST_WORDS
