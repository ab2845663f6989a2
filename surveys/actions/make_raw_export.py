"""Take the screened answers of a survey away as a table."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.agree_to_raw_export import is_agreed_today
from surveys.engine.dataset import Dataset, Kind, Variable
from surveys.engine.disclosure import enough
from surveys.exceptions import NotExported, Reason
from surveys.models import RawExport, SurveyDeployment
from surveys.rules.named_in_log import named
from surveys.selectors.counts import thresholds_of
from surveys.selectors.raw_rows import raw_rows
from surveys.selectors.variables import COPY

_COPY = Variable(COPY, "Whose copy this is; what for is in the record of it", Kind.WORDS)


@transaction.atomic
def make_raw_export(export: RawExport, *, form: str, by: Actor) -> Dataset:
    """Return the answers as they may be read now, and record which, by their ids alone.

    Of those that came this week the log keeps that there were some: it has minutes, they have none.

    Every row says whose copy it is and until when, so that a page of it that lies about can be
    led back. Nothing is stored. Raises `PermissionDenied` if `by` may not (any more),
    `NotExported` with a sentence if the day is past, somebody else asked for it, nobody else
    agreed to it who may still take answers away, or all but a few wait for a screener.
    """
    decision = can(by, Action.EXPORT_RAW, export.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if reason := why_not_made(export, by):
        raise NotExported([reason])
    rows = raw_rows(export.deployment)
    if reason := _too_few_screened(export.deployment, len(rows.came)):
        raise NotExported([reason])
    data = {
        "export": str(export.pk),
        "reason": export.reason,
        "form": form,
        **named("responses", rows.came, today=timezone.localdate()),
    }
    log(instance=export.deployment, action="surveys.raw_export_made", user=by, data=data)
    return rows.data.marked(_COPY, _whose(export))


def _too_few_screened(deployment: SurveyDeployment, people: int) -> Reason | None:
    """Return why no file holds the answers of so few people, though more of them have answered."""
    thresholds = thresholds_of(deployment)
    if enough(people, thresholds):
        return None
    message = (
        f"The file would hold what fewer than {thresholds.base} people answered: what others wrote "
        "still waits for a screener. Make it once that is screened."
    )
    return Reason("not_screened", message)


def _whose(export: RawExport) -> str:
    until = date_format(export.expires_on, "j F Y")
    return f"Copy {export.number}, made for {export.by}. Delete it by {until}."


def why_not_made(export: RawExport, by: Actor) -> Reason | None:
    """Return why the file is not made; None if it is."""
    if export.by_id != by.pk:
        return Reason("not_yours", "Only who asked for it takes it.")
    if not export.is_agreed:
        message = "Another data steward has to agree first: two people read what it is for."
        return Reason("not_agreed", message)
    if not is_agreed_today(export):
        message = (
            "Whoever agreed may not take answers away any more: another data steward has to agree."
        )
        return Reason("not_agreed_any_more", message)
    if export.expires_on < timezone.localdate():
        return Reason("expired", "Its last day is past. Say anew what it is for.")
    return None
