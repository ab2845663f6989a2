"""For the tests: a real database, quick passwords, nothing that outlives a run."""

import os
from urllib.parse import urlsplit

from config.settings.base import *

SECRET_KEY = "for tests only, never for a site with people on it"  # noqa: S105
TEXT_KEY = "dGhlIHRlc3RzIGVuY3J5cHQgd2l0aCB0aGlzIGtleSE="
KEY_RINGS = {
    "contact": "b:Y29udGFjdHMgb2YgdGhlIHRlc3RzLCBrZXkgdHdvLi4=,"
    "a:Y29udGFjdHMgb2YgdGhlIHRlc3RzLCBrZXkgb25lLi4=",
    "safeguard": "a:c2FmZWd1YXJkaW5nIGluIHRlc3RzLCBrZXkgb25lLi4=",
}
DEMO_MODE = True
# All tests of a run come from one address; those of the limit set one.
STARTS_PER_MINUTE = 0
PUBLIC_BASE_URL = WAGTAILADMIN_BASE_URL = "https://changeprojects.example"
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
PASSWORD_HASHERS = ["tests.passwords.QuickPasswords"]
# Codes too; what the journeys open is served at the full cost.
CODE_COST = 2**4
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Runs at the same time may share one Redis; what one remembers is not true in another. Workers
# of one run empty their caches, so each has a database of its own, and the next for its servers.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES = {"default": CACHES["default"] | {"KEY_PREFIX": f"test-{os.getpid()}"}}
if os.environ.get("CACHE_URL", "").startswith("redis"):
    CACHES["default"]["LOCATION"] = (
        urlsplit(CACHES["default"]["LOCATION"])._replace(path=f"/{2 * WORKER}").geturl()
    )
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
