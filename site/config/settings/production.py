"""In production: a missing setting stops the start instead of weakening the site."""

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.base import *

_NEEDED = (
    "SECRET_KEY",
    "TEXT_KEY",
    "CONTACT_KEYS",
    "SAFEGUARD_KEYS",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
)
for _name in (*_NEEDED, "PUBLIC_BASE_URL"):
    if not env.read(_name):
        raise ImproperlyConfigured(
            f"Set {_name} in the environment, or {_name}_FILE to a file that holds it."
        )
