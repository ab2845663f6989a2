"""The site moves to another port or name: what is stored stays true, what is sent is new."""

import hashlib

import pytest
from django.core.management import call_command
from django.test import Client

from syndication.addresses import HERE, sent, stored
from syndication.models import Edition, Publication
from syndication.selectors import content_of, document_of, html_of
from tests.syndication import made

pytestmark = pytest.mark.django_db

OLD, NEW = "https://changeprojects.example", "http://127.0.0.1:8208"
FORMS = {"": "document", ".html": "html", ".md": "markdown", ".txt": "text"}
TEXT = f'See <a href="{OLD}/about/">{OLD}/about/</a>, <a href="/a/">this</a> and {OLD}.'


def get(address):
    return Client().get(address)


@pytest.fixture
def moved(world, settings):
    """Publish under one address, then serve under another."""
    made.release(made.product("2.0", text=TEXT, identifier=world.product, summary=TEXT))
    settings.PUBLIC_BASE_URL = NEW
    return world


def test_nothing_that_is_stored_holds_the_address_of_the_site(moved):
    rows = [*Edition.objects.values(), *Publication.objects.values()]
    words = [value for row in rows for value in row.values() if isinstance(value, str)]
    # A column that is never sent may hold what an editor wrote.
    kept = [word for word in words if OLD in word and word != TEXT]
    assert not kept
    assert any(HERE in word for word in words)


def test_every_answer_holds_the_address_of_today_and_no_other(moved):
    pages = (*FORMS, ".json")
    versions = [f"/api/v1/products/{moved.product}/versions/2.0{end}" for end in pages]
    compare = f"/api/v1/products/{moved.product}/compare?from=1.0&to=2.0"
    for address in (*moved.addresses, *versions, compare):
        response = get(address)
        said = response.content.decode() + str(dict(response.headers))
        assert response.status_code == 200, address
        assert OLD not in said, address
        assert HERE not in said, address
        tag = hashlib.sha256(response.content).hexdigest()
        assert response["ETag"] == f'"sha256-{tag}"', address
    for address in versions:
        assert f"{NEW}/about/" in get(address).content.decode()
    assert get(versions[0]).json()["links"]["html"] == f"{NEW}{versions[1]}"


def test_pages_are_given_the_address_of_today(moved):
    edition = Edition.objects.get(publication__identifier=moved.product, major=2)
    head = document_of(moved.product)
    assert head["web_url"] == NEW + head["path"]
    assert content_of(edition)["links"]["self"].startswith(NEW)
    assert f'href="{NEW}/about/"' in html_of(edition)


def test_what_is_frozen_is_read_as_it_was_hashed_wherever_the_site_is(moved, settings):
    edition = Edition.objects.get(publication__identifier=moved.product, major=2)
    hashes = {"": edition.sha256}
    hashes |= {
        end: content_of(edition)["representations"][name]
        for end, name in FORMS.items()
        if name != "document"
    }
    for base in (OLD, NEW):
        settings.PUBLIC_BASE_URL = base
        for end, sha256 in hashes.items():
            address = f"/api/v1/products/{moved.product}/versions/2.0{end}?frozen=true"
            assert hashlib.sha256(get(address).content).hexdigest() == sha256
            assert get(address)["ETag"] == f'"sha256-{sha256}"'
    call_command("verify_editions")


def test_frozen_is_true_or_false(world):
    address = f"/api/v1/products/{world.product}/versions/1.0"
    assert get(f"{address}?frozen=false").content == get(address).content
    assert get(f"{address}?frozen=yes").json()["parameter"] == "frozen"


def test_a_version_may_be_released_again_after_the_move(moved):
    again = made.product("2.0", text=TEXT.replace(OLD, NEW), identifier=moved.product)
    made.release(again)
    assert Edition.objects.filter(publication__identifier=moved.product, major=2).count() == 1


@pytest.mark.parametrize("end", [".org", ".org/a", ":8443/a", "@evil.example", "-two.org", "ing/"])
def test_an_address_that_only_begins_like_ours_stays(end):
    assert stored(OLD + end) == OLD + end


@pytest.mark.parametrize("end", ["", "/", "/a", "?a", "#a", ".", ". And", ": and", '"', ")", "<"])
def test_the_address_is_found_whatever_follows_it(end):
    assert stored(f"x {OLD}{end}") == f"x {HERE}{end}"
    assert sent(stored(f"x {OLD}{end}")) == f"x {OLD}{end}"


def test_without_an_address_nothing_is_taken_out(settings):
    settings.PUBLIC_BASE_URL = ""
    assert stored("x /a/") == "x /a/"
