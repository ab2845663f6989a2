"""Keep the sounds and films that a version names, whatever becomes of the uploads."""

from collections.abc import Iterable
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from wagtail.documents import get_document_model
from wagtail.utils.file import hash_filelike

from changeprojects.models import Finding
from surveys.clips import place_of
from surveys.engine.questions import Clip
from surveys.exceptions import ClipChanged


def keep_clips(clips: Iterable[Clip]) -> None:
    """Copy each sound, film and caption to where people who answer get it.

    The bytes are there before a version names them: a publication that fails may leave some that
    nobody uses. What is there already is read through, because a crash leaves less than the whole.
    Raises `ClipChanged` if an upload is not what it was when the survey was read.
    """
    for clip in clips:
        if not _is_whole(place_of(clip.digest), clip.digest):
            _copy(clip)


def _is_whole(place: str, digest: str) -> bool:
    if not default_storage.exists(place):
        return False
    with default_storage.open(place) as kept:
        return str(hash_filelike(kept)) == digest


def _copy(clip: Clip) -> None:
    place = place_of(clip.digest)
    document = get_document_model().objects.get(pk=clip.document)
    with document.open_file() as source:
        if hash_filelike(source) != clip.digest:
            message = f"The file “{document.title}” changed meanwhile. Publish again."
            raise ClipChanged([Finding("clip_changed", message)])
        source.seek(0)
        _put(place, File(source))


def _put(place: str, file: File) -> None:
    """Put the file in its place all at once: who plays it meanwhile gets the whole or none."""
    try:
        there = Path(default_storage.path(place))
    except NotImplementedError:
        # A store elsewhere has a file as a whole or not at all.
        default_storage.delete(place)
        default_storage.save(place, file)
        return
    written = default_storage.save(f"{place}-part", file)
    Path(default_storage.path(written)).replace(there)
