"""Entry point for WSGI servers: Django, and the door of the content API before it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
_django = get_wsgi_application()

# Django must be set up before these can be read.
from syndication.door import before  # noqa: E402

application = before(_django)
