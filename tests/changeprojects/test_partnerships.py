"""Partnerships end by themselves after their last day."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from changeprojects import clock
from changeprojects.actions.end_partnerships import end_partnerships
from changeprojects.actions.save_agency import save_agency
from changeprojects.models import Agency
from tests.factories.changeprojects import AgencyFactory
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db


def days_from_now(days):
    return clock.today() + timedelta(days=days)


@pytest.mark.parametrize(("days", "stays"), [(-1, False), (0, True), (1, True)])
def test_an_agency_is_a_partner_on_its_last_day_and_no_longer(days, stays):
    agency = AgencyFactory(partner_until=days_from_now(days))
    end_partnerships()
    agency.refresh_from_db()
    assert (agency.is_partner, agency.partner_until) == (stays, days_from_now(days))


def test_a_partnership_that_is_renewed_while_the_job_runs_goes_on():
    agency = AgencyFactory(partner_until=days_from_now(-1))

    def renew():
        stored = Agency.objects.get(pk=agency.pk)
        stored.name, stored.partner_until = "Renewed", days_from_now(365)
        save_agency(stored, by=None)

    with meanwhile(renew, after="SELECT"):
        end_partnerships()
    agency.refresh_from_db()
    assert (agency.name, agency.is_partner) == ("Renewed", True)
    assert agency.partner_until == days_from_now(365)


def test_an_agency_that_cannot_be_saved_keeps_no_other_a_partner():
    yesterday = days_from_now(-1)
    first, second = (AgencyFactory(name=name, partner_until=yesterday) for name in "AB")
    Agency.objects.filter(pk=first.pk).update(kind="")
    with pytest.raises(ValidationError):
        end_partnerships()
    second.refresh_from_db()
    assert not second.is_partner
