"""Which environment variable does what."""

import pytest

from config import env
from docs.write_settings import PAGE, page


def test_the_reference_page_lists_what_the_code_reads():
    assert page() == PAGE.read_text(encoding="utf-8"), "Run `make reference`."


def test_a_variable_that_is_not_listed_is_not_read():
    with pytest.raises(KeyError):
        env.read("HOME")


def test_a_secret_can_come_from_a_file(monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("from the file")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(secret))
    assert env.read("SECRET_KEY") == "from the file"


def test_nothing_set_is_an_sqlite_file_made_for_many_writers(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    database = env.database()
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(env.VAR / "db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    assert not database.get("ATOMIC_REQUESTS")


def test_a_postgresql_address_brings_lasting_connections(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://cp:secret@db.example:5433/programme")
    database = env.database()
    assert database["ENGINE"] == "config.postgresql"
    assert (database["NAME"], database["USER"]) == ("programme", "cp")
    assert (database["HOST"], database["PORT"]) == ("db.example", 5433)
    assert database["CONN_MAX_AGE"] == 600
    assert database["CONN_HEALTH_CHECKS"]


def test_nobody_waits_for_a_lock_of_postgresql_longer_than_for_sqlite(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://cp@db.example/programme")
    assert env.database()["OPTIONS"]["options"] == "-c lock_timeout=20s"


def test_what_the_address_asks_of_postgresql_stands_beside_it(monkeypatch):
    own = "postgres://cp@db.example/programme?options=-c%20statement_timeout%3D60s"
    monkeypatch.setenv("DATABASE_URL", own)
    assert env.database()["OPTIONS"]["options"] == "-c lock_timeout=20s -c statement_timeout=60s"


def test_options_in_a_postgresql_address_are_kept(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://cp@db.example/programme?sslmode=require")
    assert env.database()["OPTIONS"]["sslmode"] == "require"


def test_nothing_set_is_a_cache_in_memory(monkeypatch):
    monkeypatch.delenv("CACHE_URL", raising=False)
    assert env.cache()["BACKEND"].endswith("LocMemCache")


def test_a_redis_that_is_down_is_a_miss_and_not_an_error(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "redis://cache.example:6379/2")
    cache = env.cache()
    assert cache["BACKEND"] == "django_redis.cache.RedisCache"
    assert cache["LOCATION"] == "redis://cache.example:6379/2"
    assert cache["OPTIONS"]["IGNORE_EXCEPTIONS"] is True


def test_nothing_set_keeps_files_in_a_folder(monkeypatch):
    monkeypatch.delenv("S3_BUCKET", raising=False)
    files = env.storages()["default"]
    assert files["BACKEND"].endswith("FileSystemStorage")


def test_a_bucket_keeps_files_privately(monkeypatch):
    monkeypatch.setenv("S3_BUCKET", "programme")
    monkeypatch.setenv("S3_ENDPOINT_URL", "https://store.example")
    files = env.storages()["default"]
    assert files["BACKEND"] == "config.bucket.Bucket"
    assert files["OPTIONS"]["bucket_name"] == "programme"
    assert files["OPTIONS"]["endpoint_url"] == "https://store.example"
    assert files["OPTIONS"]["default_acl"] == "private"
    assert files["OPTIONS"]["file_overwrite"] is False


def test_amazon_needs_no_endpoint(monkeypatch):
    monkeypatch.setenv("S3_BUCKET", "programme")
    monkeypatch.delenv("S3_ENDPOINT_URL", raising=False)
    assert env.storages()["default"]["OPTIONS"]["endpoint_url"] is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {"EMAIL_HOST": ""}),
        (
            "smtp://mail.example.org",
            {"EMAIL_HOST": "mail.example.org", "EMAIL_HOST_USER": "", "EMAIL_HOST_PASSWORD": ""},
        ),
        (
            "smtp+tls://site%40example.org:s%2Fcret@mail.example.org:587",
            {
                "EMAIL_HOST": "mail.example.org",
                "EMAIL_PORT": 587,
                "EMAIL_HOST_USER": "site@example.org",
                "EMAIL_HOST_PASSWORD": "s/cret",
                "EMAIL_USE_TLS": True,
            },
        ),
    ],
)
def test_a_mail_server_has_an_address(monkeypatch, address, expected):
    monkeypatch.setenv("EMAIL_URL", address)
    mail = env.mail()
    assert mail["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert {name: mail[name] for name in expected} == expected
    assert ("EMAIL_PORT" in mail) is ("EMAIL_PORT" in expected), "else it is Django's"
