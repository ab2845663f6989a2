"""The page that compares two versions: files too, reasons beside changes, gaps in words."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model

from changeprojects.actions.release_page import release_page
from changeprojects.models import AlternativeFormat, ChangeEntry
from tests.changeprojects.test_released_files import download
from tests.factories.changeprojects import block, section
from tests.home.rendering import soup_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
NO_REASON = "No reason was given for this change."
KEYS = [f"{number:08}-0000-4000-8000-{7:012}" for number in range(4)]
WHOLE = "We read all of it again."


def document(name, words):
    return get_document_model().objects.create(title=name, file=ContentFile(words, name=name))


@pytest.fixture
def sheet():
    return document("sheet.pdf", b"first words")


def released_again(product, *entries):
    """Release version 0.4 with these reasons, each the blocks that it names."""
    product.version = "0.4"
    product.change_entries.set(
        [
            ChangeEntry(type="changed", plain_text=text, reason="test", block_ids=list(ids))
            for text, ids in entries
        ]
    )
    return release_page(product)


@pytest.fixture
def compared(client):
    return lambda product: soup_of(client.get(f"{product.url}compare/0.3/0.4/").content).main


def replace(sheet):
    sheet.file = ContentFile(b"other words and more", name="sheet.pdf")
    sheet.save()


def test_a_file_that_was_replaced_is_shown_with_its_reason_and_both_its_versions(
    client, compared, sheet
):
    product = release_page(download(sheet))
    key = product.body[0].value["content"][0].id
    replace(sheet)
    page = compared(released_again(product, ("The sheet is shorter.", [key])))
    files = page.select_one("section[aria-labelledby=c-files]")
    assert re.match(r"Files Replaced sheet\S*\.pdf In 0.3 sheet\.pdf, 0.3 ", words_of(files))
    assert "Test round. The sheet is shorter." in words_of(files)
    assert "One file differs." in words_of(page)
    assert NO_REASON not in words_of(page)
    paths = [
        one["href"].removeprefix("https://changeprojects.example") for one in files.select("a")
    ]
    held = [b"".join(client.get(path).streaming_content) for path in paths]
    assert held == [b"first words", b"other words and more"]


def test_a_file_that_was_replaced_without_a_reason_is_marked_in_words(compared, sheet):
    product = release_page(download(sheet))
    replace(sheet)
    page = compared(released_again(product, (WHOLE, [])))
    assert NO_REASON in words_of(page.select_one("section[aria-labelledby=c-files]"))
    assert "For one of the changes no reason was given." in words_of(page)
    elsewhere = words_of(page.select_one("section[aria-labelledby=c-elsewhere]"))
    assert elsewhere == f"What else was changed or kept Test round. {WHOLE}"


def test_another_form_is_listed_and_needs_no_reason(compared, sheet):
    product = release_page(download(sheet))
    audio = document("read-aloud.mp3", b"sound")
    product.formats.add(AlternativeFormat(kind="audio", document=audio, made_on=date(2026, 1, 1)))
    page = compared(released_again(product, (WHOLE, [])))
    files = words_of(page.select_one("section[aria-labelledby=c-files]"))
    assert "Added read-aloud.mp3 In 0.3 Not in this version." in files
    assert "It is one of the other forms in which a version can be had." in files
    assert NO_REASON not in words_of(page)


def text_of(*words):
    blocks = [
        block("paragraph", f"<p>{one}</p>", key) for one, key in zip(words, KEYS[1:], strict=True)
    ]
    return [section("One", *blocks, key=KEYS[0])]


def test_each_change_without_a_reason_says_so_and_never_shares_the_reason_of_another(
    compared, sheet
):
    product = download(sheet)
    product.body = text_of("a", "b", "c")
    product = release_page(product)
    product.body = text_of("A", "B", "C")
    page = compared(released_again(product, ("Capitals.", [KEYS[1], KEYS[3]])))
    told = [words_of(one) for one in page.select(".cp-change .cp-whys")]
    assert told == ["Test round. Capitals.", NO_REASON, "Test round. Capitals."]
    assert "For one of the changes no reason was given." in words_of(page)
    assert not page.select("#c-files, #c-elsewhere")


def test_two_versions_with_the_same_files_tell_of_none(compared, sheet):
    product = release_page(download(sheet))
    page = compared(released_again(product, (WHOLE, [])))
    assert "The text of these two versions is the same." in words_of(page)
    assert not page.select("#c-files")


def test_files_cost_no_query(client, sheet):
    product = release_page(download(sheet))
    same = released_again(product, (WHOLE, []))

    def asked(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    without = asked(f"{same.url}compare/0.3/0.4/")
    replace(sheet)
    same.version = "0.5"
    same.change_entries.set([ChangeEntry(type="changed", plain_text="New.", reason="test")])
    release_page(same)
    assert asked(f"{same.url}compare/0.4/0.5/") == without


def parts_of(first, second):
    kept, moving = (
        block("paragraph", f'<p>Read <a href="https://a.example/{to}">this</a>.</p>', key)
        for key, to in zip(KEYS[:2], first, strict=True)
    )
    return [
        section("Before", *((kept, moving) if second == "Before" else (kept,)), key=KEYS[2]),
        section("After", *(() if second == "Before" else (moving,)), key=KEYS[3]),
    ]


def test_moves_addresses_and_what_is_said_about_the_product_are_shown(compared, sheet):
    product = download(sheet)
    product.body = parts_of(("one", "two"), "Before")
    product.title, product.plain_summary, product.licence = "Old kit", "How to do it.", "CC0"
    product = release_page(product)
    product.body = parts_of(("three", "two"), "After")
    product.title, product.plain_summary, product.licence = "New kit", "Why we do it.", "CC BY 4.0"
    page = compared(released_again(product, ("Another link.", [KEYS[0]])))
    about = page.select_one("section[aria-labelledby=c-about]")
    assert [one.get_text() for one in about.select("h3")] == ["Title", "Plain summary", "Licence"]
    assert [one.get_text() for one in about.select("del")] == ["Old", "How to", "CC0"]
    assert words_of(about).count(NO_REASON) == 3
    assert "Three things said about the product differ." in words_of(page)
    assert "For four of the changes no reason was given." in words_of(page)
    changed, moved = page.select(".cp-change--changed, .cp-change--moved")[3:]
    assert "“this” leads to https://a.example/three" in words_of(changed)
    assert "Test round. Another link." in words_of(changed)
    note = words_of(moved.select_one(".cp-change__note"))
    assert note == "Moved from part 1, “Before”, to part 2, “After”."
    assert "Nothing changed in the other" not in words_of(page)


def test_what_is_said_about_the_product_is_changed_for_the_reason_that_names_no_part(
    compared, sheet
):
    product = release_page(download(sheet))
    product.licence = "CC0"
    page = compared(released_again(product, (WHOLE, [])))
    assert f"Test round. {WHOLE}" in words_of(page.select_one("section[aria-labelledby=c-about]"))
    assert not page.select("#c-elsewhere")
    assert NO_REASON not in words_of(page)
