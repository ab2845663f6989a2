"""The list of projects can be narrowed without script, and forgives wrong input."""

import pytest

from syndication.documents import Document
from tests.home.rendering import soup_of, words_of
from tests.home.sample_projects import NO_TEAM, key, project
from tests.home.samples import publish


@pytest.fixture
def ask(client, released):
    return lambda query="": soup_of(client.get(f"/what-we-do/{query}").content)


def titles(page):
    return [heading.get_text() for heading in page.select(".cp-entry h3")]


def test_active_projects_come_first_then_planned_then_ended(ask):
    stages = [words_of(stage) for stage in ask().select(".cp-entry .cp-stage")]
    assert stages == [*("Recruiting", "Piloting", "Refining"), "Planned", "Completed", "Stopped"]


def test_choices_narrow_the_list_and_stay_chosen(ask):
    page = ask("?kind=core_strategic&status=stopped&scale=")
    assert titles(page) == ["Telling It Once"]
    assert page.select_one("#f-kind option[selected]")["value"] == "core_strategic"
    assert page.select_one(".cp-result h2").get_text() == "One project"


@pytest.mark.parametrize("query", ["?status=nonsense", "?kind=%3Cscript%3E", "?scale=%00%F0"])
def test_an_unknown_choice_is_left_out_and_told(ask, query):
    page = ask(query)
    assert len(titles(page)) == 6
    assert "One choice in the address is not one of ours" in words_of(page)
    field = page.select_one(f"#f-{query[1:].split('=')[0]}")
    assert field["aria-invalid"] == "true"
    assert words_of(page.find(id=field["aria-describedby"])) == "Choose one of these."
    assert not page.select("script")


def test_no_fitting_project_is_told_with_a_way_back(ask):
    page = ask("?status=developing")
    assert "No project fits these choices." in words_of(page)
    assert page.select_one(".cp-result a")["href"] == "/what-we-do/"


def test_the_library_lists_what_was_released(client, released):
    page = soup_of(client.get("/library/").content)
    assert titles(page) == ["Using Evidence in Court: a handbook"]
    assert "Final 1.1" in words_of(page)


def test_the_list_needs_few_queries(client, released, django_assert_max_num_queries):
    client.get("/what-we-do/")
    with django_assert_max_num_queries(10):
        client.get("/what-we-do/")


# ---------------------------------------------------------------- agencies and topics


def in_team(slug, name):
    return {"slug": slug, "name": name}


def topic(statement):
    return {"statement": statement, "projects": []}


def agency_called(slug, name):
    path = f"/agencies/{slug}/"
    return Document(kind="agency", identifier=key(slug), title=name, path=path, content={})


@pytest.fixture
def asked_for(front, client):
    """Two projects of other agencies and topics; one more agency and topic without any."""
    for slug, agency, wanted in (
        ("one", in_team("aldermoor", "Aldermoor"), "Sharing drafts"),
        ("two", in_team("dunmere", "Dunmere"), "Keeping in touch"),
    ):
        team = NO_TEAM | {"agency_count": 1, "agencies": [agency, in_team(None, "A charity")]}
        origin = {"topics": [topic(wanted)]}
        publish(project(slug, slug.capitalize(), "-", team=team, origin=origin))
    for slug, name in (("aldermoor", "Aldermoor"), ("corrance", "Corrance")):
        publish(agency_called(slug, name))
    rounds = {"topics": [topic("Sharing drafts"), topic("Waiting rooms")]}
    names = {"kind": "consultation-round", "title": "-", "path": "/priorities/2026/"}
    publish(Document(identifier=key("2026"), content=rounds, **names))
    return lambda query="": soup_of(client.get(f"/what-we-do/{query}").content)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?agency=aldermoor", ["One"]),
        ("?agency=dunmere", ["Two"]),
        ("?topic=sharing-drafts", ["One"]),
        ("?topic=keeping-in-touch", ["Two"]),
        ("?agency=aldermoor&topic=sharing-drafts", ["One"]),
    ],
)
def test_an_agency_and_a_topic_narrow_the_list(asked_for, query, found):
    assert titles(asked_for()) == ["One", "Two"]
    page = asked_for(query)
    assert titles(page) == found
    chosen = [one["value"] for one in page.select(".cp-filter option[selected]")]
    assert chosen == [part.split("=")[1] for part in query[1:].split("&")]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("?agency=corrance", "Corrance"),
        ("?topic=waiting-rooms", "Waiting rooms"),
    ],
)
def test_what_is_known_and_has_no_project_is_answered_by_an_empty_list(asked_for, query, label):
    page = asked_for(query)
    assert titles(page) == []
    assert "No project fits these choices." in words_of(page)
    assert not page.select("[aria-invalid]")
    assert "is not one of ours" not in words_of(page)
    assert words_of(page.select_one(".cp-filter option[selected]")) == label
    offered = [words_of(one) for one in asked_for().select(".cp-filter option")]
    assert label not in offered, "nobody is led to an empty list"


def test_two_choices_that_no_project_has_together_find_none(asked_for):
    page = asked_for("?agency=aldermoor&topic=keeping-in-touch")
    assert titles(page) == []
    assert not page.select("[aria-invalid]")


@pytest.mark.parametrize("query", ["?agency=nobody", "?agency=agencies/corrance", "?topic=-"])
def test_an_agency_or_a_topic_that_nobody_knows_is_refused(asked_for, query):
    page = asked_for(query)
    assert titles(page) == ["One", "Two"]
    assert page.select_one(f"#f-{query[1:].split('=')[0]}")["aria-invalid"] == "true"
