"""What happened to public things, in the order of commits."""

from syndication.models import ChangeCounter, Publication


def changes(after: int, limit: int) -> list[Publication]:
    """Return what changed after a number, each thing once at its latest number. One query."""
    told = ("kind", "identifier", "language", "state", "until", "change_number", "document")
    return list(Publication.objects.changed_after(after).only(*told)[:limit])


def last_number() -> int:
    """Return the number of the last change."""
    return ChangeCounter.objects.filter(pk=1).values_list("last", flat=True).first() or 0
