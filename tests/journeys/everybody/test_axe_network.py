"""Axe finds nothing on any page of the link officers of agencies."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from changeprojects.models import AgencyMembership, CallPage, ExpressionOfInterest, PilotSite
from tests.factories.network import MembershipFactory, OpenCallFactory
from tests.journeys.everybody.inspector import templates_in

pytestmark = pytest.mark.journey

SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 780})
NUMBER = re.compile(r"\d+")


@pytest.fixture
def place(filled, live_server, inspector):
    """The window of the demonstration's link officer, whose agency has a site and a new call."""
    Site.clear_site_root_paths_cache()
    officer = get_user_model().objects.get(username="link-officer")
    agency = AgencyMembership.objects.filter(person__user=officer).first().agency
    if not agency.pilot_sites.exists():
        PilotSite.objects.filter(pk=PilotSite.objects.first().pk).update(agency=agency)
    OpenCallFactory()
    client = Client()
    client.force_login(officer)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    inspector.page.context.add_cookies([cookie])
    return agency, officer, live_server.url


def look(inspector, where):
    for size in SIZES:
        inspector.page.set_viewport_size(size)
        inspector.look(f"{where} at {size['width']}")


def links(page, url):
    """Addresses of the place to which a page leads."""
    found = page.locator("a[href]").evaluate_all("(all) => all.map((one) => one.href)")
    own = (urlsplit(one).path for one in found if one.startswith(f"{url}/network/"))
    return [path for path in own if "logout" not in path]


def walk(inspector, url, start="/network/"):
    """Look at every kind of page below `start`, one of each."""
    waiting, seen, kinds = deque([start]), set(), set()
    while waiting:
        path = waiting.popleft()
        if path in seen:
            continue
        seen.add(path)
        inspector.page.goto(url + path)
        kind = NUMBER.sub("n", urlsplit(inspector.page.url).path)
        if kind not in kinds:
            kinds.add(kind)
            look(inspector, path)
        waiting += links(inspector.page, url)
    return kinds


def press(inspector, where):
    inspector.page.locator("main form button").first.click()
    inspector.page.wait_for_load_state()
    look(inspector, where)


def answer_a_call(inspector, agency, url):
    """Begin an answer, leave it incomplete, check it, and read it as it was sent."""
    call = CallPage.objects.live().exclude(interests__agency=agency).latest("pk")
    inspector.page.goto(f"{url}/network/{agency.slug}/calls/{call.pk}/")
    look(inspector, "a call")
    press(inspector, "the first step")
    begun = agency.interests.get(call=call)
    address = f"/network/{agency.slug}/interests/{begun.pk}/"
    inspector.page.goto(f"{url}{address}check/")
    look(inspector, "the check")
    press(inspector, "what is missing")
    walk(inspector, url, address)
    sent = ExpressionOfInterest.Status.SUBMITTED
    ExpressionOfInterest.objects.filter(pk=begun.pk).update(status=sent, sent_at=timezone.now())
    walk(inspector, url, address)


def test_axe_finds_nothing_on_the_pages_of_link_officers(place, inspector):
    agency, officer, url = place
    walk(inspector, url)
    answer_a_call(inspector, agency, url)
    site = agency.pilot_sites.first()
    inspector.page.goto(f"{url}/network/{agency.slug}/sites/{site.pk}/adaptation/")
    press(inspector, "a form with a mistake")
    # Somebody of two agencies chooses; somebody who is not logged in logs in.
    MembershipFactory(person=officer.person)
    inspector.page.goto(f"{url}/network/")
    look(inspector, "the choice")
    inspector.page.context.clear_cookies()
    inspector.page.goto(f"{url}/network/login/")
    look(inspector, "the login")
    assert inspector.found == [], "\n".join(inspector.found)
    assert templates_in("changeprojects/network") - inspector.seen == set()
