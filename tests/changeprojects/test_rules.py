"""Each rule of a release: once met, once not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import Agency, BudgetLine, ChangeEntry, ProjectModel, TeamAgency
from tests.factories.changeprojects import (
    AgencyFactory,
    DraftProductFactory,
    EvaluatedPilotFactory,
    FinalProductFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    PilotReadyProductFactory,
)

pytestmark = pytest.mark.django_db


def codes(page):
    """The codes of the rules that stop the page."""
    return [finding.code for finding in rules.check(page)]


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
        (untested, "B08", ""),
        (only_a_later_test, "B08", ""),
        (no_version, "V01", "version"),
        (begins_at_one, "B08-first", "version"),
    ],
)
def test_a_pilot_version_is_stopped(breaks, code, field):
    product = PilotReadyProductFactory()
    breaks(product)
    found = {finding.code: finding for finding in rules.check(product)}
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
def test_a_final_version_is_stopped(breaks, code):
    product = FinalReadyProductFactory()
    breaks(product)
    assert code in codes(product)


def test_the_next_number_is_suggested():
    product = FinalReadyProductFactory(title="One")
    product.version = "0.3"
    [finding] = [one for one in rules.check(product) if one.code == "V01"]
    assert finding.message == "Version 0.3 is released already; give this one 1.0."


def test_an_entry_that_was_told_before_does_not_count_again():
    product = FinalProductFactory()
    product.version = "1.1"
    assert codes(product) == ["V02"]
    product.change_entries.add(
        ChangeEntry(type="changed", plain_text="The law changed.", reason="law")
    )
    assert codes(product) == []


def test_the_open_recommendations_are_named():
    product = FinalReadyProductFactory()
    OpenRecommendationFactory(project=product.project, code="REC-9")
    [finding] = rules.check(product)
    assert "REC-9" in finding.message


def test_a_learning_report_needs_no_pilot():
    report = DraftProductFactory(kind="learning_report", version="1.0", stage="final")
    assert codes(report) == []


def test_a_first_version_is_not_final():
    assert "B08-first" in codes(DraftProductFactory(stage="final"))


def test_a_pilot_opens_only_on_money_set_aside_before():
    product = PilotReadyProductFactory()
    product = release_page(product)
    pilot = EvaluatedPilotFactory(product=product, parent=product.project, status="open")
    assert codes(pilot) == []
    product.project.budget_lines.update(allocated_on=date(2025, 5, 2))
    assert codes(pilot) == ["B06-pilot"]


def test_a_planned_pilot_needs_nothing():
    product = DraftProductFactory()
    pilot = EvaluatedPilotFactory(product=product, parent=product.project, status="planned")
    assert codes(pilot) == []


def test_a_pilot_uses_a_released_version():
    product = PilotedProductFactory()
    pilot = EvaluatedPilotFactory(product=product, parent=product.project, version="0.2")
    assert codes(pilot) == ["V03"]


@pytest.mark.parametrize("part", ["evaluated_by", "findings", "harms", "limitations"])
def test_an_evaluation_is_whole_or_not_signed_off(part):
    product = PilotedProductFactory()
    evaluation = product.pilots.get().evaluation
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
    assert codes(project) == ["B04"]


def test_a_refusal_carries_every_finding():
    product = PilotReadyProductFactory()
    only_proposed(product)
    untested(product)
    with pytest.raises(ReleaseRefused) as refused:
        release_page(product)
    assert [finding.code for finding in refused.value.findings] == ["B06", "B08"]


def test_readings_tell_met_rules_too():
    readings = {one.rule.code: one.is_met for one in rules.readings(PilotReadyProductFactory())}
    assert readings == dict.fromkeys(("B06", "B08", "B08-first", "B12", "V01"), True) | (
        dict.fromkeys(("W03", "W14", "W15", "W16"), False)
    )
