"""Which of these tests there are."""

from django.conf import settings

collect_ignore: list[str] = []
if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
    collect_ignore.append("test_postgresql.py")
