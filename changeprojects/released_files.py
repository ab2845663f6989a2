"""Files that the blocks of a product hold, as the versions that have them know them.

Editors may replace or delete a file at any time; a version keeps the bytes that it was
released with, under an address that holds their SHA-256.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from django.db.models.fields.files import FieldFile
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

from syndication.asset_files import asset_file, asset_path
from syndication.documents import AssetFile
from syndication.representations import absolute

# Large enough for a page and for print, small enough for a phone.
_SIZE_OF_PICTURES = "max-1600x1600"
_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file in a block: what becomes of it when it is released, and where it is until then."""

    asset: AssetFile
    draft_url: str
    width: int | None = None
    height: int | None = None

    @property
    def path(self) -> str:
        """Return its address in every version that has it."""
        return asset_path(self.asset.sha256, self.asset.name)

    def as_json(self) -> dict[str, Any]:
        """Return what a version says of it."""
        return {
            "name": self.asset.name,
            "media_type": self.asset.media_type,
            "size": self.asset.size,
            "sha256": self.asset.sha256,
            "url": absolute(self.path),
        }


@runtime_checkable
class HoldsFiles(Protocol):
    """A block that has files in it."""

    def files(self, value: Any) -> Iterator[HeldFile]:
        """Yield the files of one value of the block."""


def held_document(document: AbstractDocument) -> HeldFile:
    """Return a document as it is now."""
    return HeldFile(_asset(document.file, document.filename), document.url)


def held_picture(image: AbstractImage) -> HeldFile:
    """Return a picture as it is now, in the size in which it is shown."""
    shown = image.get_rendition(_SIZE_OF_PICTURES)
    name = shown.file.name.rpartition("/")[2]
    return HeldFile(_asset(shown.file, name), shown.url, shown.width, shown.height)


def files_in(body: Any) -> list[HeldFile]:
    """Return every file in the body of a product, each once, in the order of the text."""
    held: dict[str, HeldFile] = {}
    for section in body:
        for child in section.value["content"]:
            if isinstance(child.block, HoldsFiles):
                held |= {one.path: one for one in child.block.files(child.value)}
    return list(held.values())


def _asset(file: FieldFile, name: str) -> AssetFile:
    """Return the file with its hash, which is read once for each moment at which it changed."""
    key = (str(file.name), name, str(file.storage.get_modified_time(str(file.name))))
    if key not in _known:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[key] = asset_file(file, name=name)
    return _known[key]


_known: dict[tuple[str, str, str], AssetFile] = {}
