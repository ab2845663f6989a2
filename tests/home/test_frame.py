"""What stands round every page: menu, footer, policy, errors."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from wagtail.views import serve

from home.models import LoadedDemonstration, StandardPage
from home.selectors.frame import frame_of
from syndication.models import Publication
from tests.home.rendering import TEMPLATES, context_of, page_of, rendered, soup_of, words_of


def every_page(client):
    for address in ("/", "/what-we-do/", "/library/", "/styleguide/", "/no-such-page/"):
        yield address, soup_of(client.get(address).content)
    for publication in Publication.objects.exclude(kind="voice-summary"):
        context = context_of(publication)
        yield publication.path, rendered(TEMPLATES[publication.kind], context, publication.path)
    context = context_of(Publication.objects.get(kind="product"))
    for name in ("compare", "changes"):
        yield name, rendered(f"changeprojects/product_{name}.html", context)
    yield "500", soup_of(render_to_string("500.html"))


def test_no_page_has_inline_style_or_script(client, released):
    for address, page in every_page(client):
        assert not page.select("[style], style, script:not([src])"), address
        handlers = [key for tag in page.find_all(True) for key in tag.attrs if key[:2] == "on"]
        assert not handlers, address


def test_every_page_has_one_heading_a_title_and_a_main_part(client, released):
    for address, page in every_page(client):
        assert len(page.select("h1")) == 1, address
        assert len(page.select("main")) == 1, address
        assert page.title.get_text().strip(), address


def test_no_page_has_an_id_twice(client, released):
    for address, page in every_page(client):
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), address


def test_every_mark_stands_beside_its_word_and_exists(client, released):
    sprite = Path(finders.find("site/marks.svg")).read_text()
    for address, page in every_page(client):
        for use in page.select("use"):
            assert f'id="{use["href"].split("#")[1]}"' in sprite, address
            beside = use.find_parent("li") or use.find_parent("p") or use.find_parent("span")
            assert words_of(beside), address


def test_the_menu_finds_pages_by_their_type(client, released):
    page = soup_of(client.get("/library/").content)
    links = {link.get_text(): link for link in page.select(".cp-masthead__nav a")}
    assert links["Projects"]["href"] == "/what-we-do/"
    assert links["Handbooks"]["aria-current"] == "page"


def test_a_handbook_belongs_to_the_library_wherever_it_lives(released):
    page = page_of("product", "Using Evidence in Court: a handbook")
    assert page.select_one(".cp-masthead__nav [aria-current]").get_text() == "Handbooks"


def test_the_footer_lists_released_text_pages_in_their_order(client, released):
    page = soup_of(client.get("/").content)
    links = [link.get_text() for link in page.select(".cp-foot__links a")]
    assert links[:4] == [
        "About the programme",
        "Staying safe here",
        "Accessibility",
        "Privacy",
    ]


def test_a_text_page_is_read_as_released_only(client, front):
    page = front.add_child(
        instance=StandardPage(title="Safety", slug="safety", body="<p>Old words</p>", live=False)
    )
    page.save_revision().publish()
    page.body = "<p>New words</p>"
    page.save_revision()
    assert "Old words" in words_of(soup_of(client.get("/safety/").content))
    StandardPage.objects.filter(pk=page.pk).update(body="<p>New words</p>")
    assert "New words" not in words_of(soup_of(client.get("/safety/").content))


def test_demonstrations_are_labelled_and_others_are_not(client, front, settings):
    assert "Demonstration" in words_of(soup_of(client.get("/").content))
    settings.DEMO_MODE = False
    assert "Demonstration" not in words_of(soup_of(client.get("/").content))


@pytest.mark.parametrize("has_lists", [True, False])
def test_what_is_made_up_stays_labelled_where_no_more_may_be_loaded(
    client, front, settings, has_lists
):
    settings.DEMO_MODE = False
    if not has_lists:
        front.get_children().delete()
    LoadedDemonstration.objects.create()
    for address in ("/", "/what-we-do/", "/no-such-page/", "/network/login/"):
        assert "Demonstration: made-up" in words_of(soup_of(client.get(address).content))
    LoadedDemonstration.objects.all().delete()
    assert "Demonstration" not in words_of(soup_of(client.get("/").content))


def test_that_label_costs_no_query(client, front, settings):
    needed = []
    for settings.DEMO_MODE in (True, False):
        frame_of(None, {})
        with CaptureQueriesContext(connection) as asked:
            frame_of(None, {})
        needed.append(len(asked))
    assert needed[0] == needed[1]


def test_the_styleguide_is_for_development_and_demonstration_only(client, front, settings):
    assert client.get("/styleguide/").status_code == 200
    settings.DEMO_MODE = False
    assert client.get("/styleguide/").status_code == 404


def test_a_missing_page_gives_kind_words_and_a_way_on(client, front):
    answer = client.get("/no-such-page/")
    page = soup_of(answer.content)
    assert answer.status_code == 404
    assert "You did nothing wrong." in words_of(page)
    assert page.select_one("main a[href='/what-we-do/']")


def test_the_page_for_our_own_errors_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert "Something broke on our side" in render_to_string("500.html")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("xx", "ltr")])
def test_the_direction_follows_the_language_of_the_document(front, language, direction):
    page = rendered("404.html", {"document": {"language": language}})
    assert page.html["dir"] == direction


def test_every_colour_has_a_light_value_for_older_browsers():
    css = Path(finders.find("site/tokens.css")).read_text()
    plain, _, both = css.partition("@supports")
    for name, light in re.findall(r"(--[\w-]+): light-dark\((#\w+),", both):
        assert f"{name}: {light};" in plain
    assert "light-dark(" not in plain.replace("light-dark()", "")


def test_the_desk_carries_the_name_of_the_programme(client, db):
    page = words_of(soup_of(client.get("/admin/login/").content))
    assert "Sign in to Change Projects" in page


@pytest.mark.parametrize("end", ["versions/0.3/", "versions/1.10/", "compare/0.3/1.0/"])
def test_an_address_with_a_version_number_reaches_the_page_tree(end):
    match = resolve(f"/projects/court/handbook/{end}")
    assert match.func is serve
    assert match.args == (f"projects/court/handbook/{end}",)
