"""Every environment variable the site reads, in one place.

`VARIABLES` is the list that the reference page of the documentation shows; a
variable that is not in it is not read anywhere.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One environment variable: its name, what it is for and its default."""

    name: str
    default: Any
    help: str


VARIABLES: tuple[Variable, ...] = (
    Variable(
        name="SECRET_KEY",
        default="",
        help="Signs cookies and forms: 50 random characters. Required in production.",
    ),
    Variable(
        name="TEXT_KEY",
        default="",
        help="Encrypts free-text answers: 32 random bytes in URL-safe base64. "
        "Required in production. Without it stored answers cannot be read again.",
    ),
    Variable(
        name="CONTACT_KEYS",
        default="",
        help="Encrypt the contact details that people leave: name:key pairs separated by commas, "
        "as 2026b:…,2026a:…, keys made like TEXT_KEY. The first encrypts, all of them open. "
        "Required in production.",
    ),
    Variable(
        name="SAFEGUARD_KEYS",
        default="",
        help="Encrypt requests for help and what is noted about them; written like CONTACT_KEYS. "
        "Required in production.",
    ),
    Variable(
        name="DATABASE_URL",
        default=f"sqlite:///{VAR / 'db.sqlite3'}",
        help="Where the data is kept: sqlite:////folder/file or "
        "postgres://user:password@host:5432/name.",
    ),
    Variable(
        name="CACHE_URL",
        default="locmemcache://",
        help="Cache: redis://host:6379/0 shares one between several servers.",
    ),
    Variable(
        name="MEDIA_ROOT",
        default=str(VAR / "media"),
        help="Folder for uploaded files.",
    ),
    Variable(
        name="S3_BUCKET",
        default="",
        help="Keep uploaded files in this S3 bucket instead of a folder.",
    ),
    Variable(
        name="S3_ENDPOINT_URL",
        default="",
        help="Address of an S3-compatible store that is not Amazon's.",
    ),
    Variable(
        name="PUBLIC_BASE_URL",
        default="",
        help="Address under which readers know the site, as https://example.org. "
        "Required in production; on one's own machine made of HOST and PORT.",
    ),
    Variable(
        name="LICENCE",
        default="CC BY 4.0",
        help="How others may reuse what names no licence of its own. A new product starts with it; "
        "what is published keeps the one it has.",
    ),
    Variable(
        name="ALLOWED_HOSTS",
        default="127.0.0.1,localhost",
        help="Host names the site answers to, separated by commas.",
    ),
    Variable(
        name="EMAIL_URL",
        default="",
        help="Mail server, as smtp+tls://user:password@mail.example.org:587. Without it "
        "nobody gets safeguarding alerts, and agencies are not told that they have an answer. "
        "`./run` writes mail into a folder.",
    ),
    Variable(
        name="DEFAULT_FROM_EMAIL",
        default="",
        help="Address from which the site writes, as Change Projects <no-reply@example.org>. "
        "Required in production: without alerts nobody could be asked anything.",
    ),
    Variable(
        name="EXIT_URL",
        default="https://www.bbc.co.uk/weather",
        help="Dull page that “Leave this page” opens for somebody who answers a survey.",
    ),
    Variable(
        name="SAFEGUARDING_YEARS",
        default=6,
        help="How many years after a request for help or a concern was closed or referred its "
        "words are deleted, as your agencies' policy says; 1 at least. That it came in, and who "
        "did what when, stays.",
    ),
    Variable(
        name="ANSWERS_MONTHS",
        default=24,
        help="How many months after a survey closed its answers are deleted, unless the survey "
        "names an earlier day; from 1 to 24. It is fixed when a survey is opened, and people read "
        "the day before they answer. Counts that were told stay.",
    ),
    Variable(
        name="DEMO_MODE",
        default=False,
        help="Allow demonstration content and label every page. `./run` turns it on.",
    ),
    Variable(
        name="SECURE_COOKIES",
        default=True,
        help="Send cookies over HTTPS only and redirect to HTTPS. `./run` turns it off.",
    ),
    Variable(
        name="BEHIND_PROXY",
        default=False,
        help="A web server in front ends HTTPS and sets X-Forwarded-Proto itself.",
    ),
    Variable(
        name="TRUSTED_PROXIES",
        default=0,
        help="How many web servers stand in front, each adding the address it was asked from to "
        "X-Forwarded-For. Without it all people behind them share one limit of starts and one of "
        "tries at codes.",
    ),
    Variable(
        name="STARTS_PER_MINUTE",
        default=60,
        help="How many people may start a survey from one address in a minute, and ten times as "
        "many in an hour: enough for a school or a refuge behind it. 0 sets no limit.",
    ),
    Variable(
        name="HOST",
        default="127.0.0.1",
        help="Address on which the site’s own server listens; 0.0.0.0 is every one.",
    ),
    Variable(name="PORT", default=8000, help="Port on which the site’s own server listens."),
    Variable(
        name="WORKERS",
        default=1,
        help="Server processes. More than one needs PostgreSQL and a shared cache.",
    ),
    Variable(
        name="PUBLIC_MEMORY",
        default=64,
        help="Megabytes in which each server process keeps answers of the content API that are "
        "still true; 0 asks the database each time.",
    ),
    Variable(
        name="VAR_DIR",
        default=str(ROOT / "var"),
        help="Folder for all that the site keeps on this machine: database, uploaded files, "
        "keys of a demonstration.",
    ),
)

