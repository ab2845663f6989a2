"""S11 to S16: practical work by all groups, an open call, seven agencies, money set aside first."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from changeprojects.actions.begin_interest import begin_interest
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import DATED_BACK, move
from changeprojects.exceptions import MoveRefused
from changeprojects.models import (
    Agency,
    CallPage,
    DevelopmentActivity,
    ProductPage,
    TeamAgency,
    TeamPerson,
)
from tests.factories.changeprojects import AgencyFactory, ProposedLineFactory
from tests.factories.network import ClosedCallFactory, CompleteInterestFactory, StageFactory
from tests.seed.made import (
    COURT,
    LEADERSHIP,
    PARTNERSHIP,
    TODAY,
    YESTERDAY,
    head,
    money_of,
    planned_pilot,
    project,
    refused,
    state,
    words,
)


def test_s11_product_without_activity_warns():
    product = ProductPage.objects.get(slug="kit")
    product.made_from.set([])
    assert state(product, "W14") == "warns"
    product.made_from.add(DevelopmentActivity(kind="workshop", held_on=TODAY, who="Three parents"))
    assert state(product, "W14") == "met"


def test_s11_the_handbook_tells_out_of_which_work_it_came():
    handbook = ProductPage.objects.get(slug="handbook", url_path__contains=COURT)
    assert state(handbook, "W14") == "met"
    assert {one.kind for one in handbook.made_from.all()} == {"case_review", "writing"}


def test_s11_missing_researcher_warns():
    page = project(LEADERSHIP)
    assert state(page, "W02") == "met"
    TeamPerson.objects.filter(project=page, group="researcher").delete()
    assert state(page, "W02") == "warns"
    assert head(page)["team"]["totals"].keys() >= {
        "practitioner",
        "policy_maker",
        "programme_staff",
        "researcher",
        "service_user",
    }


@pytest.mark.parametrize(
    ("end", "stands"),
    [
        (date(2027, 10, 14), "warns"),  # 17 months
        (date(2027, 11, 14), "met"),  # 18
        (date(2028, 5, 14), "met"),  # 24
        (date(2028, 6, 14), "warns"),  # 25
    ],
)
def test_s12_17_and_25_months_warn_18_and_24_do_not(end, stands):
    page = project(PARTNERSHIP)
    page.planned_start, page.planned_end = date(2026, 5, 14), end
    assert state(page, "W01") == stands


def test_s12_reviews_are_told():
    told = head(project(LEADERSHIP))
    assert [one["outcome"] for one in told["reviews"]] == ["adjust"]
    assert told["reviews"][0]["notes"] in words(f"{told['path']}timeline/")


def test_s13_non_partner_cannot_submit():
    call = CallPage.objects.get(title="Open call: Brothers and Sisters Together")
    with refused("C02"):
        begin_interest(call, Agency.objects.get(slug="northtarn"), by=None)
    assert begin_interest(call, Agency.objects.get(slug="aldermoor"), by=None).status == "draft"


def test_s13_late_eoi_rejected():
    late = CompleteInterestFactory(call=ClosedCallFactory())
    with refused("C01"):
        move(late, "send")
    late.refresh_from_db()
    assert late.status == "draft"


def test_s14_seventh_ok_eighth_blocked():
    page = project(COURT)
    assert head(page)["team"]["agency_count"] == head(page)["team"]["agency_limit"] == 7
    with refused("B04"):
        keep_entry(TeamAgency(project=page, agency=AgencyFactory(), joined_on=TODAY))


def test_s14_left_agency_frees_a_place():
    page = project(COURT)
    leaving = page.team_agencies.get(agency__slug="dunmere")
    leaving.left_on = YESTERDAY
    keep_entry(leaving)
    keep_entry(TeamAgency(project=page, agency=AgencyFactory(), joined_on=TODAY))
    assert head(page)["team"]["agency_count"] == 7


def test_s14_stage_cannot_start_without_lead():
    page = project(LEADERSHIP)
    stage = StageFactory(project=page)
    with refused("B05"):
        move(stage, "start")
    stage.leads.add(page.team_agencies.get(agency__slug="corrance"))
    with refused("B05"):  # It has left the team.
        move(stage, "start")
    stage.leads.add(page.team_agencies.get(agency__slug="brackwater"))
    assert move(stage, "start").status == "active"


def test_s15_pilot_opening_without_allocation_blocked():
    pilot = planned_pilot()
    money_of(pilot, status="proposed", allocated_on=None)
    with refused("B06-pilot"):
        move(pilot, "open")


def test_s15_allocation_a_day_after_the_opening_blocked():
    pilot = planned_pilot()
    type(pilot).objects.filter(pk=pilot.pk).update(opens_on=YESTERDAY)
    money_of(pilot, allocated_on=TODAY)
    with refused("B06-pilot"):
        move(pilot, "open")


def test_s15_same_day_ok():
    pilot = planned_pilot()
    money_of(pilot, allocated_on=TODAY)
    assert move(pilot, "open").status == "open"


def test_s15_backdating_is_logged():
    line = ProposedLineFactory(project=project(PARTNERSHIP), nature="confirmed")
    day = TODAY - timedelta(days=9)
    with pytest.raises(MoveRefused, match="why it is dated back"):
        move(line, "allocate", on=day)
    assert move(line, "allocate", on=day, reason="Agreed by the board then.").allocated_on == day
    entry = ModelLogEntry.objects.get(action=DATED_BACK, object_id=str(line.pk))
    assert entry.data == {"on": day.isoformat(), "reason": "Agreed by the board then."}


def test_s16_line_without_target_counts_once_confirmed():
    open_one = project(PARTNERSHIP).budget_lines.get()
    assert (open_one.nature, open_one.target) == ("indicative", None)
    pilot = planned_pilot()
    money_of(pilot, nature="indicative", target=None)
    with refused("B06-pilot"):
        move(pilot, "open")
    money_of(pilot, nature="confirmed")
    assert move(pilot, "open").status == "open"


def test_s16_an_amount_is_public_only_where_it_may_be():
    line = project(COURT).budget_lines.get(purpose="pilot")
    with pytest.raises(ValidationError):
        type(line)(project=line.project, purpose="pilot", amount=-1).full_clean()
    assert {one["amount"] for one in head(project(COURT))["budget"]} == {None}
    line.publish_amounts = True
    keep_entry(line)
    assert "18000.00" in {one["amount"] for one in head(project(COURT))["budget"]}
