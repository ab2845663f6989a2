"""What search finds, kept the same as what is public."""

from typing import Any

from django.db import transaction

from syndication.documents import WITHDRAWN
from syndication.models import Edition, Passage, Publication
from syndication.passages import sections_of

_FIELDS = ("language", "position", "anchor", "title", "heading", "text")


def write_passages(publication: Publication) -> bool:
    """Make the passages of a publication say what it says now; tell whether they did not.

    One that is not live has none, nor has one that is withdrawn. The caller's transaction is the
    one in which its head is written, so nobody finds a word before or after it is public.
    """
    with transaction.atomic():
        wanted = _wanted(publication)
        present = publication.passages.order_by("position").values_list(*_FIELDS)
        if list(present) == wanted:
            return False
        publication.passages.all().delete()
        Passage.objects.bulk_create(
            Passage(publication=publication, **dict(zip(_FIELDS, values, strict=True)))
            for values in wanted
        )
    return True


def _wanted(publication: Publication) -> list[tuple[Any, ...]]:
    if publication.state != Publication.State.LIVE or publication.status == WITHDRAWN:
        return []
    current = Edition.objects.in_use(publication)
    sections = sections_of(publication.document, current.html if current else "")
    return [
        (publication.language, position, one.anchor, one.title, one.heading, one.text)
        for position, one in enumerate(sections)
    ]
