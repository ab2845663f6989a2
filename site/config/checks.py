"""System checks: settings with which answers or people would be at risk.

`manage.py check` runs those of the database, `check --deploy` also those of a site
that is open to the public.
"""

import base64
import binascii
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning  # noqa: A004
from django.core.checks import register as register_check

NETWORK_FILE_SYSTEMS = frozenset(
    {"9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs"}
)
# Earlier versions can damage a database in WAL mode that several processes write to.
SAFE_SQLITE = (3, 51, 3)


def register() -> None:
    """Let Django run the checks of this module."""
    register_check(check_sqlite, Tags.compatibility)
    register_check(check_keys, Tags.security)
    register_check(check_public_site, Tags.security, deploy=True)


def check_sqlite(**kwargs: Any) -> list[CheckMessage]:
    """Find SQLite databases that would lose answers or refuse them under load."""
    return [
        message
        for alias, database in settings.DATABASES.items()
        if database["ENGINE"].endswith("sqlite3")
        for message in _sqlite_messages(alias, database)
    ]


def check_keys(**kwargs: Any) -> list[CheckMessage]:
    """Find a key that cannot encrypt free-text answers, or one used for two things."""
    messages: list[CheckMessage] = []
    if not _is_text_key(settings.TEXT_KEY):
        messages.append(
            Error(
                "TEXT_KEY is not 32 bytes in URL-safe base64.",
                hint="Make one: python -c 'import base64, os; "
                "print(base64.urlsafe_b64encode(os.urandom(32)).decode())'",
                id="config.E006",
            )
        )
    messages += [
        Error(
            f"The ring of keys “{name}” is not name:key pairs with keys of 32 bytes in URL-safe "
            "base64.",
            hint=f"Set {name.upper()}_KEYS, for instance to 1: and a key made as for TEXT_KEY.",
            id="config.E010",
        )
        for name, ring in settings.KEY_RINGS.items()
        if not _is_key_ring(ring)
    ]
    if settings.TEXT_KEY == settings.SECRET_KEY:
        messages.append(
            Error("TEXT_KEY and SECRET_KEY are the same. Make two keys.", id="config.E007")
        )
    return messages


def check_public_site(**kwargs: Any) -> list[CheckMessage]:
    """Find what a site that is open to the public must not have."""
    messages: list[CheckMessage] = []
    if settings.DEMO_MODE:
        messages.append(
            Error("DEMO_MODE is on: the demonstration accounts would work.", id="config.E008")
        )
    if not settings.PUBLIC_BASE_URL.startswith("https://"):
        messages.append(Error("PUBLIC_BASE_URL does not start with https://.", id="config.E009"))
    if settings.SECURE_PROXY_SSL_HEADER and not settings.TRUSTED_PROXIES:
        messages.append(
            Warning(
                "BEHIND_PROXY is on and TRUSTED_PROXIES is not set: a few tries at codes by one "
                "person stop everybody from taking answers back.",
                hint="Say how many web servers stand in front, for instance TRUSTED_PROXIES=1.",
                id="config.W003",
            )
        )
    if set(settings.ALLOWED_HOSTS) <= {"127.0.0.1", "localhost"}:
        messages.append(
            Warning(
                "ALLOWED_HOSTS names this machine only.",
                hint="Name the hosts that readers use, for instance ALLOWED_HOSTS=example.org.",
                id="config.W002",
            )
        )
    return [*messages, *_mail_messages()]


def _mail_messages() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and not settings.EMAIL_HOST:
        yield Warning(
            "EMAIL_URL is not set: no agency is told by e-mail that it has an answer.",
            hint="Name a mail server: EMAIL_URL=smtp+tls://user:password@mail.example.org:587.",
            id="config.W004",
        )
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        yield Warning(
            "DEFAULT_FROM_EMAIL is not set: mail servers refuse what comes from this machine.",
            hint="Write as an address of your own, as DEFAULT_FROM_EMAIL=no-reply@example.org.",
            id="config.W005",
        )


def _sqlite_messages(alias: str, database: dict[str, Any]) -> Iterator[CheckMessage]:
    options = database.get("OPTIONS", {})
    pragmas = _pragmas(options.get("init_command", ""))
    if pragmas.get("journal_mode") != "wal":
        yield Error(f"Database “{alias}”: journal_mode is not WAL.", id="config.E001")
    if pragmas.get("synchronous") not in {"full", "extra", "2", "3"}:
        yield Error(
            f"Database “{alias}”: synchronous is not FULL; a power cut would lose answers.",
            id="config.E002",
        )
    if options.get("transaction_mode") != "IMMEDIATE":
        yield Error(f"Database “{alias}”: transaction_mode is not IMMEDIATE.", id="config.E003")
    if _file_system(Path(database["NAME"]), _mounts()) in NETWORK_FILE_SYSTEMS:
        yield Error(
            f"Database “{alias}” is on a network file system, where WAL does not work.",
            hint="Keep the file on a local disk, or use PostgreSQL.",
            id="config.E004",
        )
    if database.get("ATOMIC_REQUESTS"):
        yield Error(
            f"Database “{alias}”: ATOMIC_REQUESTS lets every reader wait for the writer.",
            id="config.E005",
        )
    if settings.SERVER["WORKERS"] > 1 and sqlite3.sqlite_version_info < SAFE_SQLITE:
        yield Warning(
            f"SQLite {sqlite3.sqlite_version} with {settings.SERVER['WORKERS']} processes can "
            "damage its database.",
            hint="Set WORKERS=1, use SQLite 3.51.3 or newer, or use PostgreSQL.",
            id="config.W001",
        )


def _pragmas(command: str) -> dict[str, str]:
    """Return the pragmas of an `init_command` by name, in lower case."""
    found = re.findall(r"PRAGMA\s+(\w+)\s*=\s*(\w+)", command, re.IGNORECASE)
    return {name.lower(): value.lower() for name, value in found}


def _file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system of `path`, given the text of /proc/mounts."""
    folder = str(path.absolute())
    best = ("", "")
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _mounts() -> str:
    """Return what is mounted where; nothing on a system that does not tell."""
    file = Path("/proc/mounts")
    return file.read_text() if file.exists() else ""


def _is_text_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key)) == 32  # noqa: PLR2004
    except (binascii.Error, ValueError):
        return False


def _is_key_ring(ring: str) -> bool:
    pairs = [pair.strip().partition(":") for pair in ring.split(",")]
    return all(name and "." not in name and _is_text_key(key) for name, _, key in pairs)
