"""The demonstration, loaded once and copied for whoever asks for it.

Loading goes through every door of the programme and takes half a minute. It is done once
for a state of the code and a day; each group of tests works on a copy.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from home.demo import DemoAccount, DemoAccounts, load_demo
from home.serving.demonstration import write_logins
from tests.database import TEMPLATES, TestDatabase, digest

ROOT = Path(settings.BASE_DIR)
WRITTEN_IN = ("changeprojects", "home", "surveys", "site", "templates")
READ = (".html", ".json", ".py", ".txt")


@contextmanager
def demonstration(database: TestDatabase) -> Iterator[DemoAccounts]:
    """Fill the database with the demonstration as of today; empty it again in the end."""
    name = f"demonstration_{_state()[:12]}"
    logins, files = TEMPLATES / f"{name}.json", TEMPLATES / f"{name}_files"

    def load() -> None:
        # A load that was broken off may have left some.
        shutil.rmtree(files, ignore_errors=True)
        with _kept_in(files):
            logins.write_text(json.dumps(asdict(load_demo(timezone.localdate()))))

    with (
        database.filled(name, load),
        TemporaryDirectory() as copy,
        _kept_in(Path(shutil.copytree(files, copy, dirs_exist_ok=True))),
    ):
        yield _accounts(json.loads(logins.read_text()))


@contextmanager
def lent_demonstration(database: TestDatabase, var: Path) -> Iterator[dict[str, str]]:
    """Put a copy with its files and logins into `var`; say by which variables a server reads it."""
    with ExitStack() as lent:
        with demonstration(database) as made:
            address = lent.enter_context(database.spare(var))
            shutil.copytree(default_storage.path(""), var / "media")
        write_logins(var, made)
        yield {"DATABASE_URL": address, **_keys()}


def _keys() -> dict[str, str]:
    """Return the variables that hold the keys of the tests: only they open what people wrote."""
    rings = settings.KEY_RINGS
    return {
        "SECRET_KEY": settings.SECRET_KEY,
        "TEXT_KEY": settings.TEXT_KEY,
        "CONTACT_KEYS": rings["contact"],
        "SAFEGUARD_KEYS": rings["safeguard"],
    }


@contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """Let files be kept in a folder of their own."""
    backend = "django.core.files.storage.FileSystemStorage"
    files = {"BACKEND": backend, "OPTIONS": {"location": str(folder)}}
    with override_settings(STORAGES=settings.STORAGES | {"default": files}):
        # Where the smaller copies of a picture lie is remembered.
        cache.clear()
        yield


def _state() -> str:
    """Return a hash of everything that the demonstration is made from, and where it is kept.

    Each server has a demonstration of its own, with passwords of its own.
    """
    server = [connection.settings_dict[name] for name in ("ENGINE", "HOST", "PORT")]
    total = hashlib.sha256(f"{digest()} {timezone.localdate()} {server}".encode())
    files = [file for folder in WRITTEN_IN for file in (ROOT / folder).rglob("*")]
    for file in sorted([*files, ROOT / "requirements.txt"]):
        if file.suffix in READ:
            total.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return total.hexdigest()


def _accounts(written: dict[str, list]) -> DemoAccounts:
    accounts = tuple(DemoAccount(**account) for account in written["accounts"])
    return DemoAccounts(accounts, tuple(written["survey_paths"]))
