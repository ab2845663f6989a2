"""Files for editions made by hand, and what is read of them."""

import hashlib
from dataclasses import replace
from urllib.parse import quote

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from syndication.asset_files import asset_file
from syndication.models.asset import place_of
from tests.syndication import made

WORDS = b"Ask two questions.\n" * 1000


def file_of(content=WORDS, name="Leaflet.pdf"):
    return asset_file(ContentFile(content, name=name))


def with_files(document, *files):
    return replace(document, edition=replace(document.edition, assets=files))


def release(version="0.3", *files, **changed):
    """Release a product in one version with these files."""
    return made.release(with_files(made.product(version, **changed), *files))


def hash_of(content):
    return hashlib.sha256(content).hexdigest()


def address_of(file):
    return f"/api/v1/assets/{file.sha256}/{quote(file.name)}"


def get(file, **headers):
    return Client().get(address_of(file), headers=headers)


def bytes_of(response):
    return b"".join(response.streaming_content)


def kept(file):
    """The bytes that the storage has, or None."""
    place = place_of(file.sha256)
    if not default_storage.exists(place):
        return None
    with default_storage.open(place) as source:
        return source.read()


def damage(file, content):
    """Let the storage have other bytes."""
    place = place_of(file.sha256)
    default_storage.delete(place)
    default_storage.save(place, ContentFile(content))
