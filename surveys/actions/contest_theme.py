"""Say that a theme is not what was meant."""

from uuid import UUID

from django.db import transaction

from surveys.models import Contest, Response
from surveys.models.contest import LONGEST
from surveys.selectors.told_back import ToldBack


@transaction.atomic
def contest_theme(told: ToldBack, theme: UUID, text: str) -> bool:
    """Let those who made the themes look at `theme` again; return whether that was written down.

    Nothing happens for a wrong code, for a theme that is not told to this person, or for one that
    what they said is not in any more. Whoever says it again about the same theme replaces what
    they said, and it is looked at anew.
    """
    if told.response is None or theme not in {one.theme for one in told.items if one.is_own}:
        return False
    # Nobody takes the answers back meanwhile, or the words would stay.
    locked = Response.objects.select_for_update().filter(pk=told.response.pk).first()
    if locked is None:
        return False
    Contest.objects.filter(response=locked, theme=theme).delete()
    words = text.replace("\0", "").strip()[:LONGEST]
    Contest.objects.create(response=locked, theme_id=theme, text=words or None)
    return True
