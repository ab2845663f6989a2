"""The site's own address in what is published.

What is stored must stay true when the site is found elsewhere: on another port, under
another name. So the address is taken out of everything that is stored and put in again
whenever something is sent or shown.
"""

import re
from typing import AnyStr

from django.conf import settings

# Stands for the site's address in what is stored. No host can ever have this name (RFC 2606).
HERE = "https://site.invalid"


def stored(text: str) -> str:
    """Return `text` without the site's address, as it is to be stored and hashed.

    An address that only begins like it, of another host or port, stays as it is.
    """
    base = settings.PUBLIC_BASE_URL
    return re.sub(rf"{re.escape(base)}(?![\w@-]|[.:]\w)", HERE, text) if base else text


def sent(text: AnyStr) -> AnyStr:
    """Return what is stored with the address under which readers know the site today."""
    if isinstance(text, bytes):
        return text.replace(HERE.encode(), settings.PUBLIC_BASE_URL.encode())
    return text.replace(HERE, settings.PUBLIC_BASE_URL)
