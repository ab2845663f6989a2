"""What loading the demonstration made is taken away again, and nothing else."""

from collections import Counter
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Image
from wagtail.models import Page, Site

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    CallPage,
    ChangeProjectPage,
    Helpline,
    ProductPage,
    ProjectIndexPage,
    ProjectSectionPage,
    TeamAgency,
)
from home import demo
from home.actions.unload_demo import StillInUse, unload_demo
from home.demo.pages import make_site
from home.models import HomePage, LoadedDemonstration
from surveys.models import Response, SurveyDeployment
from syndication import frozen_rows
from syndication.models import Asset, Edition, Publication
from syndication.models.asset import place_of
from syndication.selectors import document_of
from tests.demonstration import demonstration
from tests.factories.changeprojects import DraftProjectFactory, PublisherFactory
from tests.factories.network import SentInterestFactory
from tests.factories.surveys import SubmittedResponseFactory

today = timezone.localdate
# Numbers of changes are never used again.
GO_ON = {"syndication.changecounter"}


def every_row():
    """All that the database holds, by table."""
    return {
        model._meta.label_lower: sorted(
            serializers.serialize("jsonl", model._base_manager.all()).splitlines()
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label_lower not in GO_ON
    }


def differing(before, after):
    return {name for name in before if before[name] != after[name]}


@pytest.fixture(scope="module")
def before(django_db_setup, test_database, django_db_blocker):
    """What there was before the demonstration, which is loaded once for all tests here."""
    with django_db_blocker.unblock():
        rows = every_row()
        with demonstration(test_database):
            yield rows


@pytest.fixture(autouse=True)
def _nothing_stays(before, db):
    """Take back what the test did."""


def own_project():
    page = DraftProjectFactory(parent=ProjectIndexPage.objects.get(), title="A project of our own")
    return release_page(page, by=None)


def test_everything_is_as_it_was_before(before):
    unload_demo()
    after = every_row()
    counts = {name: (len(before[name]), len(after[name])) for name in differing(before, after)}
    # Wagtail's own migration puts its first page into no index; put back, it is in there.
    found = {name for name in counts if name.startswith("wagtailsearch.")}
    assert all(counts[name][1] - counts[name][0] <= 1 for name in found), counts
    # That page is another row then, and the site points to it.
    placed = {"wagtailcore.page", "wagtailcore.site"}
    assert set(counts) - found <= placed | {"wagtailcore.referenceindex"}, counts
    assert all(counts[name][0] == counts[name][1] for name in set(counts) - found), counts
    assert Site.objects.get().root_page.title == "Welcome to your new Wagtail site!"


def test_loading_again_changes_nothing(before):
    loaded = every_row()
    assert not demo.load_demo(today()).are_new
    assert not differing(loaded, every_row())


def test_a_project_of_the_editors_stays_with_the_lists_it_needs(before):
    page = own_project()
    unload_demo()
    page.refresh_from_db()
    assert ChangeProjectPage.objects.get() == page
    assert document_of(page.translation_key, "en")["title"] == "A project of our own"
    assert Client().get(page.get_url()).status_code == 200
    assert "A project of our own" in Client().get("/change-projects/").content.decode()
    assert [one.kind for one in Publication.objects.all()] == ["change-project"]
    assert not Edition.objects.exists()
    assert not frozen_rows.missing(connection)
    call_command("verify_editions", stdout=StringIO())


def test_what_was_tried_out_inside_goes_and_people_and_agencies_of_others_stay(before):
    person = PublisherFactory(username="somebody-else")
    agency = Agency.objects.create(name="Real Council", slug="real", kind="la_children")
    SubmittedResponseFactory(deployment=SurveyDeployment.objects.filter(status="open").first())
    call = CallPage.objects.get(slug="call", url_path__contains="brothers-and-sisters")
    SentInterestFactory(call=call, agency=agency)
    unload_demo()
    assert not Response.objects.exists()
    assert not CallPage.objects.exists()
    assert [*get_user_model().objects.all()] == [person]
    assert [*Agency.objects.all()] == [agency]


def test_a_page_of_others_inside_the_demonstration_is_not_lost(before):
    project = ChangeProjectPage.objects.first()
    project.add_child(instance=ProjectSectionPage(title="Ours", slug="ours", live=False))
    with pytest.raises(StillInUse, match="“Ours”"):
        unload_demo()
    assert LoadedDemonstration.objects.exists()


def test_a_team_of_others_keeps_its_agency(before):
    project = own_project()
    agency = Agency.objects.get(slug="aldermoor")
    keep_entry(TeamAgency(project=project, agency=agency, joined_on=today()))
    with pytest.raises(StillInUse, match="agency in a team"), transaction.atomic():
        unload_demo()
    assert ChangeProjectPage.objects.count() == 7


def test_files_and_pictures_go_once_all_is_committed(before, django_capture_on_commit_callbacks):
    models = (get_document_model(), get_image_model(), Image.get_rendition_model())
    kept = [Path(one.file.path) for model in models for one in model.objects.all()]
    kept += [
        Path(default_storage.path(place_of(one)))
        for one in Asset.objects.values_list("pk", flat=True)
    ]
    assert len(kept) > 30
    assert all(file.is_file() for file in kept)
    with django_capture_on_commit_callbacks(execute=True):
        unload_demo()
    assert not any(file.exists() for file in kept)


@pytest.mark.parametrize("held", ["helplines", "download", "diagram"])
def test_what_others_made_with_a_file_of_the_demonstration_is_not_lost(before, held):
    value = {
        "helplines": {"lead": "Ring.", "helplines": [Helpline.objects.first().pk]},
        "download": {"title": "A sheet", "document": get_document_model().objects.first().pk},
        "diagram": {"image": get_image_model().objects.first().pk, "alt": "A page."},
    }[held]
    content = [{"type": held, "id": str(uuid4()), "value": value}]
    part = {"type": "section", "value": {"heading": "One", "content": content}}
    product = ProductPage(title="Ours", slug="ours", plain_summary="Ours.", live=False, body=[part])
    own_project().add_child(instance=product)
    with pytest.raises(StillInUse, match=f"page {product.pk}"):
        unload_demo()
    product.delete()
    assert unload_demo()


def test_the_command_asks_first(before, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    said = StringIO()
    call_command("unload_demo", stdout=said)
    assert "Nothing was changed" in said.getvalue()
    assert LoadedDemonstration.objects.exists()
    monkeypatch.setattr("builtins.input", lambda question: "yes")
    call_command("unload_demo", stdout=said)
    assert not LoadedDemonstration.objects.exists()
    gone = every_row()
    call_command("unload_demo", "--yes", stdout=said)
    assert not differing(gone, every_row())
    assert "no demonstration here" in said.getvalue()


def test_the_command_says_what_stands_in_the_way(before):
    project = ChangeProjectPage.objects.first()
    project.add_child(instance=ProjectSectionPage(title="Ours", slug="ours", live=False))
    with pytest.raises(CommandError, match="Move it or delete it first"):
        call_command("unload_demo", "--yes")


def test_the_lists_of_a_site_that_began_empty_stay_as_they_are(before, monkeypatch):
    unload_demo()
    make_site()
    began = every_row()
    monkeypatch.setattr(demo, "steps", lambda calendar: [])
    demo.load_demo(today())
    assert HomePage.objects.count() == 1
    assert Counter(page.slug for page in Page.objects.all())["events"] == 1
    unload_demo()
    assert not differing(began, every_row())
