"""Each rule of a release: once met, once not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.release_page import release_page
from changeprojects.blocks import SectionContent
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import (
    Agency,
    BudgetLine,
    ChangeEntry,
    ChangeProjectPage,
    EventPage,
    PilotPage,
    ProductPage,
    ProjectModel,
    TeamAgency,
)
from tests.factories.changeprojects import (
    SHARING_TEXT,
    AgencyFactory,
    DraftProductFactory,
    EvaluatedPilotFactory,
    FinalProductFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    PilotReadyProductFactory,
    block,
    body,
    section,
)

pytestmark = pytest.mark.django_db


def codes(page, move=""):
    """The codes of the rules that stop the page, or its move."""
    return [finding.code for finding in rules.check(page, move=move)]


@pytest.mark.parametrize(
    "factory", [DraftProductFactory, PilotReadyProductFactory, FinalReadyProductFactory]
)
def test_a_product_that_is_ready_meets_every_rule(factory):
    assert codes(factory()) == []


def allocated_after_opening(product):
    product.project.budget_lines.update(allocated_on=timezone.localdate() + timedelta(days=1))


def only_indicative(product):
    product.project.budget_lines.update(nature=BudgetLine.Nature.INDICATIVE)


def only_proposed(product):
    product.project.budget_lines.update(status=BudgetLine.Status.PROPOSED)


def untested(product):
    product.test_rounds.clear()


def only_a_later_test(product):
    product.test_rounds.set([*product.test_rounds.all()])
    for test_round in product.test_rounds.all():
        test_round.version = "0.4"


def no_version(product):
    product.version = "first"


def begins_at_one(product):
    product.version = "1.0"


@pytest.mark.parametrize(
    ("breaks", "code", "field"),
    [
        (allocated_after_opening, "B06", "stage"),
        (only_indicative, "B06", "stage"),
        (only_proposed, "B06", "stage"),
        (untested, "B08", "test_rounds"),
        (only_a_later_test, "B08", "test_rounds"),
        (no_version, "V01", "version"),
        (begins_at_one, "V04", "version"),
    ],
)
def test_a_pilot_version_is_stopped(breaks, code, field, pilot_ready):
    breaks(pilot_ready)
    found = {finding.code: finding for finding in rules.check(pilot_ready)}
    assert code in found
    assert found[code].field == field
    assert found[code].message.endswith(".")


def no_money_for_the_final(product):
    product.project.budget_lines.filter(purpose="final_product").delete()


def pilot_not_evaluated(product):
    product.pilots.update(status="closed")


def pilot_of_the_same_version(product):
    product.pilots.update(version="1.0")


def involvement_untold(product):
    product.involvement_results = "  "


def recommendation_open(product):
    OpenRecommendationFactory(project=product.project, code="REC-9")


def no_change_told(product):
    product.change_entries.clear()


def version_used(product):
    product.version = "0.3"


@pytest.mark.parametrize(
    ("breaks", "code"),
    [
        (no_money_for_the_final, "B07"),
        (pilot_not_evaluated, "B09"),
        (pilot_of_the_same_version, "B09"),
        (involvement_untold, "B10"),
        (recommendation_open, "B11"),
        (no_change_told, "V02"),
        (version_used, "V01"),
    ],
)
def test_a_final_version_is_stopped(breaks, code, final_ready):
    breaks(final_ready)
    assert code in codes(final_ready)


def about_the_number(product, version, stage):
    """What the gate says about this number at this stage: a list of sentences."""
    product.version, product.stage = version, stage
    return [one.message for one in rules.check(product) if one.field == "version"]


@pytest.mark.parametrize("version", ["0.1", "0.2", "0.9", "0.12"])
@pytest.mark.parametrize("stage", ["draft", "pilot"])
def test_a_version_before_the_first_final_is_below_one(version, stage):
    assert about_the_number(DraftProductFactory(), version, stage) == []


@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0"])
@pytest.mark.parametrize("stage", ["draft", "pilot"])
def test_a_version_from_one_on_waits_for_the_first_final(version, stage):
    below = "Until the first final version, which is 1.0, numbers stay below it; give this one"
    assert about_the_number(DraftProductFactory(), version, stage) == [f"{below} 0.1."]
    product = PilotedProductFactory(title="Another")
    assert about_the_number(product, version, stage) == [f"{below} 0.4."]


@pytest.mark.parametrize("version", ["0.4", "1.1", "2.0"])
def test_the_first_final_version_is_one(version, final_ready):
    assert about_the_number(final_ready, version, "final") == [
        "The first final version is 1.0; give this one 1.0."
    ]


@pytest.mark.parametrize("version", ["1.1", "1.12", "2.0", "9999.9999"])
@pytest.mark.parametrize("stage", ["draft", "pilot", "final"])
def test_after_the_first_final_any_greater_number_will_do(version, stage, final):
    assert about_the_number(final, version, stage) == []


@pytest.mark.parametrize(
    ("last", "version", "stage", "suggested"),
    [
        (PilotedProductFactory, "0.3", "draft", "0.4"),
        (PilotedProductFactory, "0.2", "pilot", "0.4"),
        (PilotedProductFactory, "0.3", "final", "1.0"),
        (FinalProductFactory, "1.0", "final", "1.1"),
        (FinalProductFactory, "0.4", "draft", "1.1"),
    ],
)
def test_the_next_number_is_suggested(last, version, stage, suggested):
    product = last()
    was = product.version
    assert about_the_number(product, version, stage) == [
        f"Version {was} is released already; give this one {suggested}."
    ]
    assert about_the_number(product, suggested, stage) == []


def test_no_number_is_suggested_that_cannot_be_written(final):
    product = final
    product.version = "1.9999"
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="A comma.", reason="editorial"))
    product = release_page(product)
    assert about_the_number(product, "1.9999", "final") == [
        "Version 1.9999 is released already; give this one 2.0."
    ]


def test_a_first_version_that_calls_itself_final_is_told_one_thing():
    product = DraftProductFactory(version="1.0", stage="final")
    found = [one for one in rules.check(product) if one.code in ("V01", "V04", "B08-first")]
    assert [(one.code, one.field) for one in found] == [("B08-first", "stage")]


# ---------------------------------------------------------------- the kind


def report():
    """A learning report that is released as its first and final version."""
    return release_page(DraftProductFactory(kind="learning_report", version="1.0", stage="final"))


def about_the_kind(product, kind):
    """What the gate says about this kind: a list of sentences."""
    product.kind = kind
    return [one.message for one in rules.check(product) if one.field == "kind"]


def test_a_learning_report_becomes_no_handbook_that_was_never_piloted():
    product = report()
    product.kind, product.version, product.stage = "handbook", "1.1", "pilot"
    product.change_entries.add(ChangeEntry(type="changed", plain_text="Now.", reason="law"))
    with pytest.raises(ReleaseRefused, match="kind") as refused:
        release_page(product)
    assert "V05" in {finding.code for finding in refused.value.findings}
    stored = ProductPage.objects.get(pk=product.pk)
    assert (stored.kind, stored.version) == ("learning_report", "1.0")


def test_the_kind_that_was_released_is_named():
    assert about_the_kind(report(), "handbook") == [
        "Version 1.0 was released as “Learning report”; keep that kind, or make a new product."
    ]


@pytest.mark.parametrize("kind", ["learning_report", "toolkit"])
def test_the_kind_of_what_is_public_stays(kind, piloted):
    assert len(about_the_kind(piloted, kind)) == 1


@pytest.mark.parametrize("kinds", [("learning_report", "handbook"), ("toolkit", "learning_report")])
def test_not_even_a_draft_turns_into_a_learning_report_or_back(kinds):
    before, after = kinds
    product = release_page(DraftProductFactory(kind=before))
    assert len(about_the_kind(product, after)) == 1


def test_the_team_may_choose_another_kind_until_something_is_public():
    product = release_page(DraftProductFactory(kind="handbook"))
    assert about_the_kind(product, "toolkit") == []
    assert about_the_kind(DraftProductFactory(parent=product.project), "learning_report") == []


def test_an_unpublished_product_keeps_its_kind():
    product = report()
    product.unpublish()
    product = ProductPage.objects.get(pk=product.pk)
    assert len(about_the_kind(product, "handbook")) == 1


# ---------------------------------------------------------------- the changes


def test_an_entry_that_was_told_before_does_not_count_again(final):
    final.version = "1.1"
    assert codes(final) == ["V02"]
    final.change_entries.add(
        ChangeEntry(type="changed", plain_text="The law changed.", reason="law")
    )
    assert codes(final) == []


@pytest.mark.parametrize(
    ("factory", "raised"), [(DraftProductFactory, "0.2"), (FinalReadyProductFactory, "1.1")]
)
def test_a_released_version_is_read_as_the_next_one_will_be(factory, raised):
    product = release_page(factory())
    before = {one.code: one.message for one in rules.check(product)}
    assert before["V01"].endswith(f"give this one {raised}.")
    product.version = raised
    assert set(codes(product)) == before.keys() - {"V01"} == {"V02"}


def test_what_was_taken_back_returns_with_the_changes_it_told(final):
    final.unpublish()
    assert codes(ProductPage.objects.get(pk=final.pk)) == []


def test_the_open_recommendations_are_named(final_ready):
    OpenRecommendationFactory(project=final_ready.project, code="REC-9")
    [finding] = rules.check(final_ready)
    assert "REC-9" in finding.message


def test_a_learning_report_needs_no_pilot():
    report = DraftProductFactory(kind="learning_report", version="1.0", stage="final")
    assert codes(report) == []


def test_a_first_version_is_not_final():
    assert "B08-first" in codes(DraftProductFactory(stage="final"))


def test_a_pilot_opens_only_on_money_set_aside_before(pilot_ready):
    product = pilot_ready
    product = release_page(product)
    pilot = EvaluatedPilotFactory(product=product, parent=product.project, status="open")
    assert codes(pilot) == []
    product.project.budget_lines.update(allocated_on=date(2025, 5, 2))
    assert codes(pilot, move="open") == ["B06-pilot"]


def test_a_planned_pilot_needs_nothing():
    product = DraftProductFactory()
    pilot = EvaluatedPilotFactory(product=product, parent=product.project, status="planned")
    assert codes(pilot) == []


def test_a_pilot_tries_out_a_product_of_its_own_project(piloted):
    abroad = EvaluatedPilotFactory(product=piloted, parent=LiveProjectFactory(), slug="abroad")
    with pytest.raises(ReleaseRefused, match="Choose a product of this project"):
        release_page(abroad)
    # What was public so before there was this rule can be corrected and closed.
    own = piloted.pilots.filter(live=True).get()
    PilotPage.objects.filter(pk=own.pk).update(product=PilotedProductFactory())
    assert "E08" not in codes(PilotPage.objects.get(pk=own.pk))


def test_a_pilot_uses_a_released_version(piloted):
    pilot = EvaluatedPilotFactory(product=piloted, parent=piloted.project, version="0.2")
    assert codes(pilot) == ["V03"]


@pytest.mark.parametrize("part", ["evaluated_by", "findings", "harms", "limitations"])
def test_an_evaluation_is_whole_or_not_signed_off(part, piloted):
    evaluation = piloted.pilots.get().evaluation
    setattr(evaluation, part, " ")
    assert codes(evaluation) == ["E01"]


def test_partners_fit_the_limit_and_others_do_not_count():
    model = ProjectModel.objects.get(code="small-local")
    model.rule_settings.filter(code="B04").update(params={"most": 1})
    project = LiveProjectFactory(model=model)
    for values in ({}, {"left_on": date(2025, 1, 1)}):
        TeamAgency.objects.create(project=project, agency=AgencyFactory(), **values)
    TeamAgency.objects.create(project=project, agency=AgencyFactory(is_partner=False))
    assert codes(project) == []
    police = AgencyFactory(kind=Agency.Kind.POLICE)
    TeamAgency.objects.create(project=project, agency=police)
    assert codes(project, move="confirm_team") == ["B04"]


MODELS = {one.release_kind: one for one in (ChangeProjectPage, ProductPage, PilotPage, EventPage)}
# Where a pilot or a project stands is changed by a move, which has a form of its own.
MOVED = "status"
OF_PAGES = [one for one in rules.all_rules() if one.kind in MODELS and one.field not in ("", MOVED)]


@pytest.mark.parametrize("rule", OF_PAGES, ids=lambda rule: rule.code)
def test_a_refusal_with_a_place_finds_it_in_the_form(rule):
    form = MODELS[rule.kind].get_edit_handler().get_form_class()
    assert rule.field in {*form.base_fields, *form.formsets}


def test_a_refusal_carries_every_finding(pilot_ready):
    only_proposed(pilot_ready)
    untested(pilot_ready)
    with pytest.raises(ReleaseRefused) as refused:
        release_page(pilot_ready)
    assert [finding.code for finding in refused.value.findings] == ["B06", "B08"]


def test_readings_tell_met_rules_too():
    readings = {one.rule.code: one.is_met for one in rules.readings(PilotReadyProductFactory())}
    met = ("B06", "B08", "B08-first", "B12", "B19", "P01", "V01", "V04", "V06", "W06")
    unmet = ("W03", "W06-easy-read", "W14", "W15", "W16")
    assert readings == dict.fromkeys(met, True) | dict.fromkeys(unmet, False)


# ---------------------------------------------------------------- what changes show


def next_final(entry, **fields):
    """What the rules say of version 1.1, with one more entry, which names what 1.0 changed."""
    product = FinalProductFactory()
    product.version = "1.1"
    for name, value in fields.items():
        setattr(product, name, value)
    claim = {"type": "changed", "plain_text": "Earlier.", "reason": "voice"}
    claim |= {"block_ids": [SHARING_TEXT], "recommendation": product.project.recommendations.get()}
    product.change_entries.add(ChangeEntry(**claim | entry))
    return {one.rule.code: one for one in rules.readings(product)}


def test_an_entry_for_parts_that_did_not_change_is_told_and_stops_nothing():
    reading = next_final({})["W20"]
    assert (reading.is_met, reading.stops) == (False, False)
    assert "“Earlier.”, for ASKED-" in reading.message
    assert "These parts did not change since the last final version" in reading.message
    assert next_final({}, body=body("<p>Share it a week before.</p>"))["W20"].is_met


@pytest.mark.parametrize("entry", [{"type": "kept"}, {"recommendation": None}, {"block_ids": []}])
def test_an_entry_that_claims_no_change_for_anybody_is_not_asked(entry):
    assert "W20" not in next_final(entry)


def test_the_first_final_version_is_not_asked_what_changed_since_a_former_one():
    product = FinalReadyProductFactory(body=body())
    assert "W20" not in {one.rule.code for one in rules.readings(product)}


def test_parts_that_are_not_filled_in_yet_stop_no_reading():
    kinds = SectionContent().child_blocks
    blanks = [
        block(kind, one.get_prep_value(one.get_default()), f"b{kind}")
        for kind, one in kinds.items()
    ]
    blanks = [section("", *blanks, key="s")]
    assert not next_final({}, body=blanks)["B19"].is_met
