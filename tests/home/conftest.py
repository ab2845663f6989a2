"""A small site whose documents are released and whose lists are pages."""

import pytest
from wagtail.models import Page, Site

from changeprojects.models import HandbookIndexPage, ProjectIndexPage
from home.models import HomePage
from syndication.models import ChangeCounter
from tests.home.samples import everything, publish


@pytest.fixture
def front(db):
    """The front page with its two lists, nothing released."""
    ChangeCounter.objects.get_or_create(pk=1)
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            title="Change Projects",
            slug="front",
            heading="Handbooks for practice",
            lead="Written, tested, piloted.",
        )
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    home.add_child(instance=ProjectIndexPage(title="All projects", slug="what-we-do"))
    home.add_child(instance=HandbookIndexPage(title="Library", slug="library"))
    return home


@pytest.fixture
def released(front):
    """The same site with every sample released."""
    for document, day in everything():
        publish(document, day)
    return front
