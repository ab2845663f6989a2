"""Each check finds the setting it is there for."""

import copy
import secrets

import pytest

from config import checks, env

MOUNTS = """\
none / overlay rw 0 0
server:/data /srv/data nfs4 rw 0 0
/dev/sda1 /srv/data/local ext4 rw 0 0
"""
pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")


def sqlite(settings, monkeypatch, **changes):
    """Describe a database in a folder of its own, with `changes` to what we set."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/data/local/db.sqlite3")
    monkeypatch.setattr(checks, "_mounts", lambda: MOUNTS)
    database = copy.deepcopy(env.database())
    database["OPTIONS"] |= changes.pop("OPTIONS", {})
    settings.DATABASES = {"default": database | changes}
    return {message.id for message in checks.check_sqlite()}


def test_our_own_sqlite_settings_pass(settings, monkeypatch):
    assert sqlite(settings, monkeypatch) == set()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"OPTIONS": {"init_command": "PRAGMA synchronous=FULL"}}, "config.E001"),
        ({"OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"}}, "config.E002"),
        (
            {"OPTIONS": {"init_command": "PRAGMA journal_mode=wal; PRAGMA synchronous=NORMAL"}},
            "config.E002",
        ),
        ({"OPTIONS": {"transaction_mode": "DEFERRED"}}, "config.E003"),
        ({"NAME": "/srv/data/db.sqlite3"}, "config.E004"),
        ({"ATOMIC_REQUESTS": True}, "config.E005"),
    ],
)
def test_a_bad_sqlite_setting_is_found(settings, monkeypatch, changes, found):
    assert sqlite(settings, monkeypatch, **changes) == {found}


def test_djangos_defaults_for_sqlite_are_found(settings, monkeypatch):
    settings.DATABASES = {
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/srv/db.sqlite3"}
    }
    monkeypatch.setattr(checks, "_mounts", lambda: MOUNTS)
    assert {message.id for message in checks.check_sqlite()} == {
        "config.E001",
        "config.E002",
        "config.E003",
    }


@pytest.mark.parametrize(
    ("version", "workers", "found"),
    [((3, 40, 1), 2, {"config.W001"}), ((3, 40, 1), 1, set()), ((3, 51, 3), 2, set())],
)
def test_several_processes_need_a_sound_sqlite(settings, monkeypatch, version, workers, found):
    monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", version)
    settings.SERVER = settings.SERVER | {"WORKERS": workers}
    assert sqlite(settings, monkeypatch) == found


def test_postgresql_is_none_of_their_business(settings, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://cp@db.example/programme")
    settings.DATABASES = {"default": env.database()}
    assert checks.check_sqlite() == []


@pytest.mark.parametrize("key", ["", "short", "bm90IDMyIGJ5dGVz", "ü" * 44])
def test_a_text_key_that_cannot_encrypt_is_found(settings, key):
    settings.TEXT_KEY = key
    assert "config.E006" in {message.id for message in checks.check_keys()}


def test_one_key_for_two_things_is_found(settings):
    settings.SECRET_KEY = settings.TEXT_KEY
    assert {message.id for message in checks.check_keys()} == {"config.E007"}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, set()),
        ({"DEMO_MODE": True}, {"config.E008"}),
        ({"PUBLIC_BASE_URL": "http://example.org"}, {"config.E009"}),
        ({"ALLOWED_HOSTS": ["127.0.0.1", "localhost"]}, {"config.W002"}),
        ({"SECURE_PROXY_SSL_HEADER": ("X", "https")}, {"config.W003"}),
        ({"SECURE_PROXY_SSL_HEADER": ("X", "https"), "TRUSTED_PROXIES": 1}, set()),
        ({"EMAIL_HOST": ""}, {"config.W004"}),
        ({"DEFAULT_FROM_EMAIL": "webmaster@localhost"}, {"config.W005"}),
        ({"DEFAULT_FROM_EMAIL": "Change Projects <no-reply@localhost>"}, {"config.W005"}),
    ],
)
def test_a_site_that_is_not_ready_for_the_public_is_found(settings, change, found):
    ready = {
        "DEMO_MODE": False,
        "PUBLIC_BASE_URL": "https://example.org",
        "ALLOWED_HOSTS": ["example.org"],
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example.org",
        "DEFAULT_FROM_EMAIL": "no-reply@example.org",
    }
    for name, value in (ready | change).items():
        setattr(settings, name, value)
    assert {message.id for message in checks.check_public_site()} == found


def test_no_message_tells_a_key(settings):
    settings.TEXT_KEY = settings.SECRET_KEY = secrets.token_hex(8)
    told = " ".join(f"{message.msg} {message.hint}" for message in checks.check_keys())
    assert settings.TEXT_KEY not in told
