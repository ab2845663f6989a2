"""Where the sounds and films of published surveys lie: under the digest that the version names.

No address of uploads leads there; people who answer get them through their survey alone.
"""

from django.core.files import File
from django.core.files.storage import default_storage
from wagtail.documents import get_document_model

from surveys.engine.questions import Clip


def place_of(digest: str) -> str:
    """Return where the storage of files has the bytes with this digest."""
    return f"asked/{digest[:2]}/{digest}"


def opened(clip: Clip) -> File | None:
    """Return the file to be read, if it is still there.

    What was published before copies were kept is read from the upload, as long as that is the same.
    """
    place = place_of(clip.digest)
    if default_storage.exists(place):
        return default_storage.open(place)
    document = get_document_model().objects.filter(pk=clip.document).first()
    if document is None or document.get_file_hash() != clip.digest:
        return None
    return default_storage.open(document.file.name)