_env = environ.FileAwareEnv()
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def read(name: str, cast: type = str, default: Any = None) -> Any:
    """Return the variable `name`, cast to `cast`; also from the file `NAME_FILE`.

    An overlay may give its own `default`. Raises `KeyError` for a name that
    `VARIABLES` does not list.
    """
    fallback = _BY_NAME[name].default if default is None else default
    return _env.get_value(name, cast=cast, default=fallback)


def database() -> dict[str, Any]:
    """Return Django's settings of the database that `DATABASE_URL` names."""
    config = dict(_env.db_url_config(read("DATABASE_URL")))
    engine = _SQLITE if config["ENGINE"].endswith("sqlite3") else _POSTGRESQL
    ours, asked = engine["OPTIONS"], config.get("OPTIONS", {})
    # What the address itself asks for, as sslmode, goes before what we set; of the server's own
    # options the last one counts.
    options = [one["options"] for one in (ours, asked) if "options" in one]
    joined = {"options": " ".join(options)} if options else {}
    return config | engine | {"OPTIONS": ours | asked | joined}


_SQLITE: dict[str, Any] = {
    # Measured: Django's defaults refuse most requests at 32 writers, this none.
    # FULL, because NORMAL loses acknowledged answers when the power is cut.
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864;"
        ),
    },
}

_POSTGRESQL: dict[str, Any] = {
    # Each of the server's threads keeps its own: borrowing one from a pool took longer than
    # asking for a version did.
    "ENGINE": "config.postgresql",
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    # As on SQLite. Without it, PostgreSQL waits for a lock for ever.
    "OPTIONS": {"options": "-c lock_timeout=20s"},
}


def cache() -> dict[str, Any]:
    """Return Django's settings of the cache; a dead shared cache is a miss, not an error."""
    config = dict(_env.cache_url_config(read("CACHE_URL")))
    if "redis" in config["BACKEND"].lower():
        config["BACKEND"] = "django_redis.cache.RedisCache"
        config.setdefault("OPTIONS", {})["IGNORE_EXCEPTIONS"] = True
    return config


def mail() -> dict[str, Any]:
    """Return Django's settings of the mail server; without `EMAIL_URL` none is asked."""
    given = _env.email_url_config(read("EMAIL_URL") or "smtp://")
    return {name: value or "" for name, value in given.items() if name != "EMAIL_PORT" or value}


def storages() -> dict[str, Any]:
    """Return where uploaded and static files live: a folder, or an S3 bucket."""
    files: dict[str, Any] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": read("MEDIA_ROOT")},
    }
    if bucket := read("S3_BUCKET"):
        files = {
            "BACKEND": "config.bucket.Bucket",
            "OPTIONS": {
                "bucket_name": bucket,
                "endpoint_url": read("S3_ENDPOINT_URL") or None,
                "file_overwrite": False,
                "default_acl": "private",
            },
        }
    static = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    return {"default": files, "staticfiles": static}
