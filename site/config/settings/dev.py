"""For people who change the code: as on one's own machine, with Django's error pages."""

from config.settings.local import *

DEBUG = True
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
