"""Take back how somebody wanted to hear back."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.clear_journal import clear_journal
from surveys.exceptions import Reason, Refused
from surveys.models import ContactDetails

DELETED = "surveys.delete_contact"


class Why(models.TextChoices):
    """Why staff delete how to reach somebody."""

    ASKED = "asked", "The person asked for it"
    DONE = "done", "They have heard what they wanted to hear"
    WRONG = "wrong", "It reaches nobody, or somebody else"
    UNSAFE = "unsafe", "To keep it or to use it could put somebody in danger"


@transaction.atomic
def delete_contact(contact_id: UUID) -> None:
    """Delete these contact details; nothing happens if they are gone already."""
    ContactDetails.objects.filter(pk=contact_id).delete()
    clear_journal()


@transaction.atomic
def delete_contact_for(left: ContactDetails, *, by: Actor, why: str) -> None:
    """Delete what one person left, on request, and record that and why; never what it was.

    Raises `PermissionDenied` for whoever may not read it, `Refused` for another reason than
    those of `Why`.
    """
    decision = can(by, Action.READ_CONTACTS, left.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if why not in Why.values:
        raise Refused([Reason("no_reason", "Choose why it is to be deleted.", "why")])
    data = {"purpose": left.purpose, "why": why}
    log(instance=left.deployment, action=DELETED, user=by, data=data)
    delete_contact(left.pk)
