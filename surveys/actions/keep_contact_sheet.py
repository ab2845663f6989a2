"""Keep what somebody wrote on a sheet of paper to hear back."""

import hashlib
import hmac
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from surveys.actions.leave_contact import Contact, leave_contact
from surveys.encryption import derived_key
from surveys.exceptions import Reason, Refused
from surveys.models import SurveyDeployment
from surveys.selectors.sheets import why_no_contact


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """What stands on a sheet, and the words that were agreed to; `once` is of the form on screen.

    Nothing that was written is part of how it is shown in an error.
    """

    once: str
    purposes: Collection[str]
    contact: str = field(repr=False)
    safe_contact: str = field(repr=False)
    notice: str
    delete_on: date


@transaction.atomic
def keep_contact_sheet(deployment: SurveyDeployment, sheet: ContactSheet) -> None:
    """Store `sheet`, once for each purpose that is ticked on it, and nothing of who typed it in.

    The same form sent again with the same words changes nothing. With other words it is another
    sheet: whoever went back and typed over an old one must not lose that. Raises `Refused` after
    the last day.
    """
    if why := why_no_contact(deployment):
        raise Refused([Reason("contacts_are_over", why)])
    for purpose in sheet.purposes:
        left = Contact(
            _id_of(deployment, sheet, purpose),
            purpose,
            sheet.contact,
            sheet.safe_contact,
            sheet.notice,
            sheet.delete_on,
        )
        leave_contact(deployment, left)


def _id_of(deployment: SurveyDeployment, sheet: ContactSheet, purpose: str) -> UUID:
    """Return an id that is by chance to whoever has not the form, which is kept nowhere."""
    said = (str(deployment.pk), sheet.once, purpose, sheet.contact, sheet.safe_contact)
    key = derived_key("contact sheet v1")
    digest = hmac.digest(key, "\0".join(said).encode("utf-8", "replace"), hashlib.sha256)
    return UUID(bytes=digest[:16], version=4)
