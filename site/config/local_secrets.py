"""Keys of a demonstration on one's own machine; production brings its own."""

import base64
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept_secret(
    folder: Path, name: str, make: Callable[[], str] = lambda: secrets.token_urlsafe(50)
) -> str:
    """Return the secret `name` of `folder`, made with `make` the first time.

    Folder and file are readable by their owner only. Two processes that ask at the
    same moment get the same secret.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / name
    if not file.exists():
        draft = folder / f".{name}.{os.getpid()}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "w") as handle:
            handle.write(make())
        # If another process was first, its secret is the one that is kept.
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text().strip()


def text_key() -> str:
    """Return a new key for free-text answers: 32 random bytes in URL-safe base64."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def key_ring() -> str:
    """Return a new ring with one key, for contact details or for requests for help."""
    return f"1:{text_key()}"
