"""Collects the static files, and does nothing while none of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def are_stale() -> bool:
    """Return whether a static file was added, changed or removed since they were collected."""
    stamp = _stamp()
    return not stamp.exists() or stamp.read_text() != _fingerprint()


def collect() -> None:
    """Gather all static files, compressed, under names that contain their hash."""
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _stamp().write_text(_fingerprint())


def _stamp() -> Path:
    return Path(settings.STATIC_ROOT) / "collected.txt"


def _fingerprint() -> str:
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            total.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return total.hexdigest()
