"""Let somebody read what people wrote."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.log_actions import log

from changeprojects.models import ChangeProjectPage
from surveys.access import GROUPS_THAT_READ, Action, Actor, can
from surveys.actions.tell_stewards import tell_stewards
from surveys.exceptions import NotLet, Reason
from surveys.models import AccessGrant
from surveys.selectors.grants import could_read

SHORTEST_REASON = 20
_SUBJECT = "Somebody was let read what people wrote"
_TEXT = """\
{by} let {person} read what people wrote in {project}, until {until}.

If you did not expect this, ask them what for, and end it where it stands:

{address}"""


@dataclass(frozen=True, slots=True)
class Leave:
    """Who may read what people wrote in `project`, or in all; why, and until which day."""

    person: AbstractBaseUser
    project: ChangeProjectPage | None
    reason: str
    expires_on: date


def longest_from(day: date) -> date:
    """Return the last day on which somebody may read whom you let on `day`: a year later."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # The 29th of February.
        return day.replace(year=day.year + 1, day=28)


@transaction.atomic
def let_read(leave: Leave, *, by: Actor) -> AccessGrant:
    """Keep who lets whom read, why and until when; it holds from now on.

    The other data stewards are written to, so that nobody reads anything unnoticed.
    Raises `PermissionDenied` if `by` may not, `NotLet` with a sentence if it is for themselves,
    for somebody who could read nothing, for a reason that says nothing, or until a day that is
    past or too far off.
    """
    decision = can(by, Action.LET_READ)
    if not decision:
        raise PermissionDenied(decision.reason)
    if reasons := _what_is_missing(leave, by):
        raise NotLet(reasons)
    grant = AccessGrant.objects.create(
        person_id=leave.person.pk,
        project=leave.project,
        reason=" ".join(leave.reason.split()),
        given_by_id=by.pk,
        given_at=timezone.now(),
        expires_on=leave.expires_on,
    )
    data = {
        "person": leave.person.pk,
        "project": grant.project_id,
        "reason": grant.reason,
        "until": str(leave.expires_on),
    }
    log(instance=grant, action="surveys.let_read", user=by, data=data)
    _tell(grant, by)
    return grant


def _tell(grant: AccessGrant, by: Actor) -> None:
    """Write to every data steward but the giver; why stands at the desk alone."""
    text = _TEXT.format(
        by=by.get_username(),
        person=grant.person.get_username(),
        project=f"“{grant.project.title}”" if grant.project else "every project",
        until=date_format(grant.expires_on, "j F Y"),
        address=settings.WAGTAILADMIN_BASE_URL + reverse("voice:grants"),
    )
    tell_stewards(_SUBJECT, text, but=by)


def _what_is_missing(leave: Leave, by: Actor) -> list[Reason]:
    found = []
    if leave.person.pk == by.pk:
        message = "Nobody lets themselves read. Ask another data steward."
        found.append(Reason("yourself", message, "person"))
    if not could_read(GROUPS_THAT_READ).filter(pk=leave.person.pk).exists():
        message = "Choose somebody with an open account in a group that reads answers."
        found.append(Reason("no_reader", message, "person"))
    if len(" ".join(leave.reason.split())) < SHORTEST_REASON:
        message = f"Say why in a sentence of {SHORTEST_REASON} letters or more."
        found.append(Reason("no_reason", message, "reason"))
    today = timezone.localdate()
    if not today <= leave.expires_on <= longest_from(today):
        found.append(Reason("expiry", "Choose a day from today to a year from now.", "expires_on"))
    return found
