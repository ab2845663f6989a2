"""Every page that a visitor can reach asks little of the database."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from home.demo import DemoAccounts
from syndication.models import Publication
from tests.fresh_process import forget

# The thirteenth is for the words of people, on a product that quotes some, and the fourteenth to
# see since when its notes stand that lead to what people said.
MOST = 14
# What is no page of the public site: the desk, where people answer, the API and files.
ELSEWHERE = ("/admin/", "/s/", "/api/", "/static/", "/media/", "/documents/", "/network/")
# To the others links lead.
MISSING = "/no-such-page/"
STARTS = ("/", "/search/", "/search/?q=evidence", "/styleguide/", MISSING)


@pytest.fixture(scope="module")
def needed(accounts: DemoAccounts, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """The queries of every address that links and filters lead to, each in a fresh process."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield walk(Client())
        transaction.set_rollback(True)


def walk(client: Client) -> dict[str, int]:
    waiting, found = list(STARTS), {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        forget()
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        found[address] = len(asked)
        if response.status_code in {301, 302}:
            waiting.append(response["Location"])
        elif response["Content-Type"].startswith("text/html"):
            assert response.status_code == (404 if address == MISSING else 200), address
            waiting += links_of(address, response.content)
    return found


def links_of(address: str, html: bytes) -> Iterator[str]:
    soup = BeautifulSoup(html, "html.parser")
    chosen = [f"?{box['name']}={box['value']}" for box in soup.select("main form input[value]")]
    chosen += [
        f"?{select['name']}={option['value']}"
        for select in soup.select("main form select[name]")
        for option in select.select("option[value]")
    ]
    for reference in (*chosen, *(link["href"] for link in soup.select("a[href]"))):
        target = urldefrag(urljoin(address, reference)).url
        parts = urlsplit(target)
        if not parts.netloc and not parts.scheme and not parts.path.startswith(ELSEWHERE):
            yield target


def test_no_page_of_the_site_needs_many_queries(needed):
    assert {address: many for address, many in needed.items() if many > MOST} == {}


def test_the_walk_came_by_everything_that_is_public(needed):
    public = Publication.objects.live().exclude(path="").values_list("path", flat=True)
    # Quotes stand in pages.
    assert {path.partition("#")[0] for path in public} - set(needed) == set()


def test_the_walk_came_by_a_page_of_every_model(needed):
    ours = {model for model in apps.get_models() if issubclass(model, Page)} - {Page}
    met = {type(page) for page in Page.objects.live().specific() if page.url in needed}
    assert {model.__name__ for model in ours - met} == set()


@pytest.mark.parametrize(
    "part",
    [
        *("timeline/", "team/", "differences/", "changes/", "/versions/", "/compare/"),
        *("/priorities/", "/agencies/", "/events/", "event.ics", "you-said-we-did", "?"),
    ],
)
def test_the_walk_came_by_every_sort_of_page(needed, part):
    assert [address for address in needed if part in address and address.count("/") > 1]
