"""Keeping the files of an edition: the bytes first, then the rows that name them."""

import hashlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

from syndication.documents import AssetFile
from syndication.models import Asset, Edition, EditionAsset
from syndication.models.asset import place_of

_IN_MEMORY = 2**20


class FileChanged(Exception):
    """The bytes are not those that were announced. Build the document anew."""


def store_assets(edition: Edition, files: Iterable[AssetFile], moment: datetime) -> None:
    """Let the files belong to the edition for ever.

    The bytes are in the storage before a row names them: a transaction that fails may leave
    bytes that nobody uses, and never a row without bytes. Call it with the counter locked.
    Raises `FileChanged` if a file is not the one that was announced.
    """
    belonging = list(files)
    for file in belonging:
        _keep_bytes(file)
    announced = {file.sha256: file for file in belonging}
    known = set(Asset.objects.filter(pk__in=announced).values_list("pk", flat=True))
    Asset.objects.bulk_create(
        Asset(sha256=file.sha256, size=file.size, created_at=moment)
        for file in announced.values()
        if file.sha256 not in known
    )
    EditionAsset.objects.bulk_create(
        EditionAsset(
            edition=edition, asset_id=file.sha256, name=file.name, media_type=file.media_type
        )
        for file in belonging
    )


def _keep_bytes(file: AssetFile) -> None:
    place = place_of(file.sha256)
    # A crash in the middle of writing leaves less than the whole.
    if default_storage.exists(place) and default_storage.size(place) == file.size:
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        _copy(file, copy)
        default_storage.delete(place)
        kept = default_storage.save(place, File(copy, name=place))
    if kept != place:
        # Another site that shares the storage was quicker, with the same bytes.
        default_storage.delete(kept)
    _settle(place)


def _copy(file: AssetFile, copy: IO[bytes]) -> None:
    """Copy the bytes to where they are checked, so that wrong ones are never kept."""
    digest = hashlib.sha256()
    for piece in file.open():
        digest.update(piece)
        copy.write(piece)
    if digest.hexdigest() != file.sha256 or copy.tell() != file.size:
        raise FileChanged(
            f"The file “{file.name}” changed while it was being released. Release again."
        )
    copy.seek(0)


def _settle(place: str) -> None:
    """Have a local file written to the disk before the database is told of it."""
    try:
        path = Path(default_storage.path(place))
    except NotImplementedError:
        return  # a store elsewhere has it once it says so
    for part in (path, path.parent, path.parent.parent):
        handle = os.open(part, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
