"""What the models refuse, whoever fills them in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from changeprojects.models import (
    BudgetLine,
    ChangeProjectPage,
    Evaluation,
    EventPage,
    PilotPage,
    PilotSite,
    ProductPage,
    Recommendation,
    Review,
    Stage,
    TeamAgency,
    TestRound,
    Waiver,
)
from syndication.documents import Version
from tests.factories.changeprojects import AgencyFactory, LiveProjectFactory, ProposedLineFactory

pytestmark = pytest.mark.django_db

LATE, EARLY = date(2026, 2, 1), date(2026, 1, 1)
TO_COME = timezone.localdate() + timedelta(days=7)


@pytest.mark.parametrize(
    ("model", "values", "field"),
    [
        (ChangeProjectPage, {"planned_start": LATE, "planned_end": EARLY}, "planned_end"),
        (ChangeProjectPage, {"origin": "opportunity", "origin_note": "  "}, "origin_note"),
        (PilotPage, {"opens_on": LATE, "closes_on": EARLY}, "closes_on"),
        (PilotSite, {"from_date": LATE, "to_date": EARLY}, "to_date"),
        (Stage, {"planned_start": LATE, "planned_end": EARLY}, "planned_end"),
        (Review, {"held_on": TO_COME}, "held_on"),
        (Review, {"held_on": LATE, "next_due": EARLY}, "next_due"),
        (
            EventPage,
            {
                "starts_at": datetime(2026, 1, 2, tzinfo=UTC),
                "ends_at": datetime(2026, 1, 1, tzinfo=UTC),
            },
            "ends_at",
        ),
        (EventPage, {"version": "1.0"}, "product"),
        (TeamAgency, {"joined_on": LATE, "left_on": EARLY}, "left_on"),
        (Waiver, {"reason": "Because." + " " * 40}, "reason"),
        (BudgetLine, {"allocated_on": TO_COME, "status": "allocated"}, "allocated_on"),
        (Recommendation, {"decided_on": TO_COME}, "decided_on"),
        (Evaluation, {"signed_off_on": TO_COME}, "signed_off_on"),
    ],
)
def test_what_does_not_fit_together_is_refused_at_its_field(model, values, field):
    with pytest.raises(ValidationError) as refused:
        model(**values).clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("model", [ProductPage, PilotPage, EventPage, TestRound])
@pytest.mark.parametrize("version", ["first", "01.0", "00.3", "0.05", "1.1234567"])
def test_what_is_no_version_is_refused_at_its_field_with_one_sentence(model, version):
    with pytest.raises(ValidationError) as refused:
        model(version=version).clean_fields()
    assert refused.value.message_dict["version"] == [Version.HOW_TO_WRITE]


@pytest.mark.parametrize("decision", ["accepted", "partly", "declined"])
def test_a_decision_needs_answer_reason_who_and_when(decision):
    with pytest.raises(ValidationError) as refused:
        Recommendation(decision=decision).clean()
    needed = {"answer", "reason", "decided_by", "decided_on"}
    # What is promised can be late, and somebody is asked about it.
    promised = set() if decision == "declined" else {"owner", "due"}
    assert set(refused.value.message_dict) == needed | promised


@pytest.mark.parametrize("version", ["1", "v1.0", "1.0.0", "one", "1."])
def test_a_version_is_two_numbers_with_a_dot(version):
    product = ProductPage(version=version)
    with pytest.raises(ValidationError):
        product._meta.get_field("version").run_validators(version)


@pytest.mark.parametrize("values", [{"amount": 0}, {"status": "allocated"}])
def test_the_database_refuses_money_that_makes_no_sense(values):
    project = LiveProjectFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedLineFactory(project=project, **values)


def test_agencies_are_named_as_fictional_only_to_staff():
    agency = AgencyFactory(name="Aldermoor", is_demo=True)
    assert (str(agency), agency.public_name) == ("Aldermoor (fictional)", "Aldermoor")
