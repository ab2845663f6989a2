"""Files of released versions, as the API reads them."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Case, F, IntegerField, Value, When

from syndication.models import EditionAsset
from syndication.models.asset import place_of
from syndication.models.publication import seen_now

_LIVE = 0
_UNTIL = "edition__publication__until"


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A file as public versions name it; not `live` if all of them were taken back.

    Readers get it `until` the last of them is seen no more, if there is such a moment.
    """

    sha256: str
    name: str
    media_type: str
    size: int
    released_at: datetime
    live: bool
    until: datetime | None


def released_file(sha256: str, name: str) -> ReleasedFile | None:
    """Return the file if a public version ever had it under this name. One query.

    Whoever knows the hash of a file that only a draft uses, or guesses a name, learns
    nothing: the answer is the same as for a file that does not exist.
    """
    row = (
        EditionAsset.objects.filter(asset=sha256, name=name, edition__public=True)
        .annotate(place=_live_first())
        .order_by("place", F(_UNTIL).desc(nulls_first=True), "pk")
        .values_list("media_type", "asset__size", "edition__released_at", "place", _UNTIL)
        .first()
    )
    if row is None:
        return None
    media_type, size, released_at, place, until = row
    live = place == _LIVE
    return ReleasedFile(sha256, name, media_type, size, released_at, live=live, until=until)


def opened(sha256: str) -> File:
    """Return the open file with this hash; raise `FileNotFoundError` if the storage lost it."""
    return default_storage.open(place_of(sha256), "rb")


def _live_first() -> Case:
    return Case(
        When(seen_now("edition__publication__"), then=Value(_LIVE)),
        default=Value(_LIVE + 1),
        output_field=IntegerField(),
    )
