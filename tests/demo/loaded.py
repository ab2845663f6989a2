"""What tests of the loaded demonstration ask for."""

from django.utils import timezone

from changeprojects.models import ChangeProjectPage
from home.demo.dates import Calendar
from syndication.selectors import document_of

# Today, as a visitor finds it: surveys of a story set in the past would all be over. Asked for when
# it is needed, as what is loaded after midnight is of another day than what was imported before.
anchor = timezone.localdate


def calendar() -> Calendar:
    """Return the days of the story."""
    return Calendar(anchor())


def head_of(slug: str) -> dict:
    """Return what readers get of a project."""
    return document_of(ChangeProjectPage.objects.get(slug=slug).translation_key, "en")
