"""Read how people who answered a survey want to hear back; why is recorded."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.exceptions import Reason, Refused
from surveys.models import ContactDetails, SurveyDeployment


@transaction.atomic
def read_contacts(deployment: SurveyDeployment, *, by: Actor, purpose: str) -> list[ContactDetails]:
    """Return the contact details that were left for `purpose`, and record that they were read.

    Raises `PermissionDenied` for whoever is no contact keeper or was not let read them here,
    `Refused` for another purpose.
    """
    decision = can(by, Action.READ_CONTACTS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if purpose not in ContactDetails.Purpose.values:
        raise Refused([Reason("no_purpose", "Say what they are for.", "purpose")])
    log(instance=deployment, action="surveys.read_contacts", user=by, data={"purpose": purpose})
    return list(deployment.contacts.filter(purpose=purpose))
