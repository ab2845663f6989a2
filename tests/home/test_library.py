"""The library can be narrowed, and says what is new in it and what is looked at again."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine

from tests.home.rendering import soup_of, words_of
from tests.home.sample_projects import key, project
from tests.home.samples import handbook, publish

TODAY = "2026-09-01"
# A product is new for 183 days.
LAST_DAY_OF_NEW, FIRST_DAY_OF_OLD = "2026-03-03", "2026-03-02"
FILTERS = ("audience", "topic", "kind", "stage", "news", "project")
MANAGERS = {"code": "managers", "label": "Managers and leaders"}
USERS = {"code": "service_users", "label": "People who use services"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(f"{TODAY}T12:00:00Z"):
        yield


@pytest.fixture
def ask(client, front):
    return lambda query="": soup_of(client.get(f"/library/{query}").content)


def titles(page):
    return [heading.get_text() for heading in page.select(".cp-entry h3")]


def version(number, stage, day="2020-01-01", note="A first version."):
    mark = {"pilot": "piloted", "final": "final"}[stage]
    path = f"/projects/p/versions/{number}/"
    said = {"version": number, "stage": stage, "mark": mark, "released_on": day}
    return said | {"path": path, "change_note": note}


FINAL, PILOT = version("1.0", "final"), version("0.3", "pilot")


def keep(title, *versions, of="leadership", current=None, **content):
    """Put a product with these versions, the newest first, into the library."""
    versions = versions or (FINAL,)
    current = current or versions[0]
    document = replace(
        handbook("0.3"),
        identifier=key(title),
        title=title,
        path=f"/projects/{of}/{key(title)}/",
        status=current["stage"],
        project=key(of),
    )
    said = {"project_path": f"/projects/{of}/", "project_title": of.title()}
    said |= {"current": current, "versions": list(versions), "audience_kinds": []}
    publish(replace(document, content={**document.content, **said, **content}))


def keep_project(of="leadership", *, topics=(), reviews=()):
    origin = {"topics": [{"statement": statement} for statement in topics]}
    rows = [{"held_on": held_on, "next_due": next_due} for held_on, next_due in reviews]
    publish(project(of, of.title(), "-", origin=origin, reviews=rows))


@pytest.fixture
def shelf(front):
    """Products that differ in one thing each."""
    keep_project("leadership", topics=["Leaders hear children."])
    keep_project("once", topics=["Children tell it once."])
    keep("For managers", audience_kinds=[MANAGERS])
    keep("For users", audience_kinds=[MANAGERS, USERS], kind_code="toolkit", kind_label="Toolkit")
    keep("Of once", of="once", kind_code="toolkit", kind_label="Toolkit")
    keep("In pilot", PILOT, audience_kinds=[MANAGERS])


# ---------------------------------------------------------------- narrowing


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["For managers", "For users", "Of once"]),
        ("?audience=managers", ["For managers", "For users"]),
        ("?audience=service_users", ["For users"]),
        ("?topic=children-tell-it-once", ["Of once"]),
        ("?kind=toolkit", ["For users", "Of once"]),
        ("?stage=pilot", ["In pilot"]),
        ("?stage=all", ["For managers", "For users", "Of once", "In pilot"]),
        ("?project=once", ["Of once"]),
        ("?kind=toolkit&audience=managers", ["For users"]),
        ("?topic=leaders-hear-children&kind=handbook&stage=all", ["For managers", "In pilot"]),
        ("?topic=leaders-hear-children&kind=toolkit&audience=managers&stage=all", ["For users"]),
        ("?topic=children-tell-it-once&audience=managers", []),
    ],
)
def test_each_choice_narrows_and_all_of_them_together(ask, shelf, query, found):
    page = ask(query)
    assert titles(page) == found
    chosen = {one.parent["name"]: one["value"] for one in page.select("option[selected]")}
    assert chosen == {name: value for name, [value] in parse_qs(query[1:]).items()}


def test_only_choices_that_lead_to_something_are_offered(ask, shelf):
    page = ask()
    offered = {one["name"]: words_of(one) for one in page.select("select")}
    assert offered["audience"] == "Any reader Managers and leaders People who use services"
    assert offered["topic"] == "Any topic Children tell it once. Leaders hear children."


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("value", ["nonsense", "%3Cscript%3E", "%00%F0"])
def test_an_unknown_choice_is_told_beside_its_field_and_loses_no_other(ask, shelf, name, value):
    other = "kind" if name != "kind" else "audience"
    kept = {"kind": "toolkit", "audience": "managers"}[other]
    page = ask(f"?{name}={value}&{other}={kept}")
    assert titles(page) == titles(ask(f"?{other}={kept}"))
    assert page.select_one(f"#f-{other} option[selected]")["value"] == kept
    field = page.select_one(f"#f-{name}")
    assert words_of(page.find(id=field["aria-describedby"])) == "Choose one of these."
    assert len(page.select("[aria-invalid]")) == 1
    assert "One choice in the address is not one of ours, so it was left out." in words_of(page)


def test_every_unknown_choice_is_told(ask, shelf):
    page = ask("?" + "&".join(f"{name}=nonsense" for name in FILTERS))
    assert [one["name"] for one in page.select("[aria-invalid]")] == list(FILTERS)
    assert "Six choices in the address are not ours, so they were left out." in words_of(page)


def test_a_choice_is_told_as_unknown_where_there_is_nothing_to_choose(ask):
    page = ask("?audience=managers")
    field = page.select_one("#f-audience")
    told = words_of(page.find(id=field["aria-describedby"]))
    assert told == "There is nothing to choose from here yet."


# ---------------------------------------------------------------- finding nothing


def test_what_is_only_in_pilot_is_one_step_away_with_the_same_choices(ask, front):
    keep("In pilot", PILOT, audience_kinds=[MANAGERS])
    keep("For users", audience_kinds=[USERS])
    page = ask("?audience=managers")
    assert "Nothing that fits is final yet." in words_of(page)
    for link in page.select("main a[href*=stage]"):
        assert titles(ask("?" + urlsplit(link["href"]).query)) == ["In pilot"]
    assert words_of(page.select_one(".cp-result a")) == "One in pilot"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?audience=service_users&kind=handbook", "No product fits these choices."),
        ("?news=review", "No product fits these choices."),
        ("?news=new", "No product fits these choices."),
    ],
)
def test_nothing_that_fits_is_told_with_a_way_back(ask, shelf, query, sentence):
    page = ask(query)
    assert sentence in words_of(page)
    assert page.select_one(".cp-result a")["href"] == "/library/"


@pytest.mark.parametrize("query", ["", "?news=new", "?news=review", "?stage=all"])
def test_an_empty_library_says_that_it_is_empty(ask, query):
    assert "Nothing has been released yet." in words_of(ask(query))


# ---------------------------------------------------------------- what is new


def test_what_is_new_comes_the_newest_first_and_says_what_is_new(ask, front):
    keep("Older", version("1.0", "final", LAST_DAY_OF_NEW))
    keep("Too old", version("1.0", "final", FIRST_DAY_OF_OLD))
    keep("In pilot", version("0.3", "pilot", "2026-08-30", "People can try it."))
    assert titles(ask("?news=new")) == ["Older"]
    page = ask("?news=new&stage=all")
    assert titles(page) == ["In pilot", "Older"]
    first, second = (words_of(entry) for entry in page.select(".cp-entry"))
    assert "People can try it. New on 30 August 2026: pilot version 0.3" in first
    assert "New on 3 March 2026: final version 1.0" in second


def test_a_new_pilot_of_a_final_product_is_new(ask, front):
    keep("Both", version("1.1", "pilot", "2026-08-30"), FINAL, current=FINAL)
    assert "pilot version 1.1" in words_of(ask("?news=new").select_one(".cp-entry"))


def test_what_is_new_is_narrowed_like_the_rest(ask, front):
    keep("For managers", version("1.0", "final", "2026-08-30"), audience_kinds=[MANAGERS])
    keep("For users", version("0.3", "pilot", "2026-08-30"), audience_kinds=[USERS])
    assert titles(ask("?news=new&audience=managers")) == ["For managers"]
    assert titles(ask("?news=new&stage=pilot")) == ["For users"]


# ---------------------------------------------------------------- what is under review


def test_a_final_version_is_under_review_while_its_next_one_is_in_pilot(ask, front):
    keep("Again", version("1.1", "pilot"), FINAL, current=FINAL)
    keep("At rest")
    keep("In pilot", version("0.4", "pilot"), PILOT)
    page = ask("?news=review")
    assert titles(page) == ["Again"]
    assert "Under review: its next version, 1.1, is in pilot" in words_of(page)
    assert "Under review: its next version" in words_of(ask())


@pytest.mark.parametrize(
    ("reviews", "is_under_review"),
    [
        ([("2025-09-01", "2026-08-31")], True),
        ([("2025-09-01", TODAY)], False),
        ([("2025-09-01", None)], False),
        ([("2024-09-01", "2025-09-01"), ("2025-09-01", "2027-09-01")], False),
        ([("2025-09-01", "2026-08-31"), ("2024-09-01", "2027-09-01")], True),
        ([], False),
    ],
)
def test_a_final_version_is_under_review_once_the_day_of_its_latest_review_is_past(
    ask, front, reviews, is_under_review
):
    keep_project("leadership", reviews=reviews)
    keep("Handbook")
    keep("In pilot", PILOT)
    page = ask("?news=review&stage=all")
    assert titles(page) == (["Handbook"] if is_under_review else [])
    told = "Under review: it was due to be looked at again by 31 August 2026" in words_of(page)
    assert told is is_under_review


def test_the_library_leads_to_what_is_new_and_what_is_under_review(ask, front):
    keep("Again", version("1.1", "pilot", "2026-08-30"), FINAL, current=FINAL)
    keep("At rest")
    links = {words_of(one): one["href"] for one in ask().select("main a[href*=news]")}
    assert links == {
        "What is new: one in the last six months": "/library/?stage=all&news=new",
        "Under review: one of them": "/library/?news=review",
    }
    for address in links.values():
        assert titles(ask("?" + urlsplit(address).query)) == ["Again"]


def test_a_library_at_rest_leads_nowhere_else(ask, front):
    keep("At rest")
    assert not ask().select("main a[href*=news]")
