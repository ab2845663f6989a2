"""What happened to public things, in the order of commits."""

from syndication.models import ChangeCounter, Publication
from syndication.selectors.ended import Today, any_ended


def changes(after: int, limit: int) -> list[Publication]:
    """Return what changed after a number, each thing once at its latest number. One query."""
    told = ("kind", "identifier", "language", "state", "until", "change_number", "document")
    found = Publication.objects.changed_after(after).only(*told).annotate(ended=any_ended())
    page: list[Publication] = []
    today = Today()
    for one in found[:limit]:
        one.document = today.shown(one.document, any_ended=one.ended)
        page.append(one)
    return page


def last_number() -> int:
    """Return the number of the last change."""
    return ChangeCounter.objects.filter(pk=1).values_list("last", flat=True).first() or 0
