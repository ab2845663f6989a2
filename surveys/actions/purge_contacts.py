"""Delete contact details on their day."""

from django.utils import timezone

from surveys.models import ContactDetails


def purge_contacts() -> int:
    """Delete all contact details whose day has come; return how many."""
    due = ContactDetails.objects.filter(delete_on__lte=timezone.localdate())
    count, _ = due.delete()
    return count
