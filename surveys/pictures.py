"""Pictures and clips as a version keeps them.

A picture goes into the schema itself, made small, as a data address. So it stays what it was
when the version was published, and looking at it leaves no trace in a log or a cache.
"""

import base64
import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PIL import Image as Pillow
from PIL import ImageOps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

Json = dict[str, Any]

# Wide enough for a phone held upright, small enough for one that pays for every byte. The first
# way of storing one that is small enough is taken; of a page with too many there is a warning.
MOST_BYTES = 8_000
WAYS = ((480, 72), (480, 50), (360, 50), (240, 50), (240, 25), (160, 20))


class Pictures:
    """The pictures that one compilation met, by the digest of their files."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}

    def named(
        self, chosen: Mapping[str, Any] | None, says: Mapping[str, str] | None = None
    ) -> Json | None:
        """Return how a question names the picture that an editor chose, if there is one.

        `says` has what the picture tells in other forms.
        """
        if not chosen or not chosen.get("image"):
            return None
        image = get_image_model().objects.filter(pk=chosen["image"]).first()
        if image is None:
            return None
        # An image that did not come through a form has no digest before somebody asks for it.
        digest = image.get_file_hash()
        self.sources[digest] = source_of(image.pk, digest)
        alt = "" if chosen.get("decorative") else chosen.get("alt_text") or ""
        named: Json = {"digest": digest, "alt": alt}
        return named | {"says": {**says}} if alt and says else named


@lru_cache(maxsize=256)
def source_of(pk: int, digest: str) -> str:
    """Return the picture as a data address; `digest` tells one file of it from another."""
    image = get_image_model().objects.get(pk=pk)
    with image.open_file() as file, Pillow.open(file) as opened:
        whole = ImageOps.exif_transpose(opened).convert("RGBA")
    stored = b""
    for side, quality in WAYS:
        stored = _stored(whole, side, quality)
        if len(stored) <= MOST_BYTES:
            break
    return f"data:image/webp;base64,{base64.b64encode(stored).decode()}"


def _stored(whole: Pillow.Image, side: int, quality: int) -> bytes:
    small = whole.copy()
    small.thumbnail((side, side))
    stored = io.BytesIO()
    # Nothing but the picture: no place or time of taking it comes along.
    small.save(stored, "WEBP", quality=quality)
    return stored.getvalue()


def clip(pk: int | None) -> Json | None:
    """Return how a question names the sound or film that an editor chose, if there is one."""
    document = get_document_model().objects.filter(pk=pk).first() if pk else None
    if document is None:
        return None
    return {
        "document": document.pk,
        "digest": document.get_file_hash(),
        "kind": document.content_type,
    }
