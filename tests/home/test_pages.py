"""Every public page is made from released documents alone."""

import pytest

from syndication.models import Publication
from tests.home.rendering import context_of, page_of, part_of, rendered, words_of
from tests.home.samples import event, pilot, publish

HANDBOOK = "Using Evidence in Court: a handbook"


@pytest.fixture
def handbook(released):
    return Publication.objects.get(kind="product")


def test_a_project_tells_its_story_in_five_parts(released):
    page = page_of("change-project", "Using Evidence in Court")
    assert [part.get_text() for part in page.select(".cp-part__no")] == [
        *("One", "Two", "Three", "Four", "Five")
    ]
    assert len(page.select(".cp-life li")) == 5
    assert page.select_one(".cp-life [aria-current=step] b").get_text() == "Final"


def test_the_accent_in_the_team_belongs_to_people_who_used_services(released):
    page = part_of("Using Evidence in Court", "team")
    marked = page.select(".cp-people.cp-voice")
    assert len(marked) == 2
    assert {cell.parent["data-l"] for cell in marked} == {"People who have used services"}


def test_the_line_of_the_timeline_keeps_the_last_stage(released):
    page = part_of("Using Evidence in Court", "timeline")
    row = next(row for row in page.select(".cp-time li") if "Pilot money" in row.get_text())
    assert row["class"] == ["is-tested"]


def test_a_project_counts_a_promise_past_its_day_as_late(released):
    page = page_of("change-project", "Using Evidence in Court")
    rows = [words_of(row) for row in page.select(".cp-tally li")]
    assert rows == ["Done 3", "In progress 1", "Late 1", "Declined 2"]


def test_a_project_without_a_team_or_anything_made_says_so(released):
    words = words_of(page_of("change-project", "Brothers and Sisters Together"))
    assert "There is no team yet. It may have up to seven agencies." in words
    assert "Nothing has been released yet." in words


def test_a_handbook_shows_the_frozen_words_with_contents_at_the_side(released):
    page = page_of("product", HANDBOOK)
    targets = [link["href"][1:] for link in page.select(".cp-contents a")]
    assert targets[:3] == ["part-1", "part-2", "part-3"]
    assert all(page.find(id=target) for target in targets)


def test_the_version_in_use_carries_no_banner(released):
    assert not page_of("product", HANDBOOK).select(".cp-notice")


def test_a_replaced_pilot_is_pencilled_and_leads_to_the_version_in_use(released):
    page = page_of("product", HANDBOOK, "0.3")
    notice = page.select_one(".cp-pilot .cp-notice--pilot")
    assert "This is the pilot version, kept as it was in May 2025." in words_of(notice)
    assert notice.a["href"] == "/projects/using-evidence-in-court/handbook/"


def test_a_replaced_final_version_says_so_without_the_look_of_a_pilot(released):
    page = page_of("product", HANDBOOK, "1.0")
    assert "Replaced." in words_of(page.select_one(".cp-notice"))
    assert not page.select(".cp-pilot")


def test_the_switcher_marks_the_version_being_read(released):
    page = page_of("product", HANDBOOK, "1.0")
    rows = [words_of(row) for row in page.select(".cp-switch li")]
    assert rows == [
        "0.3, pilot May 2025, replaced",
        "1.0, final February 2026, replaced. You are reading this",
        "1.1, final August 2026, in use now",
    ]


def test_versions_are_compared_from_the_older_to_the_newer(released):
    links = [link["href"] for link in page_of("product", HANDBOOK, "1.0").select("a")]
    assert "/projects/using-evidence-in-court/handbook/compare/0.3/1.0/" in links
    assert "/projects/using-evidence-in-court/handbook/compare/1.0/1.1/" in links


def test_a_comparison_gives_the_reason_beside_the_change_and_no_id_twice(handbook):
    page = rendered("changeprojects/product_compare.html", context_of(handbook))
    assert "Because people said “See it before court” . Most saw" in words_of(page)
    assert page.select_one(".cp-why a")["href"].endswith("#UEC-1")
    assert "Nothing changed in the other 34 blocks." in words_of(page)
    assert "Not in this version." in words_of(page)
    assert not page.select("#x")


def test_the_story_of_changes_names_each_version_and_reason(handbook):
    page = rendered("changeprojects/product_changes.html", context_of(handbook))
    headings = [heading.get_text() for heading in page.select("h2")]
    assert headings == ["August 2026Version 1.1", "February 2026Version 1.0", "May 2025Version 0.3"]
    assert "Changed. What people said" in words_of(page.select_one(".cp-because"))


def test_a_pilot_tells_harms_and_limits_with_the_findings(released):
    page = page_of("pilot", "Spring pilot")
    assert [heading.get_text() for heading in page.select("h3")] == [
        "Harms",
        "What this cannot tell you",
    ]
    assert "You said, we did: Using Evidence in Court" in words_of(page)


def test_a_pilot_that_is_not_evaluated_says_so(front):
    publish(pilot(evaluation=None))
    assert "has not been evaluated yet" in words_of(page_of("pilot", "Spring pilot"))


def test_a_pilot_of_something_withdrawn_leads_to_no_missing_page(front):
    publish(pilot())
    page = page_of("pilot", "Spring pilot")
    assert not [link for link in page.select("main a") if "versions" in link["href"]]
    assert "is not published, or no longer" in words_of(page)


def test_an_event_gives_its_times_as_people_say_them(released):
    words = words_of(page_of("event", "Symposium: in time to answer"))
    assert "Thursday 12 February 2026, 10 am to 3.30 pm" in words


def test_an_event_over_two_days_names_both(front):
    publish(event(ends_at="2026-02-13T12:00:00+00:00"))
    words = words_of(page_of("event", "Symposium: in time to answer"))
    assert "10 am to Friday 13 February 2026, 12 pm" in words


def test_a_text_page_shows_its_released_words(released):
    assert "One part" in words_of(page_of("page", "Privacy"))
