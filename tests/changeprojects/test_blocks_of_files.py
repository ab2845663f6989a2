"""Blocks that need a file or a row of a register: their HTML, JSON form and preview."""

import json
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.blocks import ListBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from changeprojects.blocks import SectionBlock, SectionContent
from changeprojects.models import Helpline
from syndication.representations import sanitised

CONTENT = SectionContent().child_blocks
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
HERE = "https://changeprojects.example"


@pytest.fixture
def sheet():
    file = ContentFile(b"first words", name="sheet.pdf")
    return get_document_model().objects.create(title="A sheet", file=file)


@pytest.fixture
def picture():
    file = get_test_image_file(filename="plan.png", size=(64, 48))
    return get_image_model().objects.create(title="A plan", file=file)


@pytest.fixture
def line():
    return Helpline.objects.create(
        name="Family line",
        phone="+44 1632 960 101",
        text_number="60101",
        url="https://line.example/",
        hours="Every day",
        checked_on="2026-01-01",
    )


def shown(kind, stored):
    """The HTML of a block after cleaning, and its JSON form."""
    block = CONTENT[kind]
    value = block.to_python(stored)
    form = block.get_api_representation(value)
    assert json.loads(json.dumps(form)) == form
    html = sanitised(block.render(value, context={"block_id": "b"}))
    assert "style=" not in html
    return BeautifulSoup(html, "html.parser"), form


def test_a_download_says_what_it_is_how_large_and_where(sheet):
    html, form = shown(
        "download", {"title": "For parents", "document": sheet.pk, "is_accessible": True}
    )
    file = form.pop("file")
    assert form == {"title": "For parents"}
    assert (file["name"], file["media_type"], file["size"]) == ("sheet.pdf", "application/pdf", 11)
    assert file["url"] == f"{HERE}/api/v1/assets/{file['sha256']}/sheet.pdf"
    link = html.select_one("p.cp-download#b a")
    assert (link["href"], link.text) == (file["url"], "For parents")
    assert "(sheet.pdf, 11\xa0bytes)" in html.text


def test_a_diagram_shows_its_picture_and_says_it_in_words(picture):
    html, form = shown(
        "diagram", {"image": picture.pk, "alt": "A day.", "long_description": "Breakfast first."}
    )
    held = form.pop("picture")
    assert form == {"alt": "A day.", "long_description": "Breakfast first."}
    assert held["media_type"] == "image/png"
    image = html.select_one("figure.cp-diagram#b img")
    assert (
        image["src"]
        == held["url"]
        == f"{HERE}/api/v1/assets/{held['sha256']}/" + quote(held["name"])
    )
    assert (image["alt"], image["width"], image["height"]) == ("A day.", "64", "48")
    assert html.figcaption.text.strip() == "Breakfast first."


@pytest.mark.parametrize(
    ("kind", "has_captions", "said"),
    [
        ("film", True, "(film with captions, 1 minute)"),
        ("audio", False, "(sound, 1 minute)"),
    ],
)
def test_a_film_or_sound_is_linked_and_never_embedded(kind, has_captions, said):
    stored = {
        "title": "Reading together",
        "kind": kind,
        "url": "https://film.example/",
        "minutes": 1,
        "has_captions": has_captions,
        "transcript": "They sit at a table.",
    }
    html, form = shown("media", stored)
    assert form == stored
    assert said in html.text
    assert html.select_one(".cp-media#b a")["href"] == "https://film.example/"
    assert html.details.summary.text == "What is said in it"
    assert "They sit at a table." in html.details.text
    assert not html.select("iframe, video, audio, script")


def test_easy_read_has_a_row_for_each_sentence(picture):
    html, form = shown(
        "easy_read",
        {
            "rows": [
                {"sentence": "There is a meeting.", "picture": picture.pk, "alt": "Two people."},
                {"sentence": "You can come.", "picture": None, "alt": ""},
            ]
        },
    )
    first, second = form["rows"]
    assert (first["sentence"], first["alt"]) == ("There is a meeting.", "Two people.")
    assert second == {"sentence": "You can come.", "picture": None, "alt": ""}
    rows = html.select(".cp-easy#b .cp-easy__row")
    assert [row.p.text for row in rows] == ["There is a meeting.", "You can come."]
    assert rows[0].img["src"] == first["picture"]["url"]
    assert rows[0].img["alt"] == "Two people."
    assert rows[1].img is None


