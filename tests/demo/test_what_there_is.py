"""The demonstration holds what it should: agencies, answers to a call, money, versions, events."""

import json
from collections import Counter
from datetime import date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.release_page import release_page
from changeprojects.editions import released_versions
from changeprojects.models import (
    Agency,
    BudgetLine,
    CallPage,
    ChangeProjectPage,
    EventPage,
    ExpressionOfInterest,
    PilotPage,
    ProductPage,
    Stage,
)
from changeprojects.rules.facts import months_between
from home.demo import DemoAccounts, DemoNotAllowed, load_demo, story_others
from surveys.access import Action, may_open
from surveys.models import Answer, Contest, Quote, SurveyDeployment
from syndication.models import Edition, Publication
from syndication.selectors import document_of, documents
from tests.demo.loaded import anchor, calendar, head_of
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
    assert Agency.objects.get(slug="northtarn").partner_until == calendar().last_day(-3)


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
    declined = ExpressionOfInterest.objects.get(call__in=_calls(project), status="declined")
    assert declined.agency.slug == "kestrel"
    assert "Sites are found when there is something to try" in declined.status_reason
    assert declined.decided_on < declined.call.closes_at.date()
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


# Of each version the month of its release, counted from the anchor.
VERSIONS = {
    "Using Evidence in Court: a handbook": dict(
        zip(("0.1", "0.2", "0.3", "0.4", "1.0", "1.1"), (-24, -21, -18, -10, -9, -3), strict=True)
    ),
    "Court statement checklist": {"0.1": -23, "0.2": -18, "1.0": -9},
    "Leadership Action Pack": {"0.1": -15, "0.2": -10, "0.3": -1},
    "My Meeting, My Plan: an Easy Read kit": {"0.1": -4, "0.2": -2},
    "Telling It Once: a protocol": {"0.1": -18, "0.2": -14},
    "What we learned from stopping Telling It Once": {"1.0": -7},
}


@pytest.mark.parametrize(("title", "months"), VERSIONS.items())
def test_each_product_has_its_versions(title: str, months: dict[str, int]) -> None:
    page = ProductPage.objects.get(title=title)
    editions = Edition.objects.filter(publication__identifier=page.translation_key)
    found = {str(one.version): _months_from_anchor(_day(one.released_at)) for one in editions}
    assert found == months


def test_the_protocol_was_withdrawn_when_its_project_was_stopped() -> None:
    page = ProductPage.objects.get(title="Telling It Once: a protocol")
    assert page.withdrawn_on is not None
    assert _months_from_anchor(page.withdrawn_on) == -8
    # Whoever has its address reads there that it was withdrawn.
    assert Publication.objects.get(identifier=page.translation_key).state == "live"


# Of each project: in which months money for which purpose was set aside.
SET_ASIDE = {
    "using-evidence-in-court": {"pilot": -20, "final_product": -12},
    "leadership-for-evidence-informed-practice": {"pilot": -11},
}
# When pilots opened, and when events were held or are to be.
OPENED = {
    ("using-evidence-in-court", "pilot"): -18,
    ("using-evidence-in-court", "checklist-pilot"): -18,
    ("leadership-for-evidence-informed-practice", "pilot"): -10,
}
EVENTS = {
    ("using-evidence-in-court", "draft_launch"): -18,
    ("using-evidence-in-court", "symposium"): -9,
}


def test_money_pilots_and_events_have_their_months() -> None:
    lines = BudgetLine.objects.filter(project__slug__in=SET_ASIDE).select_related("project")
    aside = {
        (one.project.slug, one.purpose): _months_from_anchor(one.allocated_on)
        for one in lines.exclude(allocated_on=None)
    }
    for slug, months in SET_ASIDE.items():
        assert {purpose: aside[slug, purpose] for purpose in months} == months
    opened = {(one.project.slug, one.slug): one.opened_on for one in PilotPage.objects.all()}
    assert {key: _months_from_anchor(opened[key]) for key in OPENED} == OPENED
    held = {
        (one.project.slug, one.kind): _months_from_anchor(_day(one.starts_at))
        for one in EventPage.objects.all()
    }
    assert {key: held[key] for key in EVENTS} == EVENTS
    # The webinar on the open call lies ahead, whatever the day of the anchor.
    assert _day(EventPage.objects.get(slug="webinar").starts_at) == calendar().from_anchor(9)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


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


# Of each project: its first and its last month, counted from the anchor; how many months the
# plan spans; how many agencies stand behind its topic; how many partners have a place in the
# team, and how many agencies left it.
PLANS = {
    "using-evidence-in-court": (-30, -7, 23, 8, 7, 0),
    "leadership-for-evidence-informed-practice": (-22, 4, 26, 5, 6, 1),
    "partnership-working-on-the-front-line": (2, 24, 22, 9, 0, 0),
    "my-meeting-my-plan": (-6, 3, 9, 3, 3, 0),
    "telling-it-once": (-26, -8, 32, 6, 5, 0),
    "brothers-and-sisters-together": (1, 21, 20, 4, 0, 0),
}
SITES = {
    ("using-evidence-in-court", "pilot"): {"aldermoor", "greywell", "dunmere"},
    ("using-evidence-in-court", "checklist-pilot"): {"aldermoor", "greywell"},
    ("leadership-for-evidence-informed-practice", "pilot"): {"brackwater", "kestrel", "lowmarsh"},
    ("my-meeting-my-plan", "pilot"): {"easterfold", "greywell", "inglewick"},
    ("telling-it-once", "pilot"): {"corrance", "fennick"},
}


