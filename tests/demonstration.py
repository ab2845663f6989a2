"""The demonstration, loaded once and copied for whoever asks for it.

Loading goes through every door of the programme and takes half a minute. It is done once
for a state of the code and a day; each group of tests works on a copy.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from home.demo import DemoAccount, DemoAccounts, load_demo
from tests.database import TEMPLATES, TestDatabase, digest

ROOT = Path(settings.BASE_DIR)
WRITTEN_IN = ("changeprojects", "home", "surveys", "site", "templates")
READ = (".html", ".json", ".py", ".txt")


@contextmanager
def demonstration(database: TestDatabase) -> Iterator[DemoAccounts]:
    """Fill the database with the demonstration as of today; empty it again in the end."""
    name = f"demonstration_{_state()[:12]}"
    logins = TEMPLATES / f"{name}.json"

    def load() -> None:
        logins.write_text(json.dumps(asdict(load_demo(timezone.localdate()))))

    with database.filled(name, load):
        yield _accounts(json.loads(logins.read_text()))


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
