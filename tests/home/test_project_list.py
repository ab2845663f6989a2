"""The list of projects can be narrowed without script, and forgives wrong input."""

import pytest

from tests.home.rendering import soup_of, words_of


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
