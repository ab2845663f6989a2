"""Throw answers in progress away."""

from surveys.models import Draft


def wipe_draft(draft: Draft) -> None:
    """Delete `draft` and every page of it."""
    Draft.objects.filter(pk=draft.pk).delete()