def _months_from_anchor(day: date) -> int:
    return (day.year - anchor().year) * 12 + day.month - anchor().month


def test_each_project_has_its_months_its_support_and_its_team() -> None:
    found = {}
    for project in ChangeProjectPage.objects.all():
        start, end = project.planned_start, project.actual_end or project.planned_end
        ends = (_months_from_anchor(start), _months_from_anchor(end))
        span = months_between(start, project.planned_end)
        behind = {
            one.agency_id for topic in project.topics.all() for one in topic.endorsements.all()
        }
        team = project.team_agencies.select_related("agency")
        counts = (sum(one.counts for one in team), team.exclude(left_on=None).count())
        found[project.slug] = (*ends, span, len(behind), *counts)
    assert found == PLANS


def test_only_the_plan_that_is_too_long_is_told_so_with_the_reason() -> None:
    told = {
        project.slug: next((one for one in rules.readings(project) if one.rule.code == "W01"), None)
        for project in ChangeProjectPage.objects.all()
    }
    [(slug, found)] = [(slug, one) for slug, one in told.items() if one and not one.is_met]
    assert slug == "leadership-for-evidence-informed-practice"
    assert found.is_waived
    assert "An agency left in the seventh month." in found.reason


def test_no_stage_waits_before_one_that_has_begun() -> None:
    """Stages need not follow each other, but whatever was done is not told as not begun."""
    kinds = list(Stage.Kind.values)
    for project in ChangeProjectPage.objects.all():
        stages = {kinds.index(one.kind): one.status for one in project.stages.all()}
        last = max((place for place, status in stages.items() if status != "pending"), default=-1)
        begun = {place: status for place, status in stages.items() if place <= last}
        assert "pending" not in begun.values(), project.slug
        if project.status in {"completed", "stopped"}:
            assert set(stages.values()) <= {"done", "skipped"}, project.slug


def test_a_product_that_was_tested_has_a_stage_of_testing_that_is_done() -> None:
    tested = ProductPage.objects.filter(test_rounds__isnull=False).distinct()
    stages = {one.project.slug: one.project.stages.filter(kind="testing").first() for one in tested}
    assert len(stages) >= 4
    for slug, stage in stages.items():
        assert stage is None or stage.status == "done", slug


def test_a_project_leads_to_a_section_about_it(client) -> None:
    told = head_of("using-evidence-in-court")
    [section] = told["sections"]
    assert section["title"] == "Working with parents"
    assert "none of them came" in client.get(section["path"]).content.decode()


def test_each_pilot_has_its_sites() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for pilot in PilotPage.objects.all():
        sites = set(pilot.sites.values_list("agency__slug", flat=True))
        found[pilot.project.slug, pilot.slug] = sites
    assert found == SITES


def test_what_was_written_about_a_source_came_from_people_and_from_the_evaluation() -> None:
    handbook = ProductPage.objects.get(title="Using Evidence in Court: a handbook")
    versions = released_versions(handbook.translation_key, "en")
    [final] = [one for one in versions if str(one.version) == "1.0"]
    reasons = {
        one["reason"]
        for one in final.changes
        if (one["recommendation"] or {}).get("code") == "REC-03"
    }
    assert reasons == {"voice", "evaluation"}


def test_no_words_of_an_answer_are_in_anything_public() -> None:
    """What people wrote is read by those who code it; but for quotes, the public reads of it."""
    texts = {one.text for one in Answer.objects.filter(text__isnull=False)}
    written = {text for text in texts if len(text) > 25}
    assert len(written) > 50
    stored = [*Publication.objects.exclude(kind="quote"), *Edition.objects.all()]
    public = " ".join(str(json.loads(one.document)) for one in stored if one.document)
    assert not {text for text in written if text in public}


def test_whoever_is_quoted_permitted_it_and_two_people_read_it() -> None:
    quotes = {str(one.pk): one for one in Quote.objects.to_read()}
    public = Publication.objects.filter(kind="quote", state="live")
    told = {str(one.identifier): json.loads(one.document)["text"] for one in public}
    assert len(told) == 5
    assert {quotes[key].words for key in told} == set(told.values())
    for key in told:
        assert quotes[key].answer.response.quote_permission == "yes"
        assert len({quotes[key].proposed_by, quotes[key].confirmed_by, None}) == 3
    states = [one.state for one in quotes.values()]
    assert (states.count("published"), states.count("expired")) == (5, 1)


def test_somebody_contested_a_theme_and_was_answered() -> None:
    contest = Contest.objects.get()
    assert contest.review is not None
    assert contest.review.outcome == "reworded"
    assert contest.review.answered_on < anchor()


def test_nothing_made_up_is_loaded_where_that_is_not_allowed(settings) -> None:
    settings.DEMO_MODE = False
    with pytest.raises(DemoNotAllowed, match="DEMO_MODE"):
        load_demo(anchor())


@pytest.mark.parametrize(
    ("username", "action"),
    [
        ("analyst", Action.READ_ANSWERS),
        ("second-analyst", Action.QUOTE),
        ("coder", Action.CODE_ANSWERS),
        ("screener", Action.SCREEN),
        ("data-steward", Action.EXPORT_RAW),
        ("second-steward", Action.EXPORT_RAW),
        ("contact-keeper", Action.READ_CONTACTS),
    ],
)
def test_who_works_with_answers_was_let_read_them_by_somebody_else(accounts, db, username, action):
    person = get_user_model().objects.get(username=username)
    assert all(may_open(person, action, one) for one in SurveyDeployment.objects.all())
    assert person.access_grants.get().given_by != person
