"""Keep how somebody wants to hear back."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from surveys.models import ContactDetails, SurveyDeployment
from surveys.rules.dates import contacts_go_on


@dataclass(frozen=True, slots=True)
class Contact:
    """What somebody left, and the words that they agreed to."""

    id: UUID
    purpose: str
    contact: str
    safe_contact: str
    notice: str
    # If it goes on another day than what others leave: on paper an earlier one may stand.
    delete_on: date | None = None


def leave_contact(deployment: SurveyDeployment, left: Contact) -> None:
    """Store `left` apart from everything that was answered.

    Whoever leaves something again replaces it: there is one for each who sent answers.
    """
    ContactDetails.objects.update_or_create(
        pk=left.id,
        defaults={
            "deployment": deployment,
            "purpose": left.purpose,
            "contact": left.contact,
            "safe_contact": left.safe_contact or None,
            "notice_digest": hashlib.sha256(left.notice.encode()).hexdigest(),
            "delete_on": left.delete_on or contacts_go_on(deployment),
        },
    )
