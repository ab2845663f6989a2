"""Under which name and as what readers get a file."""

import re
import unicodedata

LONGEST_NAME = 150
_LONGEST_ENDING = 20
_WITHOUT_NAME = "file"

# What a file is follows from its ending and from this list alone: never from what whoever
# uploaded it claimed, and never from a list of the machine, which differs from that of the next.
_MEDIA_TYPES = {
    "avif": "image/avif",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "htm": "text/html",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "m4a": "audio/mp4",
    "md": "text/markdown",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
UNKNOWN_TYPE = "application/octet-stream"
_SHOWN = ("image/", "audio/", "video/", "application/pdf")
# Browsers take it for a page and run what is in it.
_PAGES = ("image/svg+xml",)
# For the others: should one be shown as a page all the same, it is without scripts and of no site.
SANDBOX = "sandbox; default-src 'none'"


def safe_name(name: str) -> str:
    """Return the name as a part of an address: letters, digits, dots, hyphens, underscores.

    No folder, no control character and nothing that turns the direction of writing is left.
    It has at most 150 characters and keeps its ending; a safe name stays as it is.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = re.sub(r"[^-\w.]", "", re.sub(r"\s+", "-", last.strip()))
    # What was taken out may have stood between two characters that are written as one.
    stem, dot, ending = unicodedata.normalize("NFC", kept).rpartition(".")
    if not dot or not 0 < len(ending) <= _LONGEST_ENDING:
        stem, dot, ending = stem + dot + ending, "", ""
    stem = stem[: LONGEST_NAME - len(dot + ending)].strip(".-")
    return (stem or _WITHOUT_NAME) + dot + ending


def is_shown(media_type: str) -> bool:
    """Return whether a browser may show such a file; what is not shown is saved."""
    return media_type.startswith(_SHOWN) and media_type not in _PAGES


def media_type_of(name: str) -> str:
    """Return as what a file of this name is sent; unknown endings are bytes and nothing more."""
    return _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), UNKNOWN_TYPE)