def test_helplines_can_be_dialled(line):
    html, form = shown("helplines", {"lead": "You can talk.", "helplines": [line.pk]})
    assert form == {
        "lead": "You can talk.",
        "helplines": [
            {
                "name": "Family line",
                "phone": "+44 1632 960 101",
                "text_number": "60101",
                "url": "https://line.example/",
                "hours": "Every day",
            }
        ],
    }
    (entry,) = html.select("section.cp-help#b li")
    assert [link["href"] for link in entry.select("a")] == [
        "tel:+441632960101",
        "https://line.example/",
    ]
    assert "text 60101" in entry.text


def test_a_line_that_was_deleted_is_left_out(line):
    block = CONTENT["helplines"]
    stored = {"lead": "You can talk.", "helplines": [line.pk]}
    line.delete()
    value = block.to_python(stored)
    assert block.get_api_representation(value)["helplines"] == []
    assert "<li>" not in block.render(value)


# --- what editors see when they choose a block


SHOWN = {
    "section": "1. Before you write",
    "paragraph": "Write down the answers",
    "subheading": "Before the meeting",
    "exercise": "Exercise 1a. Read it as the parent",
    "evidence": "One pilot, no comparison group.",
    "legal": "England. Law as at July 2026.",
    "worked_example": "Ms A missed two of five appointments",
    "because": "Most people saw the statement just before court",
    "checklist": "Each fact says where it came from",
    "practice_tip": "A team manager",
    "case_example": "This example is made up.",
    "quotation": "A made-up guide, 2025",
    "voice_quote": "What one person said, in their own words",
    "table": "Five working days before",
    "content_note": "You can go on with part 3.",
    "helplines": "01632 960 101",
    "download": "A sheet for parents (sheet.pdf, 47.0 KB)",
    "diagram": "Here stands what the picture says, in words.",
    "media": "film with captions, 6 minutes",
    "easy_read": "You can bring somebody.",
}
# Who asks and whether they may; nothing for the block itself.
QUERIES = 4


@pytest.mark.parametrize("name", ["section", *CONTENT])
def test_a_block_is_shown_before_it_is_chosen(name, admin_client, django_assert_max_num_queries):
    block = SectionBlock() if name == "section" else CONTENT[name]
    assert block.is_previewable
    address = reverse("wagtailadmin_block_preview")
    with django_assert_max_num_queries(QUERIES):
        response = admin_client.get(address, {"id": block.definition_prefix})
    assert response.status_code == 200
    html = BeautifulSoup(response.content, "html.parser")
    assert SHOWN[name] in " ".join(html.main.text.split())
    assert "site/base.css" in response.content.decode(), "it looks as readers will see it"
    # Nothing in it is looked for among the files of released versions.
    assert "/api/v1/assets/" not in str(html.main)


def test_blocks_are_offered_in_groups():
    groups = [name for name, _ in SectionContent().grouped_child_blocks()]
    assert groups == [
        "Text",
        "To do",
        "What it rests on",
        "Care for readers",
        "Files and pictures",
    ]


def unexplained(block, place):
    """The fields below a block that do not say what belongs there."""
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            told = child.field.help_text if hasattr(child, "field") else child.meta.help_text
            if not told:
                yield f"{place}.{name}"
            yield from unexplained(child, f"{place}.{name}")
    elif isinstance(block, ListBlock):
        yield from unexplained(block.child_block, place)


@pytest.mark.parametrize("name", ["section", *CONTENT])
def test_every_field_of_a_block_says_what_belongs_there(name):
    block = SectionBlock() if name == "section" else CONTENT[name]
    assert list(unexplained(block, name)) == []
