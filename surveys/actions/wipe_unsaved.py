"""Throw away what somebody leaves behind."""

from uuid import UUID

from surveys.models import Draft


def wipe_unsaved(draft_id: UUID) -> None:
    """Delete the draft `draft_id` and its pages, if it was neither sent nor saved for later."""
    left = Draft.objects.filter(pk=draft_id, is_sent=False, resume_lookup__isnull=True)
    left.delete()
