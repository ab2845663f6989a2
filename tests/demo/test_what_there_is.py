"""The demonstration holds what it should: agencies, answers to a call, money, versions, events."""

import json
from collections import Counter

import pytest

from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    CallPage,
    ChangeProjectPage,
    EventPage,
    ExpressionOfInterest,
    ProductPage,
)
from home.demo import DemoAccounts, story_others
from syndication.models import Edition, Publication
from syndication.selectors import document_of, documents
from tests.demo.loaded import CALENDAR, head_of
from tests.factories.changeprojects import EventFactory, LiveProjectFactory


@pytest.fixture(autouse=True)
def _loaded(accounts: DemoAccounts, db: None) -> None:
    """Every test sees the demonstration, and leaves nothing behind."""


def test_partners_and_those_who_take_part_have_their_page() -> None:
    heads = {one["title"]: one for one in documents("agency")}
    # North Tarn is no partner any more and takes no part; the university takes part.
    assert len(heads) == 13
    assert "North Tarn Council (fictional)" not in heads
    assert all(title.endswith("(fictional)") and one["is_demo"] for title, one in heads.items())
    assert Agency.objects.get(slug="northtarn").partner_until == CALENDAR.last_day(-3)


def test_the_partners_are_those_of_the_list() -> None:
    partners = Agency.objects.filter(is_partner=True)
    assert Counter(partners.values_list("kind", flat=True)) == {
        "la_children": 6,
        "voluntary": 3,
        "health": 1,
        "police": 1,
        "other": 1,
    }
    others = Agency.objects.filter(is_partner=False).order_by("slug")
    assert [one.slug for one in others] == ["marden", "northtarn"]


def test_the_routine_for_what_happened_next_answers_the_recommendation_for_it() -> None:
    project = ChangeProjectPage.objects.get(slug=story_others.LEADERSHIP)
    pack = ProductPage.objects.child_of(project).get(slug="action-pack")
    draft = pack.get_latest_revision_as_object()
    [entry] = [one for one in draft.change_entries.all() if one.recommendation_id]
    assert entry.plain_text == "Part 4 is new: a routine for telling people what happened next."
    assert entry.recommendation.code == "REC-06"
    assert entry.recommendation.project == project


def test_everything_that_other_sites_get_says_that_it_is_made_up() -> None:
    heads = Publication.objects.live()
    assert {one.kind for one in heads} >= {"change-project", "product", "pilot", "event", "call"}
    assert all(json.loads(one.document)["is_demo"] for one in heads)
    assert all(json.loads(one.document)["is_demo"] for one in Edition.objects.all())


def test_what_is_added_later_is_made_up_only_inside_the_demonstration() -> None:
    inside = EventFactory(parent=ChangeProjectPage.objects.get(slug=story_others.SIBLINGS))
    own = LiveProjectFactory(title="A project of our own")
    beside = EventFactory(parent=own)
    for page, is_demo in ((inside, True), (own, False), (beside, False)):
        assert document_of(release_page(page).translation_key)["is_demo"] is is_demo


def test_a_document_that_is_made_anew_stays_made_up() -> None:
    project = ChangeProjectPage.objects.get(slug=story_others.SIBLINGS)
    project.summary = "Another summary."
    assert document_of(release_page(project).translation_key)["is_demo"]


def test_the_open_call_has_nine_answers_and_no_team_yet() -> None:
    project = ChangeProjectPage.objects.get(slug=story_others.SIBLINGS)
    statuses = [one.status for one in ExpressionOfInterest.objects.filter(call__in=_calls(project))]
    assert Counter(statuses) == {"submitted": 5, "draft": 2, "withdrawn": 1, "declined": 1}
    late = ExpressionOfInterest.objects.get(call__in=_calls(project), status="declined")
    assert "too late" in late.status_reason
    assert head_of(project.slug)["team"]["agencies"] == []


def _calls(project: ChangeProjectPage) -> list[int]:
    return list(CallPage.objects.child_of(project).values_list("pk", flat=True))


BUDGETS = {
    "using-evidence-in-court": {
        ("pilot", 18_000, "allocated"),
        ("evaluation", 7_500, "allocated"),
        ("final_product", 12_000, "allocated"),
        ("event", 6_000, "allocated"),
        ("involvement", 4_200, "allocated"),
    },
    "leadership-for-evidence-informed-practice": {
        ("pilot", 21_000, "allocated"),
        ("final_product", 14_000, "proposed"),
        ("involvement", 3_800, "allocated"),
    },
    "partnership-working-on-the-front-line": {("pilot", 25_000, "proposed")},
    "my-meeting-my-plan": {("pilot", 2_400, "allocated"), ("involvement", 900, "allocated")},
    "telling-it-once": {("pilot", 16_000, "released_back")},
    "brothers-and-sisters-together": set(),
}


@pytest.mark.parametrize(("slug", "lines"), BUDGETS.items())
def test_each_project_has_its_money(slug: str, lines: set) -> None:
    project = ChangeProjectPage.objects.get(slug=slug)
    found = project.budget_lines.values_list("purpose", "amount", "status")
    assert {(purpose, int(amount), status) for purpose, amount, status in found} == lines


def test_what_was_not_spent_of_the_stopped_pilot_went_back() -> None:
    line = ChangeProjectPage.objects.get(slug="telling-it-once").budget_lines.get()
    assert (line.spent, line.amount) == (9_750, 16_000)
    titles = [row["title"] for row in head_of("telling-it-once")["timeline"]]
    assert "Pilot money set aside" in titles


VERSIONS = {
    "Using Evidence in Court: a handbook": ["0.1", "0.2", "0.3", "0.4", "1.0", "1.1"],
    "Court statement checklist": ["0.1", "0.2", "1.0"],
    "Leadership Action Pack": ["0.1", "0.2", "0.3"],
    "My Meeting, My Plan: an Easy Read kit": ["0.1", "0.2"],
    "Telling It Once: a protocol": ["0.1", "0.2"],
    "What we learned from stopping Telling It Once": ["1.0"],
}


@pytest.mark.parametrize(("title", "numbers"), VERSIONS.items())
def test_each_product_has_its_versions(title: str, numbers: list) -> None:
    page = ProductPage.objects.get(title=title)
    editions = Edition.objects.filter(publication__identifier=page.translation_key)
    assert [str(one.version) for one in sorted(editions, key=lambda one: one.version)] == numbers


def test_nine_events_were_held_or_are_to_come() -> None:
    kinds = EventPage.objects.live().values_list("kind", flat=True)
    assert Counter(kinds) == {
        "initial_seminar": 4,
        "draft_launch": 1,
        "symposium": 1,
        "learning_session": 2,
        "review_meeting": 1,
    }
    symposium = EventPage.objects.get(kind="symposium")
    assert symposium.key_messages.count() == 3
    assert "transcript" in symposium.materials.get().format
