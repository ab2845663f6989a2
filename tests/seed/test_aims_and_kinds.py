"""S24 to S34: better outcomes, five criteria, and projects of every kind and size."""

import pytest
from django.core.exceptions import ValidationError

from changeprojects import rules
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    ChangeProjectPage,
    CriterionJudgement,
    EventMaterial,
    PriorityTopic,
    ProductPage,
    ProjectIndexPage,
    ProjectModel,
    SelectionAppraisal,
    TeamAgency,
)
from changeprojects.rules import evidence
from syndication.models import Publication
from syndication.selectors import documents
from tests.factories.changeprojects import (
    AgencyFactory,
    EventFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
)
from tests.seed.made import (
    COURT,
    LEADERSHIP,
    MEETING,
    PARTNERSHIP,
    TODAY,
    head,
    project,
    proposal,
    refused,
    state,
    words,
)

EXIT = 'class="cp-button cp-exit"'


def listed(**choice):
    """The addresses of the projects that the list shows."""
    text = words(ProjectIndexPage.objects.get().get_url(), **choice)
    return {one["slug"] for one in slugs() if f'<a href="{one["path"]}"' in text}


def slugs():
    return [one | {"slug": one["path"].split("/")[-2]} for one in documents("change-project")]


def test_s24_project_needs_one_outcome():
    for one in documents("change-project"):
        assert one["outcomes"], one["title"]
    page = proposal(outcome=False)
    with refused("B01"):
        move(page, "approve")


def test_s25_approval_needs_five_judgements():
    page = proposal()
    appraisal = page.appraisals.get()
    appraisal.judgements.filter(criterion=CriterionJudgement.Criterion.values[0]).delete()
    with refused("B01"):
        move(page, "approve")
    told = head(project(COURT))["selection"]
    assert [one["judgement"] for one in told["criteria"]] == ["met"] * 5
    assert told["decided_on"]


def test_s25_a_criterion_that_is_not_met_blocks():
    page = proposal()
    unmet = page.appraisals.get().judgements.first()
    unmet.judgement = "not_met"
    unmet.save()
    with refused("B01"):
        move(page, "approve")


def test_s26_rationale_required():
    criterion = CriterionJudgement.Criterion.values[0]
    appraisal = SelectionAppraisal(project=project(COURT), panel="The board", held_on=TODAY)
    judgement = CriterionJudgement(appraisal=appraisal, criterion=criterion, judgement="met")
    with pytest.raises(ValidationError) as refusal:
        judgement.full_clean(exclude=["appraisal"])
    assert "rationale" in refusal.value.message_dict


def test_s27_section_without_evidence_listed():
    kit = ProductPage.objects.get(slug="kit")
    assert state(kit, "W15") == "warns"
    handbook = ProductPage.objects.get(slug="handbook", url_path__contains=COURT)
    without = [
        section.value["heading"]
        for section in handbook.body
        if all(block.block_type != "evidence" for block in section.value["content"])
    ]
    readings = {one.rule.code: one.message for one in rules.readings(handbook)}
    assert without
    assert all(f"“{heading}”" in readings["W15"] for heading in without)


@pytest.mark.parametrize(
    ("worked_on_it", "told_how_it_was", "may_go"),
    [(True, False, True), (False, True, True), (False, False, False)],
)
def test_s28_either_route_satisfies_neither_blocks(
    monkeypatch, worked_on_it, told_how_it_was, may_go
):
    people = 12 if told_how_it_was else 0
    monkeypatch.setitem(evidence._providers, evidence.PEOPLE_HEARD, lambda pilot: people)
    product = FinalReadyProductFactory()
    if not worked_on_it:
        page = product.project
        page.involvement.set([])
        page.save()
    if may_go:
        assert release_page(product).live
    else:
        with refused("B10-voice"):
            release_page(product)


def test_s29_product_without_practical_block_warns():
    handbook = ProductPage.objects.get(slug="handbook", url_path__contains=COURT)
    assert state(handbook, "W16") == "met"
    assert state(FinalReadyProductFactory(), "W16") == "warns"


@pytest.mark.parametrize("model", [None, "event-led"])
def test_s30_event_only_project_can_complete(model):
    page = LiveProjectFactory()
    if model:
        pinned = ProjectModel.objects.get(code=model).snapshot()
        ChangeProjectPage.objects.filter(pk=page.pk).update(model_snapshot=pinned)
    ChangeProjectPage.objects.filter(pk=page.pk).update(status="developing")
    with refused("B14"):
        move(page, "complete")
    event = release_page(EventFactory(parent=page, kind="symposium"))
    event.materials.add(EventMaterial(title="Slides", url="https://example.org/slides"))
    event = release_page(event)
    move(event, "hold")
    assert move(page, "complete").status == "completed"
    assert head(page)["products"] == []


def test_s31_filter_kind():
    assert listed(kind="specific_need") == {
        COURT,
        PARTNERSHIP,
        MEETING,
        "brothers-and-sisters-together",
    }


def test_s32_filter_kind():
    assert listed(kind="core_strategic") == {LEADERSHIP, "telling-it-once"}


def test_s33_planned_project_has_no_team_and_is_public():
    told = head(project(PARTNERSHIP))
    assert told["status"] == "planned"
    assert (told["team"]["agencies"], told["products"], told["call"]) == ([], [], None)
    assert told["title"] in words(told["path"])
    assert PARTNERSHIP in listed(status="planned")


def test_s33_seed_fixture():
    page = project(PARTNERSHIP)
    topic = page.topics.get()
    assert (topic.need, topic.horizon) == (PriorityTopic.Need.SKILL, "future")
    assert "domestic violence" in topic.statement
    assert page.sensitivity == ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE


def test_s33_dv_pages_have_exit_control():
    paths = Publication.objects.live().of_project(project(PARTNERSHIP).translation_key)
    addresses = [one.path for one in paths]
    assert addresses
    for part in ("", "team/", "timeline/", "differences/"):
        assert EXIT in words(f"{addresses[0]}{part}"), part


def test_s34_local_preset_two_agencies_no_call_ok():
    local = proposal(model="small-local", scale="local", local_area="Two towns on one river")
    usual = proposal()
    for page in (local, usual):
        move(page, "approve")
        for _ in range(2):
            keep_entry(TeamAgency(project=page, agency=AgencyFactory(), joined_on=TODAY))
    assert move(local, "confirm_team").status == "developing"
    with refused("B03"):
        move(usual, "confirm_team")
    assert head(local)["local_area"] == "Two towns on one river"
    assert head(local)["team"]["agency_limit"] == 4


def test_s34_a_local_project_can_feed_a_larger_one():
    page = project(MEETING)
    page.feeds = project(LEADERSHIP)
    release_page(page)
    assert head(project(MEETING))["feeds"]["title"] == project(LEADERSHIP).title
    assert [one["title"] for one in head(project(LEADERSHIP))["fed_by"]] == [page.title]
    assert listed(scale="local") == {MEETING}
