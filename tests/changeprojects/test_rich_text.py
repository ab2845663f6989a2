"""Links of rich text lead to what readers can open, from anywhere, and nothing in it runs."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from changeprojects.actions.release_page import release_page
from changeprojects.models import HandbookIndexPage, ProductPage, ProjectIndexPage
from changeprojects.rich_text import public_html
from home.models import HomePage, StandardPage
from syndication.selectors import content_of, document_of, editions_of, html_of
from tests.factories.changeprojects import (
    DraftProductFactory,
    EventFactory,
    FinalProductFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
    body,
)

pytestmark = pytest.mark.django_db
HERE = "https://changeprojects.example"
HOSTILE = (
    '<p onclick="run()">Words<script>run()</script><iframe src="https://a.example"></iframe>'
    '<a linktype="page">nought</a> <a id="x" linktype="page">half</a> '
    '<a href="javascript:run()">one</a> <a href="//evil.example/">two</a> '
    '<a href="three/">three</a> <a id="1" linktype="document">four</a> '
    '<a href="/five/" style="color:red">five</a> '
    '<a href="https://six.example/?a=1&amp;b=2">six</a> '
    '<a href="mailto:a@example.org">seven</a> <a href="#part-2">eight</a></p>'
)
HARMLESS = (
    "<p>Wordsnought half one two three four "
    f'<a href="{HERE}/five/">five</a> <a href="https://six.example/?a=1&amp;b=2">six</a> '
    '<a href="mailto:a@example.org">seven</a> <a href="#part-2">eight</a></p>'
)


def link_to(page, words="the kit"):
    return f'<p>Read <a id="{page.pk}" linktype="page">{words}</a>.</p>'


def never_released():
    return DraftProductFactory(title="Heron kit", slug="heron-address")


def released_as_a_draft():
    return release_page(never_released())


def taken_back():
    product = release_page(PilotReadyProductFactory(slug="heron-address"))
    product.unpublish()
    return product


def live_without_a_release():
    product = never_released()
    ProductPage.objects.filter(pk=product.pk).update(live=True)
    return product


def alias():
    return LiveProjectFactory(slug="heron-address").create_alias(update_slug="heron-alias")


def list_that_is_a_draft():
    root = Page.objects.get(depth=2)
    return root.add_child(instance=HandbookIndexPage(title="L", slug="heron-list", live=False))


def nothing():
    return Page(pk=987654)


CLOSED = [
    *(never_released, released_as_a_draft, taken_back, live_without_a_release, alias),
    *(list_that_is_a_draft, nothing),
]


def product():
    return FinalProductFactory()


def event():
    return release_page(EventFactory(parent=LiveProjectFactory()))


def project_list():
    LiveProjectFactory()
    return ProjectIndexPage.objects.get()


def front_page():
    root = Page.objects.get(depth=2)
    return root.add_child(instance=HomePage(title="H", slug="front", heading="H", lead="L"))


OPEN = [product, event, project_list, front_page]


@pytest.mark.parametrize("target", CLOSED)
def test_a_link_to_what_readers_cannot_open_leaves_its_words(target):
    assert public_html(link_to(target())) == "<p>Read the kit.</p>"


@pytest.mark.parametrize("target", OPEN)
def test_a_link_to_what_they_can_open_is_absolute(client, target):
    page = target()
    html = public_html(link_to(page))
    assert html == f'<p>Read <a href="{HERE}{page.url}">the kit</a>.</p>'
    assert client.get(page.url).status_code == 200


def test_nothing_runs_and_every_other_address_is_absolute():
    assert public_html(HOSTILE) == HARMLESS


def test_text_that_is_clean_stays_as_it_is():
    clean = public_html(link_to(product()) + HOSTILE)
    assert public_html(clean) == clean


def test_many_links_cost_no_more_queries_than_one(django_assert_max_num_queries):
    links = "".join(link_to(one) for one in (product(), event(), product(), event()))
    with django_assert_max_num_queries(2):
        assert public_html(links).count("href") == 4


def test_the_json_and_the_html_of_an_edition_say_the_same():
    target = product()
    words = link_to(target) + link_to(never_released(), "the draft") + HOSTILE
    page = release_page(PilotReadyProductFactory(body=body(words)))
    edition = editions_of(page.translation_key).get()
    value = content_of(edition)["sections"][0]["blocks"][0]["value"]
    assert f'<a href="{HERE}{target.url}">the kit</a>' in value
    assert f'<div class="cp-flow" id="{SHARING_BLOCK}">{value}</div>' in html_of(edition)
    for text in (edition.document, edition.html, edition.markdown, edition.text):
        assert "heron" not in text
        assert "run()" not in text
        assert "the draft" in text


SHARING_BLOCK = "00000000-0000-4000-8000-0000000000a2"


def test_the_preview_shows_the_links_that_a_release_would_have(rf):
    target = product()
    words = link_to(target) + link_to(never_released(), "the draft")
    page = PilotReadyProductFactory(body=body(words))
    html = page.make_preview_request(rf.get("/"), "").content.decode()
    assert f'<a href="{HERE}{target.url}">the kit</a>' in html
    assert "heron" not in html


def why(words):
    return release_page(LiveProjectFactory(why=words)), "why_html"


def text_page(words):
    front = front_page()
    page = front.add_child(instance=StandardPage(title="About", slug="about", body=words))
    return page, "body_html"


@pytest.mark.parametrize("place", [why, text_page])
def test_projects_and_pages_of_text_are_as_clean(client, place):
    target = event()
    page, name = place(link_to(target) + link_to(never_released(), "the draft") + HOSTILE)
    html = document_of(page.translation_key)[name]
    assert html == public_html(link_to(target)) + "<p>Read the draft.</p>" + HARMLESS
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    [link] = shown.find_all("a", string="the kit")
    assert link["href"] == f"{HERE}{target.url}"
