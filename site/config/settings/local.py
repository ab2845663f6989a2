"""On one's own machine, as `./run` serves it: production's ways over plain HTTP.

Keys are made once and kept in `var/`, so a second start reads what the first wrote.
"""

from config import env
from config.local_secrets import kept_secret, key_ring, text_key
from config.settings.base import *

SECRET_KEY = env.read("SECRET_KEY") or kept_secret(env.VAR, "secret_key")
TEXT_KEY = env.read("TEXT_KEY") or kept_secret(env.VAR, "text_key", text_key)
KEY_RINGS = {
    name: ring or kept_secret(env.VAR, f"{name}_keys", key_ring) for name, ring in KEY_RINGS.items()
}
DEMO_MODE = env.read("DEMO_MODE", bool, default=True)

_listens_everywhere = SERVER["HOST"] in {"0.0.0.0", "::"}  # noqa: S104
_known_as = "127.0.0.1" if _listens_everywhere else SERVER["HOST"]
ALLOWED_HOSTS = ["*"] if _listens_everywhere else [*ALLOWED_HOSTS, SERVER["HOST"], "localhost"]
PUBLIC_BASE_URL = PUBLIC_BASE_URL or f"http://{_known_as}:{SERVER['PORT']}"
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL]

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.read(
    "SECURE_COOKIES", bool, default=False
)
SECURE_HSTS_SECONDS = 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = env.VAR / "mail"
