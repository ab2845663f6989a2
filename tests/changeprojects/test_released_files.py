"""Files in a product: each version keeps the bytes that it was released with."""

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.blocks import SectionContent
from changeprojects.models import (
    AlternativeFormat,
    ChangeEntry,
    Contributor,
    Person,
    PracticeItem,
    ProductEvidence,
)
from syndication.models import Edition
from syndication.selectors import content_of, document_of, editions_of
from tests.factories.changeprojects import PilotReadyProductFactory, block, section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
KEY = f"{0:08}-0000-4000-8000-{9:012}"


@pytest.fixture
def sheet():
    return get_document_model().objects.create(
        title="A sheet", file=ContentFile(b"first words", name="sheet.pdf")
    )


@pytest.fixture
def picture():
    return get_image_model().objects.create(title="A plan", file=get_test_image_file())


def product_with(kind, value):
    """A product that may be released as a pilot version, with this block in its text."""
    product = PilotReadyProductFactory()
    product.body = [section("One", block(kind, value, KEY), key=KEY[:-1] + "8")]
    product.save()
    return product


def download(document):
    value = {"title": "For parents", "document": document.pk, "is_accessible": True}
    return product_with("download", value)


def newest(product):
    return editions_of(product.translation_key).first()


def test_a_download_is_there_for_ever_with_the_bytes_of_its_version(client, sheet):
    edition = content_of(newest(release_page(download(sheet))))
    told = edition["sections"][0]["blocks"][0]["value"]["file"]
    assert (told["name"], told["size"], told["media_type"]) == ("sheet.pdf", 11, "application/pdf")
    assert edition["files"][0]["url"] == told["url"]
    sheet.file.storage.delete(sheet.file.name)
    sheet.delete()
    path = told["url"].removeprefix("https://changeprojects.example")
    assert b"".join(client.get(path).streaming_content) == b"first words"


def test_another_file_is_another_version(client, sheet):
    product = release_page(download(sheet))
    before = newest(product).sha256
    sheet.file = ContentFile(b"other words", name="sheet.pdf")
    sheet.save()
    product.version = "0.4"
    product.change_entries.add(ChangeEntry(type="changed", plain_text="The sheet.", reason="test"))
    release_page(product)
    old, new = (content_of(one) for one in editions_of(product.translation_key)[::-1])
    assert old["files"][0]["sha256"] != new["files"][0]["sha256"]
    assert editions_of(product.translation_key).get(minor=3).sha256 == before


def test_the_page_of_a_version_shows_its_picture_and_says_it_in_words(client, picture):
    told = "First breakfast."
    value = {"image": picture.pk, "alt": "A plan of the day.", "long_description": told}
    product = release_page(product_with("diagram", value))
    page = client.get(product.url).content.decode()
    assert 'alt="A plan of the day."' in page
    assert told in page
    assert "/api/v1/assets/" in page


def test_a_preview_shows_files_from_where_editors_keep_them(sheet):
    product = download(sheet)
    request = RequestFactory().get("/")
    page = product.make_preview_request(request, "").content.decode()
    assert sheet.url in page
    assert "/api/v1/assets/" not in page


def test_a_draft_gives_nobody_its_files(client, sheet):
    product = download(sheet)
    product.version, product.stage = "0.1", "draft"
    product = release_page(product)
    held = content_of(product_editions(product)[0])["files"][0]
    path = held["url"].removeprefix("https://changeprojects.example")
    assert client.get(path).status_code == 404


def product_editions(product):
    return list(Edition.objects.filter(publication__identifier=product.translation_key))


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"sentence": "word " * 16, "picture": None, "alt": ""}, "sentence"),
        ({"sentence": "A meeting.", "picture": "there", "alt": " "}, "alt"),
    ],
)
def test_easy_read_is_short_and_its_pictures_are_told(picture, row, field):
    rows = SectionContent().child_blocks["easy_read"].child_blocks["rows"].child_block
    value = rows.to_python(row | {"picture": picture.pk if row["picture"] else None})
    with pytest.raises(StructBlockValidationError) as refusal:
        rows.clean(value)
    assert list(refusal.value.block_errors) == [field]


def test_a_film_needs_captions():
    media = SectionContent().child_blocks["media"]
    value = media.to_python(
        {
            "title": "-",
            "kind": "film",
            "url": "https://a.example/",
            "minutes": 3,
            "has_captions": False,
            "transcript": "-",
        }
    )
    with pytest.raises(StructBlockValidationError) as refusal:
        media.clean(value)
    assert list(refusal.value.block_errors) == ["has_captions"]


def test_what_stands_beside_the_text_is_frozen_with_it(client, sheet):
    product = PilotReadyProductFactory()
    product.formats.add(AlternativeFormat(kind="audio", document=sheet, made_on="2026-05-01"))
    product.evidence.add(ProductEvidence(title="A study", says="It helps."))
    product.practice_items.add(PracticeItem(item="who", text="Two workers."))
    product.save()
    edition = content_of(newest(release_page(product)))
    assert edition["formats"][0]["file"]["name"] == "sheet.pdf"
    assert edition["evidence"][0]["title"] == "A study"
    assert edition["practice"][0]["label"] == "Who does it, with what training"
    page = client.get(product.url).content.decode()
    assert "The same in other forms" in page
    assert "Two workers." in page


def test_a_version_without_any_of_it_says_nothing_of_it():
    edition = content_of(newest(release_page(PilotReadyProductFactory())))
    assert not {"formats", "evidence", "support", "practice", "files"} & set(edition)


def test_a_name_is_in_the_head_alone_and_goes_with_the_consent():
    product = PilotReadyProductFactory()
    person = Person.objects.create(display_name="Jo Fictional", credit_consent="name")
    product.contributors.add(Contributor(person=person, credit_roles=["methodology"]))
    product.save()
    product = release_page(product)
    assert document_of(product.translation_key)["contributors"][0]["name"] == "Jo Fictional"
    assert "Jo Fictional" not in newest(product).document
    person.credit_consent = "no"
    keep_entry(person)
    assert document_of(product.translation_key)["contributors"] == []
