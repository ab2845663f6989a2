"""The door through which something public is taken back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from syndication.actions.change_number import hold_counter, next_change_number
from syndication.actions.write_facets import write_facets
from syndication.actions.write_passages import write_passages
from syndication.models import Change, Publication


def retire(identifier: UUID, language: str = "en", *, at: datetime | None = None) -> None:
    """Take a publication and all its editions away from readers.

    Its head is emptied, so that no word of it is left to be shown by mistake, and a
    numbered change says "deleted". The editions stay frozen and unread. Nothing
    happens if it is taken back already. Releasing it again brings it back. `at` is the moment of
    retirement, now unless given.
    """
    with transaction.atomic():
        hold_counter()
        publication = (
            Publication.objects.not_taken_back()
            .filter(identifier=identifier, language=language)
            .first()
        )
        if publication:
            take_away(
                publication, Publication.State.GONE, Change.Event.DELETED, at or timezone.now()
            )


def take_away(
    publication: Publication, state: Publication.State, event: Change.Event, moment: datetime
) -> None:
    """Empty the head of a publication, and number what became of it."""
    publication.state = state
    publication.title = publication.summary = publication.status = ""
    publication.document = publication.sha256 = ""
    publication.until = None
    publication.released_at = moment
    publication.change_number = next_change_number()
    publication.save()
    write_facets(publication, {})
    write_passages(publication)
    Change.objects.create(
        number=publication.change_number,
        publication=publication,
        event=event,
        at=moment,
    )
