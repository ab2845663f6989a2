"""Files that are handed over to belong to a released version, and where readers find them."""

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import quote

from django.core.files import File
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile

from syndication.documents import AssetFile
from syndication.file_names import media_type_of, safe_name
from syndication.kinds import API_PATH


def asset_file(file: File, *, name: str = "") -> AssetFile:
    """Return the value that stands for `file`, which is read once, in pieces, to the end.

    `name` is what readers see, the file's own unless given. The hash is that of the bytes as
    they are now, whatever a record says of them; releasing them later, once they were
    replaced, is refused.
    """
    called = safe_name(name or file.name or "")
    read = _reader(file)
    digest, size = hashlib.sha256(), 0
    for piece in read():
        digest.update(piece)
        size += len(piece)
    return AssetFile(digest.hexdigest(), called, media_type_of(called), size, read)


def asset_path(sha256: str, name: str) -> str:
    """Return the root-relative address of a file, the same in every version that has it."""
    return f"{API_PATH}assets/{sha256}/{quote(safe_name(name))}"


def _reader(file: File) -> Callable[[], Iterable[bytes]]:
    # The file of a field is opened anew each time: whoever reads its model may close it.
    if isinstance(file, FieldFile) and file.name:
        return partial(_stored_pieces, file.storage, file.name)
    return file.chunks


def _stored_pieces(storage: Storage, name: str) -> Iterable[bytes]:
    with storage.open(name, "rb") as source:
        yield from source.chunks()
