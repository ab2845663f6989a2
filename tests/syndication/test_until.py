"""What is to be seen until a moment is seen no more from then on, though nothing has run."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndication import selectors
from syndication.actions.retire import retire
from syndication.actions.show_until import show_until
from syndication.full_text.query import read_query
from syndication.models import Change, Edition, Passage, Publication
from syndication.selectors.search import kinds_found, search
from tests.syndication import made
from tests.syndication.files import address_of, file_of, release
from tests.syndication.test_api import problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
FILE = file_of()


@pytest.fixture
def moment():
    """The moment until which readers see it, an hour from now."""
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def publication(moment):
    """A product with a file and a name that stands in nothing else."""
    publication = release("0.3", FILE, title="Heron", text="The heron waits.")
    show_until(publication.identifier, publication.language, moment)
    return publication


@pytest.fixture
def seconds_after(moment, monkeypatch):
    """Let it be some seconds after that moment, or before it."""

    def go_to(seconds):
        monkeypatch.setattr(timezone, "now", lambda: moment + timedelta(seconds=seconds))

    return go_to


def addresses(publication):
    product = f"/api/v1/products/{publication.identifier}"
    return [
        product,
        f"{product}/versions",
        *(f"{product}/versions/0.3{form}" for form in ("", ".html", ".md", ".txt")),
        f"{product}/versions/latest",
        address_of(FILE),
    ]


def is_found():
    items = Client().get("/api/v1/search?q=heron").json()["items"]
    found = search(read_query("heron"))
    assert bool(items) == bool(found) == bool(kinds_found(read_query("heron")))
    return bool(found)


def test_everything_is_there_one_second_before(publication, seconds_after):
    seconds_after(-1)
    assert {Client().get(one).status_code for one in addresses(publication)} <= {200, 307}
    assert is_found()
    assert selectors.document_of(publication.identifier)
    assert Client().get("/api/v1/products").json()["items"]


@pytest.mark.parametrize("seconds", [0, 1, 3600])
def test_nothing_is_there_from_that_moment_on(publication, seconds_after, seconds):
    etags = {one: Client().get(one).headers.get("ETag", "") for one in addresses(publication)}
    seconds_after(seconds)
    for address, etag in etags.items():
        problem(Client().get(address, headers={"if-none-match": etag}), 410, "gone")
    problem(Client().get(address_of(FILE), headers={"range": "bytes=0-1"}), 410, "gone")
    assert not is_found()
    assert selectors.document_of(publication.identifier) is None
    assert not selectors.editions_of(publication.identifier)
    assert Client().get("/api/v1/products").json()["items"] == []
    assert Client().get(f"/api/v1/lookup?path={publication.path}").status_code == 404


def test_who_reads_the_changes_is_told_that_it_is_gone_and_gets_no_word_of_it(
    publication, seconds_after
):
    seconds_after(1)
    response = Client().get("/api/v1/changes")
    (item,) = response.json()["items"]
    assert (item["state"], item["id"]) == ("deleted", str(publication.identifier))
    assert "Heron" not in response.content.decode()


def test_those_who_had_read_the_changes_are_told_when_it_is_taken_back(publication, seconds_after):
    last = Client().get("/api/v1/changes").json()["items"][-1]["modified"]
    seconds_after(1)
    retire(publication.identifier)
    (item,) = Client().get(f"/api/v1/changes?afterChangeNumber={last}").json()["items"]
    assert item["state"] == "deleted"
    assert Change.objects.count() == 2
    assert not Passage.objects.exists()


def test_a_file_stays_while_something_else_has_it(publication, seconds_after):
    release("0.3", FILE)
    seconds_after(1)
    assert Client().get(address_of(FILE)).status_code == 200


def test_the_moment_gives_no_number_and_changes_no_byte(publication):
    before = Publication.objects.values("document", "sha256", "change_number").get()
    edition = Edition.objects.values().get()
    show_until(publication.identifier, publication.language, None)
    assert Publication.objects.values("document", "sha256", "change_number").get() == before
    assert Edition.objects.values().get() == edition
    assert Publication.objects.get().until is None


def test_it_may_be_shown_longer(publication, moment, seconds_after):
    show_until(publication.identifier, publication.language, moment + timedelta(hours=1))
    seconds_after(1)
    assert is_found()


def test_what_comes_back_after_it_was_taken_back_has_no_end(publication, seconds_after):
    retire(publication.identifier)
    release("0.3", FILE, identifier=publication.identifier, title="Heron", text="The heron waits.")
    seconds_after(1)
    assert is_found()


def test_nothing_is_lost_where_search_and_editions_are_made_or_checked_anew(
    publication, moment, seconds_after
):
    seconds_after(1)
    call_command("rebuild_search")
    call_command("verify_editions")
    assert not is_found()
    show_until(publication.identifier, publication.language, moment + timedelta(hours=1))
    assert is_found()


def test_what_was_never_released_or_is_gone_gets_no_end(moment):
    draft = made.release(made.product("0.1", public=False, stage="draft"))
    show_until(draft.identifier, draft.language, moment)
    show_until(uuid4(), "en", moment)
    gone = made.release(made.head())
    retire(gone.identifier)
    show_until(gone.identifier, gone.language, moment)
    assert not Publication.objects.exclude(until=None).exists()


def test_it_costs_no_query(publication):
    for address, most in ((address_of(FILE), 1), (addresses(publication)[0], 2)):
        with CaptureQueriesContext(connection) as queries:
            Client().get(address)
        assert len(queries) <= most


@pytest.mark.parametrize(("seconds", "kept"), [(-2, 5), (-20, 20), (-600, 60), (-7200, None)])
def test_no_cache_shows_it_longer(publication, seconds_after, seconds, kept):
    """Its last hour is told to caches; before that, no copy is kept so long anyway."""
    seconds_after(seconds)
    product = f"/api/v1/products/{publication.identifier}"
    shown = [one for one in addresses(publication) if not one.endswith("/versions")]
    for address in (*shown, f"{product}/compare?from=0.3&to=0.3"):
        told = Client().get(address)["Cache-Control"]
        assert (told == f"public, max-age={kept}") is (kept is not None), (address, told)


@pytest.mark.parametrize(("seconds", "kept"), [(-2, 5), (-20, 20), (-600, 30), (-7200, 30)])
def test_no_cache_shows_a_list_with_it_longer(publication, seconds_after, seconds, kept):
    made.release(made.product("0.3", title="Heron too"))
    seconds_after(seconds)
    for address in (
        "/api/v1/products",
        f"/api/v1/products/{publication.identifier}/versions",
        "/api/v1/search?q=heron",
        "/api/v1/changes",
        f"/api/v1/lookup?path={publication.path}",
        f"/id/product/{publication.identifier}",
    ):
        assert Client().get(address)["Cache-Control"] == f"public, max-age={kept}", address


def test_how_a_project_stands_is_kept_no_longer_than_the_project(world, moment, seconds_after):
    show_until(world.project, "en", moment)
    seconds_after(-20)
    readiness = Client().get(f"/api/v1/change-projects/{world.project}/readiness")
    assert readiness["Cache-Control"] == "public, max-age=20"


def test_a_file_that_something_else_has_for_longer_is_kept_as_ever(publication, seconds_after):
    release("0.3", FILE)
    seconds_after(-20)
    assert "s-maxage" in Client().get(address_of(FILE))["Cache-Control"]


def test_what_is_taken_back_already_shortens_no_list(publication, seconds_after):
    made.release(made.product("0.3"))
    seconds_after(1)
    for address in ("/api/v1/products", "/api/v1/changes"):
        assert Client().get(address)["Cache-Control"] == "public, max-age=30"
