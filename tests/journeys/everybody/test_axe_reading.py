"""Axe finds nothing on any page that the public reads."""

import re
from collections import deque

import pytest
from django.test import Client
from wagtail.models import Page, Site

from changeprojects.models import ChangeProjectPage, ProjectSectionPage
from syndication.models import Publication
from tests.journeys.everybody.inspector import templates_in
from tests.reader import NOT_READ, body_of, links_in

pytestmark = pytest.mark.journey

# Not drawn when somebody reads: the screens of staff and of agencies, and what was drawn when it
# was released and is read as it was kept.
ELSEWHERE = ("/admin/", "/network/", "components/pages.html", "/blocks/", "_edition.html")
# In the demonstration no file differs between two versions.
ELSEWHERE += ("components/compared_file.html",)
# Nor was a reason why nothing is asked followed by a recommendation; it is a sentence without an
# element of its own.
ELSEWHERE += ("voice_answered_before.html",)
CLASS = re.compile(r'class="([^"]+)"')
ADDRESSES = ["/", "/search/?q=evidence", "/search/?q=zzzz", "/nothing/here/", "/styleguide/"]


def every_page():
    """Return what the public can open, each address with what stands on its page.

    That is the templates that draw it, and the classes of what was drawn long before.
    """
    client = Client()
    waiting = deque(ADDRESSES + [page.get_url() for page in Page.objects.live() if page.get_url()])
    waiting += [head.path for head in Publication.objects.all()]
    drawn = {}
    while waiting:
        path = waiting.popleft()
        if path in drawn or path.startswith((*NOT_READ, "/api/", "/s/")) or path[0] != "/":
            continue
        response = client.get(path)
        drawn[path] = {str(template.name) for template in response.templates}
        if drawn[path]:
            found = CLASS.findall(body_of(response).decode(errors="replace"))
            drawn[path].update(*(classes.split() for classes in found))
        if "html" in response.get("Content-Type", "") or response.status_code in (301, 302):
            waiting += sorted(links_in(path, response) - set(drawn))
    return {path: names for path, names in drawn.items() if names}


def few_with_everything(drawn):
    """Return few addresses on whose pages stands everything that stands on any of them."""
    missing, chosen = set().union(*drawn.values()), []
    while missing:
        best = max(sorted(drawn), key=lambda path: len(drawn[path] & missing))
        chosen.append(best)
        missing -= drawn[best]
    return chosen


def ours():
    """Return every template of a page that the public reads."""
    folders = ("changeprojects", "components", "home")
    found = set().union(*(templates_in(folder) for folder in folders))
    found |= {name for name in templates_in("surveys") if name.count("/") == 1}
    return {name for name in found if not any(part in name for part in ELSEWHERE)}


def publish_a_section():
    """Publish a page of a kind that the demonstration lacks."""
    project = ChangeProjectPage.objects.live().first()
    words = {"summary": "How we read.", "body": "<h2>First</h2><ul><li>One</li></ul>"}
    page = project.add_child(instance=ProjectSectionPage(title="Reading", slug="reading", **words))
    page.save_revision().publish()


@pytest.mark.usefixtures("filled")
def test_axe_finds_nothing_on_any_kind_of_page(live_server, inspector):
    Site.clear_site_root_paths_cache()
    publish_a_section()
    addresses = few_with_everything(every_page())
    for width in (1280, 360):
        inspector.page.set_viewport_size({"width": width, "height": 800})
        for address in addresses:
            inspector.page.goto(live_server.url + address)
            inspector.look(f"{address} at {width}")
    assert inspector.found == []
    assert ours() <= inspector.seen, ours() - inspector.seen
