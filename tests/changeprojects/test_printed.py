"""A released version, or one exercise of it, is printed from what was frozen."""

import re
import zlib

import pytest
from django.core.cache import cache
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from changeprojects.printed import Handbook, NotOnPaper, is_printable, printed
from tests.factories.changeprojects import (
    FinalProductFactory,
    PilotedProductFactory,
    block,
    section,
)

EDITION = {
    "id": "x",
    "title": "Court handbook",
    "version": "1.0",
    "stage": "final",
    "language": "en",
    "licence": "CC BY 4.0",
    "plain_summary": "How to write so that a family can answer.",
    "released_at": "2026-02-03T10:00:00+00:00",
    "sections": [],
}
PART = f"{0:08}-0000-4000-8000-{1:012}"
ADDRESS = "https://a.example/handbook/versions/1.0/"
SECTION = '<section class="cp-sec"><h2>1. Begin</h2>{}</section>'
EXERCISE = (
    '<section class="cp-exercise" id="exercise-1"><h3 id="e1">Exercise 1. Read</h3><p>Aloud.</p>'
    '<p class="cp-noprint"><a href="#exercise-1">Print this exercise alone</a></p></section>'
)


def pages(pdf):
    return len(re.findall(rb"/Type /Page\n", pdf))


def test_the_same_version_gives_the_same_bytes():
    html = SECTION.format("<p>Ask two questions.</p>")
    first = printed(EDITION, html, address=ADDRESS)
    assert first.startswith(b"%PDF-")
    assert first == printed(EDITION, html, address=ADDRESS)
    assert first != printed(EDITION, html.replace("two", "three"), address=ADDRESS)


def test_headings_become_the_outline_and_what_is_for_the_screen_is_left_out():
    html = SECTION.format(f"<p>Ask.</p>{EXERCISE}")
    whole = printed(EDITION, html, address=ADDRESS)
    assert len(re.findall(rb"/Dest", whole)) >= 2
    longer = html.replace("Print this exercise alone", "Print " * 200)
    assert printed(EDITION, longer, address=ADDRESS) == whole


def test_an_exercise_is_printed_alone():
    html = SECTION.format(f"<p>{'Many words. ' * 2000}</p>{EXERCISE}")
    assert pages(printed(EDITION, html, address=ADDRESS)) > 1
    assert pages(printed(EDITION, html, address=ADDRESS, exercise="e1")) == 1


@pytest.mark.parametrize("exercise", ["e2", "exercise", "part-1"])
def test_an_exercise_that_is_not_in_it_is_not_printed(exercise):
    with pytest.raises(NotOnPaper):
        printed(EDITION, SECTION.format(EXERCISE), address=ADDRESS, exercise=exercise)


def test_letters_that_the_typeface_has_not_are_not_printed_as_boxes():
    welsh = SECTION.format("<p>“Café” – naïve, £5, ŵŷ ŴŶ</p>")
    assert is_printable(EDITION, welsh)
    urdu = SECTION.format("<p>سلام</p>")
    assert not is_printable(EDITION, urdu)
    with pytest.raises(NotOnPaper):
        printed(EDITION, urdu, address=ADDRESS)


@pytest.mark.parametrize(
    "source",
    ["https://elsewhere.example/a.png", "file:///etc/hostname.png", "/etc/hostname.png", ""],
)
def test_no_picture_is_fetched_from_elsewhere(source):
    with_picture = SECTION.format(f'<p>A <img src="{source}" alt="tree" width="5" height="5"></p>')
    words_alone = SECTION.format("<p>A tree</p>")
    assert printed(EDITION, with_picture, address=ADDRESS) == printed(
        EDITION, words_alone, address=ADDRESS
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("storage")
@pytest.mark.parametrize("width", [64, 1600])
def test_a_released_picture_is_printed_no_wider_than_the_page(client, width):
    file = get_test_image_file(filename="a plan.png", size=(width, 48))
    picture = get_image_model().objects.create(title="A plan", file=file)
    value = {"image": picture.pk, "alt": "A day.", "long_description": "Breakfast first."}
    product = PilotedProductFactory(body=[section("One", block("diagram", value, PART), key=PART)])
    pdf = client.get(f"{product.url}versions/0.3/print.pdf").content
    [printed_width] = {float(one) for one in re.findall(rb"([\d.]+) 0 0 [\d.]+ ", unpacked(pdf))}
    assert printed_width == min(width, 490)
    picture.delete()
    cache.clear()
    assert client.get(f"{product.url}versions/0.3/print.pdf").content == pdf


def unpacked(pdf):
    """The drawing orders of a file."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    packed = [one for one in streams if one.startswith(b"x")]
    return b"".join(zlib.decompress(one) for one in packed[:1])


def test_links_lead_to_the_site_from_anywhere():
    html = SECTION.format('<p><a href="/safety/">Safety</a> and <a href="#part-1">above</a></p>')
    pdf = printed(EDITION, html, address=ADDRESS)
    assert b"https://a.example/safety/" in pdf
    assert b"part-1" not in pdf


@pytest.mark.django_db
def test_readers_get_a_version_and_each_exercise(client):
    key = f"{0:08}-0000-4000-8000-{7:012}"
    value = {"title": "Read", "for_whom": "Two", "minutes": 5, "steps": ["Read it."]}
    product = PilotedProductFactory(body=[section("One", block("exercise", value, key), key=PART)])
    page = client.get(product.url).content.decode()
    links = re.findall(r'href="([^"]+\.pdf)"', page)
    assert links == [
        f"{product.url}versions/0.3/print.pdf",
        f"{product.url}versions/0.3/print/{key}.pdf",
    ]
    for link in links:
        answer = client.get(link)
        assert answer["Content-Type"] == "application/pdf"
        assert f"{product.slug}-0.3.pdf" in answer["Content-Disposition"]
        assert answer.content.startswith(b"%PDF-")


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["9.9/print.pdf", "0.3/print/nothing.pdf", "0.3/print/.pdf"])
def test_what_is_not_there_is_not_printed(client, rest, final):
    product = final
    assert client.get(f"{product.url}versions/{rest}").status_code == 404


@pytest.mark.django_db
def test_a_version_is_laid_out_once_and_each_in_its_own_words(client, monkeypatch, final):
    product, other = final, FinalProductFactory()
    first = client.get(f"{product.url}versions/1.0/print.pdf").content
    assert client.get(f"{other.url}versions/1.0/print.pdf").content != first
    monkeypatch.setattr(Handbook, "body", lambda *_: pytest.fail("It was laid out again."))
    assert client.get(f"{product.url}versions/1.0/print.pdf").content == first


@pytest.mark.django_db
def test_what_was_taken_back_is_not_printed(client, final):
    product = final
    address = f"{product.url}versions/1.0/print.pdf"
    assert client.get(address).status_code == 200
    product.unpublish()
    assert client.get(address).status_code in {404, 410}


@pytest.mark.django_db
def test_what_cannot_be_printed_is_not_offered(client):
    words = block("paragraph", "<p>سلام</p>", f"{0:08}-0000-4000-8000-{8:012}")
    product = PilotedProductFactory(body=[section("One", words, key=PART)])
    page = client.get(product.url).content.decode()
    assert "print.pdf" not in page
    assert "To keep a copy, print the page" in page
    assert client.get(f"{product.url}versions/0.3/print.pdf").status_code == 404
