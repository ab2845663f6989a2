"""What becomes of the HTML of an edition."""

from pathlib import Path

import pytest

from syndication.representations import represent, sanitised
from tests.syndication import made

HANDBOOK = Path(__file__).with_name("section.html").read_text().strip()


def test_the_html_of_a_handbook_passes_as_it_is():
    assert sanitised(HANDBOOK) == HANDBOOK


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<style>body{display:none}</style>",
        '<p onclick="alert(1)">x</p>',
        '<p style="position:fixed">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="  JaVaScRiPt:alert(1)">x</a>',
        '<a href="java&#10;script:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<a href="vbscript:x">x</a>',
        '<img src="x" onerror="alert(1)">',
        '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
        '<iframe src="https://x.example"></iframe>',
        '<object data="x"></object><embed src="x">',
        '<form action="/x"><input name="q"><button>Go</button></form>',
        '<svg onload="alert(1)"><script>alert(1)</script></svg>',
        '<svg><use href="data:image/svg+xml,<svg/>"></use></svg>',
        '<svg><use xlink:href="//x.example/a.svg#a"></use></svg>',
        '<math><mtext><table><mglyph><style><img src onerror="alert(1)">',
        '<base href="//x.example/"><link rel="stylesheet" href="//x.example/a.css">',
        '<meta http-equiv="refresh" content="0;url=//x.example">',
        "<!-- <script>alert(1)</script> -->",
        "<template><script>alert(1)</script></template>",
    ],
)
def test_nothing_that_runs_or_loads_is_left(attack):
    html = sanitised(f"<p>before</p>{attack}<p>after</p>").lower()
    for word in ("script", "alert", "onerror", "onload", "onclick", "style", "<form", "<iframe"):
        assert word not in html
    for word in ("data:", "x.example", "<object", "<input", "<base", "<link", "<meta", "<!--"):
        assert word not in html
    assert "<p>before</p>" in html


def test_addresses_on_this_site_are_made_absolute(settings):
    settings.PUBLIC_BASE_URL = "https://site.example"
    assert sanitised('<a href="/a/">x</a>') == '<a href="https://site.example/a/">x</a>'
    assert sanitised('<img src="/m/a.png" alt="">') == (
        '<img src="https://site.example/m/a.png" alt="">'
    )
    assert sanitised('<a href="#part-1">x</a>') == '<a href="#part-1">x</a>'


@pytest.mark.parametrize("address", ["b/", "../b/", "?q=1", "b.html", "//x.example/"])
def test_addresses_that_lead_elsewhere_from_another_site_are_dropped(address):
    assert sanitised(f'<a href="{address}">x</a>') == "<a>x</a>"


@pytest.mark.parametrize("address", ["//x.example/a", "/\\x.example/a"])
def test_an_address_without_scheme_does_not_pass_for_one_of_ours(address):
    assert sanitised(f'<a href="{address}">x</a>') == "<a>x</a>"


def test_links_people_need_stay():
    html = (
        '<a href="https://x.example/a">a</a><a href="mailto:a@x.example">b</a><a href="tel:1">c</a>'
    )
    assert sanitised(html) == html


def test_markdown_and_text_hold_the_words_and_no_furniture():
    represented = represent(HANDBOOK)
    for form in (represented.markdown, represented.text):
        assert "Share it" in form
        assert "Spring pilot 2025." in form
        for furniture in ("Link to part 2", "Print this exercise", "m-final"):
            assert furniture not in form
    assert "## 2. Sharing the draft" in represented.markdown
    assert "**early**" in represented.markdown
    assert "1. Read.\n2. Rewrite." in represented.markdown
    assert "- Read.\n- Rewrite." in represented.text
    assert "Evidence\nSpring pilot 2025." in represented.text
    assert "Two people" in represented.text


@pytest.mark.django_db
def test_the_stored_edition_is_clean():
    publication = made.release(made.product(text='Ask.</p><script>alert("x")</script><p>'))
    edition = publication.editions.get()
    assert "<script" not in edition.html + edition.markdown + edition.text
