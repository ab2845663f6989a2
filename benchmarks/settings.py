"""The site as it is served, with Wagtail's two APIs beside it as peers."""

import os

os.environ.setdefault("SECRET_KEY", "for benchmarks only, never for a site with people on it")
os.environ.setdefault("TEXT_KEY", "dGhlIHRlc3RzIGVuY3J5cHQgd2l0aCB0aGlzIGtleSE=")
os.environ.setdefault("PUBLIC_BASE_URL", "http://127.0.0.1:8300")
os.environ.setdefault("SECURE_COOKIES", "false")

from config.settings.base import *

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.contrib.forms",
    "benchmarks",
]
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "benchmarks.urls"
WSGI_APPLICATION = "config.wsgi.application"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# All who answer come from one address.
STARTS_PER_MINUTE = 0
WAGTAILAPI_LIMIT_MAX = 100
LOGGING["root"]["level"] = "ERROR"
