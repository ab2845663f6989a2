"""The page of the programme's voice is at “/voice/”; where it was, it leads there."""

from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import Page, Site

from home.demo.pages import make_site
from surveys.models import VoiceIndexPage

pytestmark = pytest.mark.django_db
EVERY = ("/voice/", "/voice/young-people/", "/voice/easy-read/")
move = import_module("home.migrations.0004_voice_has_its_own_address").move


@pytest.fixture
def index():
    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(instance=VoiceIndexPage(title="Voice", slug="you-said-we-did"))
    page.save_revision().publish()
    return page


def test_a_list_that_was_made_before_moves_and_its_old_address_leads_there(client, index):
    move(apps, None)
    assert client.get("/voice/").status_code == 200
    answer = client.get("/you-said-we-did/")
    assert (answer.status_code, answer["Location"]) == (301, "/voice/")


def test_publishing_it_again_does_not_take_the_old_address_back(client, index):
    move(apps, None)
    page = VoiceIndexPage.objects.get().get_latest_revision_as_object()
    page.save_revision().publish()
    assert client.get("/voice/").status_code == 200


def test_moving_twice_changes_nothing_and_an_address_that_an_editor_chose_stays(client, index):
    index.slug = "what-people-said"
    index.save()
    move(apps, None)
    move(apps, None)
    assert client.get("/what-people-said/").status_code == 200


def test_a_page_that_has_the_address_already_keeps_it(client, index):
    index.get_parent().add_child(instance=Page(title="Other", slug="voice"))
    move(apps, None)
    assert VoiceIndexPage.objects.get().slug == "you-said-we-did"


def test_the_demonstration_has_it_there_and_leads_on():
    make_site()
    assert VoiceIndexPage.objects.get().get_url() == "/voice/"


def test_it_is_the_same_page_by_the_short_way_and_through_the_tree(client, index, monkeypatch):
    move(apps, None)
    short = [client.get(address).content for address in EVERY]
    assert len(set(short)) == 3
    monkeypatch.setattr("home.views.only_top", lambda: "")
    assert [client.get(address).content for address in EVERY] == short


def test_its_versions_are_where_an_editor_put_it(client, index):
    for part in ("young-people/", "easy-read/"):
        assert client.get(f"/you-said-we-did/{part}").status_code == 200
        assert client.get(f"/voice/{part}").status_code == 404


def test_a_page_that_is_not_public_is_not_shown_there(client, index):
    move(apps, None)
    VoiceIndexPage.objects.get().unpublish()
    assert client.get("/voice/").status_code == 404


def test_with_two_sites_each_has_its_own(client, index, settings):
    move(apps, None)
    root = Page.objects.get(depth=1)
    other = root.add_child(instance=Page(title="Other", slug="other"))
    Site.objects.create(hostname="other.example.org", root_page=other)
    assert client.get("/voice/").status_code == 200
    settings.ALLOWED_HOSTS = ["*"]
    assert client.get("/voice/", HTTP_HOST="other.example.org").status_code == 404
