"""S1 to S10: a list for everybody, teams that shape the work, topics that agencies asked for."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import RestrictedError
from django.test import Client
from django.urls import reverse

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    CallPage,
    ChangeEntry,
    ChangeProjectPage,
    EventPage,
    PilotPage,
    PriorityTopic,
    ProjectIndexPage,
    ShapingDecision,
    TeamPerson,
    Waiver,
)
from changeprojects.rules.facts import released
from syndication.selectors import documents
from tests.factories.changeprojects import PilotReadyProductFactory
from tests.factories.network import (
    CompleteInterestFactory,
    OfficerFactory,
    OpenCallFactory,
    PersonFactory,
)
from tests.seed.made import (
    COURT,
    LEADERSHIP,
    MEETING,
    PARTNERSHIP,
    SIBLINGS,
    TODAY,
    YESTERDAY,
    head,
    project,
    proposal,
    refused,
    state,
    words,
)


def index():
    return words(ProjectIndexPage.objects.get().get_url())


def test_s01_index_lists_all_public_projects():
    titles = [one["title"] for one in documents("change-project")]
    assert len(titles) == 6
    assert all(title in index() for title in titles)


def test_s02_three_named_projects_listed():
    stands = {slug: head(project(slug)) for slug in (COURT, LEADERSHIP, PARTNERSHIP)}
    listed = index()
    for one in stands.values():
        assert one["title"] in listed
        assert one["status_label"] in listed
    assert [one["status"] for one in stands.values()] == ["completed", "refining", "planned"]


def test_s02_partner_sees_every_open_call():
    second = OpenCallFactory(title="A second open call")
    for agency in Agency.objects.filter(is_partner=True):
        client = Client()
        client.force_login(OfficerFactory(agency=agency).user)
        place = client.get(reverse("network:agency", args=[agency.slug])).content.decode()
        assert "Open call: Brothers and Sisters Together" in place, agency
        assert second.title in place, agency


def test_s02_single_level_warns():
    page = project(MEETING)
    TeamPerson.objects.filter(project=page).update(level="front_line")
    assert state(page, "W05") == "warns"
    person = page.team_people.first()
    person.level = "strategic"
    keep_entry(person)
    assert state(page, "W05") == "met"


def test_s03_every_public_project_is_one_click_away():
    listed = index()
    for one in documents("change-project"):
        assert f'href="{one["path"]}"' in listed
        page = words(one["path"])
        assert f'href="{one["path"]}differences/"' in page


def test_s04_people_hidden_without_credit_consent():
    page = project(MEETING)
    person = PersonFactory(display_name="Canary Wren", credit_consent="no")
    keep_entry(TeamPerson(project=page, person=person, group="researcher"))
    told = head(page)
    assert told["team"]["totals"]["researcher"] == 1
    assert "Canary Wren" not in str(told)
    assert "Canary Wren" not in words(f"{told['path']}team/")


def test_s04_eoi_requires_expertise_text():
    interest = CompleteInterestFactory(
        call=CallPage.objects.get(slug="call", title__contains="Sis")
    )
    interest.expertise = " "
    interest.save()
    with refused("C03"):
        move(interest, "send")
    interest.expertise = "We have tried it in one team."
    interest.save()
    assert move(interest, "send").status == "submitted"


def test_s04_develop_before_seminar_warns():
    page = project(MEETING)
    assert state(page, "W13") == "met"
    EventPage.objects.child_of(page).filter(kind="initial_seminar").update(status="announced")
    assert state(page, "W13") == "warns"


def test_s05_product_kind_change_is_logged():
    product = PilotReadyProductFactory(kind="handbook", stage="draft", version="0.1")
    release_page(product)
    asked = {"project": product.project, "question": "What shall we make?", "why": "We tried it."}
    first = ShapingDecision(decision="A handbook.", decided_on=YESTERDAY, **asked)
    keep_entry(first)
    product.kind, product.stage, product.version = "toolkit", "pilot", "0.3"
    product.change_entries.add(ChangeEntry(type="changed", plain_text="Tools.", reason="test"))
    product = release_page(product)
    keep_entry(ShapingDecision(decision="A toolkit.", decided_on=TODAY, supersedes=first, **asked))
    # Of what it was, the decision and the version that had that kind are kept for good.
    assert [one.content["kind_code"] for one in released(product)] == ["toolkit", "handbook"]
    former, later = head(product.project)["decisions"]
    assert (former["decision"], later["decision"]) == ("A handbook.", "A toolkit.")
    assert (former["superseded_on"], later["superseded_on"]) == (later["decided_on"], None)
    with pytest.raises(RestrictedError):
        first.delete()
    product.kind, product.version = "handbook", "0.4"
    with refused("V05"):
        release_page(product)


def test_s05_the_first_team_changed_its_mind_and_readers_see_it():
    former, later = head(project(COURT))["decisions"]
    assert former["superseded_on"] == later["decided_on"]
    assert former["decision"] != later["decision"]


def test_s06_adaptation_shown_with_product():
    pilot = PilotPage.objects.get(slug="pilot", url_path__contains=COURT)
    told = head(pilot)
    assert "in person, with two copies and a pen" in words(told["path"])
    assert "in person, with two copies and a pen" in str(told)
    assert "Using Evidence in Court: a handbook" in str(told)


def test_s08_project_can_be_proposed_any_day():
    for call in CallPage.objects.all():
        call.unpublish()
    page = proposal(asked_for=False, origin="opportunity", origin_note="A judge wrote to us.")
    assert head(page)["status"] == "planned"
    assert head(page)["origin"]["note"] == "A judge wrote to us."
    assert move(page, "approve").status == "approved"
    nameless = ChangeProjectPage(title="x", origin="opportunity", origin_note=" ")
    with pytest.raises(ValidationError, match="how it came about"):
        nameless.clean()


def test_s09_waiver_is_public_with_reason():
    reason = "Three agencies in one town have worked together for ten years."
    waiver = Waiver(
        project=project(SIBLINGS),
        rule_code="B03",
        title="No open call",
        usual_way="A call to all partners.",
        here="Three agencies asked each other.",
        reason="Because.",
        granted_by="The programme manager",
        granted_on=YESTERDAY,
    )
    with pytest.raises(ValidationError, match="at least 30 characters"):
        keep_entry(waiver)
    waiver.reason = reason
    keep_entry(waiver)
    told = head(project(SIBLINGS))
    assert [one["reason"] for one in told["waivers"]] == [reason]
    assert reason in words(f"{told['path']}differences/")


def test_s10_approval_blocked_without_consultation():
    page = proposal(asked_for=False)
    with refused("B02"):
        move(page, "approve")
    page.topics.add(PriorityTopic.objects.filter(endorsements__isnull=False).first())
    page.save()
    assert move(page, "approve").status == "approved"


def test_s10_horizon_required():
    assert_topic_needs("horizon")


def test_s10_need_required():
    assert_topic_needs("need")


def assert_topic_needs(needed):
    facts = {"statement": "Children are heard.", "horizon": "future", "need": "skill"}
    PriorityTopic(**facts).full_clean()
    with pytest.raises(ValidationError) as refusal:
        PriorityTopic(**facts | {needed: ""}).full_clean()
    assert list(refusal.value.message_dict) == [needed]
