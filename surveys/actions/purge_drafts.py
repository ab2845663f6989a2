"""Delete what waited too long."""

from django.utils import timezone

from surveys.actions.clear_journal import clear_journal
from surveys.models import Draft


def purge_drafts() -> int:
    """Delete every draft whose time is over, sent or not; return how many."""
    expired = Draft.objects.filter(expires_at__lte=timezone.now())
    count = expired.count()
    expired.delete()
    clear_journal()
    return count
