"""The demonstration shows every sort of block, with files and pictures that are really there."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from changeprojects.blocks import SectionContent
from changeprojects.models import Helpline, ProductPage
from home.demo import DemoAccounts
from home.demo.files import COLLECTION
from surveys.models import SurveyVersion
from syndication.models import Asset
from syndication.selectors import content_of, editions_of

BLOCKS = sorted(SectionContent().child_blocks)
# Nothing had been said by families yet, and nothing been evaluated.
NOT_BEFORE_THE_PILOT = {"because", "worked_example", "voice_quote"}
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(autouse=True)
def _loaded(accounts: DemoAccounts, db: None) -> None:
    """Every test sees the demonstration, and leaves nothing behind."""


def version_of(slug: str, version: str) -> dict:
    page = ProductPage.objects.get(slug=slug, url_path__contains="using-evidence-in-court")
    [found] = [one for one in editions_of(page.translation_key) if str(one.version) == version]
    return content_of(found)


def blocks_of(content: dict) -> list[dict]:
    return [block for section in content["sections"] for block in section["blocks"]]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_final_handbook_shows_every_block(block: str) -> None:
    # Nobody is quoted before the summary of the pilot is public, and that came after 1.0.
    version = "1.1" if block == "voice_quote" else "1.0"
    assert block in {one["type"] for one in blocks_of(version_of("handbook", version))}


def test_the_pilot_version_shows_all_that_there_was_then() -> None:
    shown = {one["type"] for one in blocks_of(version_of("handbook", "0.3"))}
    assert set(BLOCKS) - shown == NOT_BEFORE_THE_PILOT


def test_the_drawing_changed_between_the_pilot_and_the_final_version() -> None:
    pictures, words = [], []
    for version in ("0.3", "1.0", "1.1"):
        found = blocks_of(version_of("handbook", version))
        [drawing] = [one["value"] for one in found if one["type"] == "diagram"]
        pictures.append(drawing["picture"]["sha256"])
        words.append("5 working days" in drawing["long_description"])
    assert pictures[0] != pictures[1] == pictures[2]
    assert words == [False, True, True]


def test_every_file_of_a_version_is_served_as_it_is() -> None:
    served = {}
    for slug, version in (("handbook", "1.1"), ("checklist", "1.0")):
        for file in version_of(slug, version)["files"]:
            response = Client().get(file["url"].removeprefix("https://changeprojects.example"))
            assert response.status_code == 200, file["name"]
            served[file["name"]] = b"".join(response.streaming_content)
            assert len(served[file["name"]]) == file["size"]
    assert len(served) == 9
    endings = sorted({name.rpartition(".")[2] for name in served})
    assert endings == ["odt", "pdf", "png"]


def test_a_sheet_is_an_open_document_with_a_heading_and_a_list() -> None:
    document = get_document_model().objects.get(title="What happens on the day")
    with zipfile.ZipFile(io.BytesIO(document.file.read())) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        content = ElementTree.fromstring(archive.read("content.xml"))
        ElementTree.fromstring(archive.read("styles.xml"))
    assert content.find(f".//{TEXT}h").text == "What happens on the day"
    assert len(content.findall(f".//{TEXT}list-item")) == 6


def test_the_checklist_comes_in_large_letters_as_well() -> None:
    [large] = version_of("checklist", "1.0")["formats"]
    assert large["kind"] == "large_print"
    document = get_document_model().objects.get(title__endswith="large print")
    assert document.file.read().startswith(b"%PDF-")


def test_every_picture_is_small_and_lies_with_the_made_up_files() -> None:
    pictures = get_image_model().objects.all()
    assert len(pictures) == 28
    assert {one.collection.name for one in pictures} == {COLLECTION}
    for one in pictures:
        with Image.open(one.file) as opened:
            assert opened.size in {(160, 160), (320, 160), (320, 320), (720, 620)}
        assert one.file.size < 25_000


def test_no_two_pictures_of_the_easy_read_survey_are_the_same() -> None:
    [kept] = [
        one.schema["pictures"] for one in SurveyVersion.objects.all() if one.schema.get("pictures")
    ]
    assert len(kept) == len({*kept.values()}) == 18


def test_helplines_are_made_up_and_say_so() -> None:
    assert [(one.is_demo, "made up" in one.name) for one in Helpline.objects.all()] == [
        (True, True),
        (True, True),
    ]


def test_what_was_released_is_kept_under_what_it_holds() -> None:
    assert Asset.objects.exists()
    for one in Asset.objects.all():
        assert default_storage.exists(f"released/{one.pk[:2]}/{one.pk}")


def test_the_library_shows_what_is_under_review(client: Client) -> None:
    page = client.get("/handbooks/?news=review").content.decode()
    assert "What we learned from stopping Telling It Once" in page
    assert page.count("Under review: it was due to be looked at again by") == 1
    assert "Court statement checklist" not in page
