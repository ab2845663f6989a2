"""The moment from which readers see nothing of a publication, without anybody coming by."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from syndication.actions.change_number import hold_counter, note_unnumbered_change
from syndication.models import Publication


def show_until(identifier: UUID, language: str, until: datetime | None) -> None:
    """Let readers see a publication until this moment, or for as long as it is not taken back.

    Its words stay as they are, so it gets no number. `retire` still has to follow when the
    moment has come, for those who read the changes. Nothing happens if it is not released.
    """
    with transaction.atomic():
        hold_counter()
        found = Publication.objects.not_taken_back().filter(
            identifier=identifier, language=language
        )
        if found.update(until=until):
            note_unnumbered_change()
