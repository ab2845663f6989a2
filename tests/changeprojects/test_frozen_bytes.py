"""What an edition was released with is what readers get for ever, whatever becomes of the rest."""

import hashlib

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client, TestCase
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ProductPage
from syndication.actions import release_document
from syndication.models import Asset, Edition
from syndication.representations import Representations, represent
from syndication.selectors import document_of
from syndication.selectors.integrity import damage
from tests.factories.changeprojects import (
    PilotReadyProductFactory,
    block,
    section,
)

pytestmark = pytest.mark.django_db
KEY = "00000000-0000-4000-8000-00000000000"
FORMS = ("?frozen=true", ".html", ".md", ".txt")


@pytest.fixture
def sheet(db, storage):
    return get_document_model().objects.create(
        title="A sheet", file=ContentFile(b"first words", name="sheet.pdf")
    )


@pytest.fixture
def product(sheet):
    """A product whose version 0.3 is released, with words, a file and a picture."""
    picture = get_image_model().objects.create(title="A plan", file=get_test_image_file())
    page = PilotReadyProductFactory()
    download = {"title": "For parents", "document": sheet.pk, "is_accessible": True}
    diagram = {"image": picture.pk, "alt": "A plan.", "long_description": "First breakfast."}
    page.body = [
        section(
            "One",
            block("paragraph", "<p>First words.</p>", f"{KEY}1"),
            block("download", download, f"{KEY}2"),
            block("diagram", diagram, f"{KEY}3"),
            key=f"{KEY}4",
        )
    ]
    page.save()
    return release_page(page)


def stored(product):
    """The row of the version as it is stored."""
    return Edition.objects.filter(publication__identifier=product.translation_key, minor=3).values()


def read(product):
    """The hash of all that readers get of the version: each form, and each file."""
    api = f"/api/v1/products/{product.translation_key}/versions/0.3"
    held = Edition.objects.get(minor=3).files.all()
    files = [f"/api/v1/assets/{one.asset_id}/{one.name}" for one in held]
    assert len(files) == 2
    addresses = [*(api + one for one in FORMS), *files]
    answers = {address: Client().get(address) for address in addresses}
    assert {one.status_code for one in answers.values()} == {200}
    return {address: hashlib.sha256(b"".join(one)).hexdigest() for address, one in answers.items()}


@pytest.fixture
def unchanged(product):
    """Compare every byte of the version after the test with those before it."""
    rows, bytes_before = list(stored(product)), read(product)
    cache.clear()
    yield
    cache.clear()
    assert list(stored(product)) == rows
    assert read(product) == bytes_before
    assert list(damage()) == []


def release_next(product):
    product = ProductPage.objects.get(pk=product.pk).get_latest_revision_as_object()
    product.version = "0.4"
    product.change_entries.add(ChangeEntry(type="changed", plain_text="A word.", reason="test"))
    return release_page(product)


@pytest.mark.usefixtures("unchanged")
def test_a_file_is_replaced(product, sheet):
    old = sheet.file.name
    sheet.file = ContentFile(b"other words", name="sheet.pdf")
    sheet.save()
    sheet.file.storage.delete(old)
    assert release_next(product).version == "0.4"
    assert Asset.objects.count() == 3


@pytest.mark.usefixtures("unchanged")
def test_a_file_and_a_picture_are_deleted(sheet):
    for model in (get_document_model(), get_image_model()):
        for one in model.objects.all():
            one.file.storage.delete(one.file.name)
            one.delete()
    assert not get_document_model().objects.exists()


@pytest.mark.usefixtures("unchanged")
def test_a_type_of_block_is_removed(product, monkeypatch):
    content = ProductPage._meta.get_field("body").stream_block.child_blocks["section"]
    blocks = content.child_blocks["content"].child_blocks
    monkeypatch.delitem(blocks, "download")
    page = ProductPage.objects.get(pk=product.pk)
    assert [one.block_type for one in page.body[0].value["content"]] == ["paragraph", "diagram"]
    page.refresh_head()
    release_next(product)


@pytest.fixture
def other_templates(settings, tmp_path):
    """Every block, and the page of a product, is laid out in another way."""
    for name in ("blocks/paragraph.html", "blocks/section.html", "product_page.html"):
        file = tmp_path / "templates" / "changeprojects" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>Laid out anew</p>")
    engine = configured.TEMPLATES[0]
    places = [tmp_path / "templates", *engine["DIRS"]]
    settings.TEMPLATES = [engine | {"DIRS": places}]
    assert render_to_string("changeprojects/product_page.html") == "<p>Laid out anew</p>"


@pytest.mark.usefixtures("unchanged", "other_templates")
def test_a_template_changes(product):
    page = ProductPage.objects.get(pk=product.pk)
    assert "Laid out anew" in page.body.render_as_block()
    page.refresh_head()
    release_next(product)
    assert "Laid out anew" in Edition.objects.get(minor=4).html


@pytest.mark.usefixtures("unchanged")
def test_the_page_and_its_project_are_renamed(product):
    with TestCase.captureOnCommitCallbacks(execute=True):
        project = product.project
        project.slug = "another"
        project.save()
        page = ProductPage.objects.get(pk=product.pk)
        page.slug = "elsewhere"
        page.save()
    assert document_of(product.translation_key)["path"].endswith("/another/elsewhere/")


def test_the_page_is_deleted(product):
    rows = list(stored(product))
    ProductPage.objects.get(pk=product.pk).delete()
    assert list(stored(product)) == rows
    assert list(damage()) == []
    api = f"/api/v1/products/{product.translation_key}/versions/0.3"
    assert {Client().get(api + one).status_code for one in FORMS} == {410}


@pytest.mark.usefixtures("unchanged")
def test_revisions_are_purged(product):
    page = ProductPage.objects.get(pk=product.pk)
    for words in ("Second", "Third"):
        page.title = words
        page.save_revision()
    before = page.revisions.count()
    call_command("purge_revisions")
    assert page.revisions.count() < before


def test_the_renderer_is_another(product, monkeypatch):
    rows, bytes_before = list(stored(product)), read(product)

    def another(html):
        made = represent(html)
        return Representations(f"{made.html}<hr>", f"# {made.markdown}", f"{made.text}\n--")

    monkeypatch.setattr(release_document, "represent", another)
    call_command("rebuild_search")
    page = ProductPage.objects.get(pk=product.pk)
    page.refresh_head()
    # Taken back and brought back word for word, it is what it was.
    page.unpublish()
    release_page(ProductPage.objects.get(pk=product.pk))
    assert list(stored(product)) == rows
    assert read(product) == bytes_before
    release_next(product)
    assert Edition.objects.get(minor=4).html.endswith("<hr>")
    assert read(product) == bytes_before


@pytest.mark.usefixtures("other_templates")
def test_what_comes_back_under_other_templates_is_what_it_was(product):
    rows = list(stored(product))
    ProductPage.objects.get(pk=product.pk).unpublish()
    release_page(ProductPage.objects.get(pk=product.pk))
    assert list(stored(product)) == rows
