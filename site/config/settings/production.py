"""In production: a missing setting stops the start instead of weakening the site."""

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.base import *

for _name in ("SECRET_KEY", "TEXT_KEY", "PUBLIC_BASE_URL"):
    if not env.read(_name):
        raise ImproperlyConfigured(
            f"Set {_name} in the environment, or {_name}_FILE to a file that holds it."
        )
