"""The door through which something goes that nobody may read any more, not even here."""

from datetime import datetime
from uuid import UUID

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from syndication import frozen_rows
from syndication.actions.change_number import hold_counter
from syndication.actions.delete_files import delete_files
from syndication.actions.retire import take_away
from syndication.models import Change, Edition, Publication

# What an edition says. Its number, its hash and its place in the chain stay: they tell nothing.
_WORDS = ("title", "change_note", "document", "html", "markdown", "text", "linked_data")


class NeverPublic(Exception):
    """There is nothing that anybody could have read."""


def revoke(identifier: UUID, language: str = "en", *, at: datetime | None = None) -> None:
    """Delete every word and file of a publication, for ever, and tell those who have a copy.

    Its address answers 451 from then on and nothing is released under it again. The numbers and
    hashes of its editions stay, so that the chain can be checked and nobody takes it for one that
    never was. Nothing happens if it is revoked already. Raises `NeverPublic` if nothing of it was
    ever public. `at` is the moment, now unless given.
    """
    with transaction.atomic():
        hold_counter()
        publication = Publication.objects.filter(identifier=identifier, language=language).first()
        if publication is None or publication.state == Publication.State.HELD:
            raise NeverPublic
        if publication.state != Publication.State.REVOKED:
            _revoke(publication, at or timezone.now())


def _revoke(publication: Publication, moment: datetime) -> None:
    take_away(publication, Publication.State.REVOKED, Change.Event.REVOKED, moment)
    # What was laid out of it for printing may lie there for an hour.
    transaction.on_commit(cache.clear)
    if not publication.editions.exists():
        return
    with frozen_rows.lifted(connection):
        delete_files([publication.pk])
        # The model's own query set refuses.
        QuerySet(Edition).filter(publication=publication).update(**dict.fromkeys(_WORDS, ""))
