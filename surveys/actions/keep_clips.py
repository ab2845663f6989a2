"""Keep the sounds and films that a version names, whatever becomes of the uploads."""

from collections.abc import Iterable

from django.core.files import File
from django.core.files.storage import default_storage
from wagtail.documents import get_document_model

from surveys.clips import place_of
from surveys.engine.questions import Clip


def keep_clips(clips: Iterable[Clip]) -> None:
    """Copy each sound, film and caption to where people who answer get it.

    The bytes are there before a version names them: a publication that fails may leave some that
    nobody uses.
    """
    for clip in clips:
        place = place_of(clip.digest)
        if not default_storage.exists(place):
            document = get_document_model().objects.get(pk=clip.document)
            with document.open_file() as source:
                default_storage.save(place, File(source, name=place))
