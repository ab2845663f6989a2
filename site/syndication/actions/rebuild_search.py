"""The whole of what search finds, made anew from what is public."""

from django.db import connection, transaction

from syndication.actions.change_number import hold_counter
from syndication.actions.write_passages import write_passages
from syndication.full_text import storage
from syndication.models import Passage, Publication


def rebuild_search() -> int:
    """Write all passages and the engine's index anew; return how many publications differed.

    Writers wait meanwhile. Where all is well, no passage is touched.
    """
    with transaction.atomic():
        hold_counter()
        storage.install(connection)
        differing = Passage.objects.exclude(publication__state=Publication.State.LIVE)
        differed = differing.values("publication").distinct().count()
        differing.delete()
        return differed + sum(
            write_passages(publication)
            for publication in Publication.objects.not_taken_back()
            .order_by("pk")
            .iterator(chunk_size=50)
        )
