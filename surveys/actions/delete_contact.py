"""Take back how somebody wanted to hear back."""

from uuid import UUID

from django.db import transaction

from surveys.actions.clear_journal import clear_journal
from surveys.models import ContactDetails


@transaction.atomic
def delete_contact(contact_id: UUID) -> None:
    """Delete these contact details; nothing happens if they are gone already."""
    ContactDetails.objects.filter(pk=contact_id).delete()
    clear_journal()
