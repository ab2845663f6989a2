"""Whom to turn to at a site: neither the desk nor a link officer takes back the other's unseen."""

import threading
import time

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from changeprojects.actions.save_contact import save_contact
from changeprojects.actions.save_entry import save_entry
from changeprojects.models import PilotSite
from changeprojects.selectors.stamps import stamp_of
from syndication.actions.change_number import hold_counter
from tests.changeprojects.register_rows import url
from tests.changeprojects.test_bad_input import fields_of, form_in
from tests.factories.changeprojects import DraftProductFactory, ManagerFactory
from tests.factories.network import InvitedSiteFactory, OfficerFactory, PlannedPilotFactory
from tests.surveys.test_races import at_once

pytestmark = pytest.mark.django_db
FIRST, DESKS = "Duty lead, 01632 960 100", "Night lead, 01632 960 200"
OWN = "Head of service, 01632 960 300"
TYPED = "safeguarding_contact"
OTHERS = "Another contact was saved meanwhile"


def site_of(officer):
    product = DraftProductFactory()
    pilot = PlannedPilotFactory(product=product, parent=product.project)
    agency = officer.memberships.get().agency
    return InvitedSiteFactory(agency=agency, pilot=pilot, safeguarding_contact=FIRST)


@pytest.fixture
def site(db):
    return site_of(OfficerFactory())


@pytest.fixture
def page(site):
    return reverse("network:contact", args=[site.agency.slug, site.pk])


@pytest.fixture
def place(client, site):
    client.force_login(site.agency.memberships.get().person.user)
    return client


def opened(response):
    """What a browser would send of the form as it stands there."""
    return fields_of(form_in(response.content))


def saved_at_the_desk(site, contact):
    desk = Client()
    desk.force_login(ManagerFactory())
    edit = url("pilotsite", "edit", site.pk)
    assert desk.post(edit, opened(desk.get(edit)) | {TYPED: contact}).status_code == 302


def stored(site):
    return PilotSite.objects.get(pk=site.pk).safeguarding_contact


def confirmed():
    return ModelLogEntry.objects.filter(action="changeprojects.confirm_contact").count()


def test_an_older_form_does_not_put_back_whom_the_desk_replaced(place, page, site):
    older = opened(place.get(page))
    saved_at_the_desk(site, DESKS)
    refused = place.post(page, older)
    assert (refused.status_code, stored(site), confirmed()) == (200, DESKS, 0)
    told = refused.content.decode()
    assert OTHERS in told
    assert "<title>Error: Safeguarding contact" in told
    assert f">{DESKS}</p>" in told
    again = opened(refused)
    assert again[TYPED] == FIRST
    assert "messages" not in refused.cookies
    assert place.post(page, again).status_code == 302
    assert (stored(site), confirmed()) == (FIRST, 1)


def test_a_contact_that_the_desk_took_away_is_told_too(place, page, site):
    older = opened(place.get(page))
    saved_at_the_desk(site, "")
    assert ">Nobody</p>" in place.post(page, older).content.decode()
    assert stored(site) == ""


def test_neither_pressing_twice_nor_typing_what_the_desk_typed_is_refused(place, page, site):
    older = opened(place.get(page)) | {TYPED: f" {OWN} "}
    for _ in range(2):
        assert place.post(page, older).status_code == 302
    older = opened(place.get(page)) | {TYPED: DESKS}
    saved_at_the_desk(site, DESKS)
    assert place.post(page, older).status_code == 302
    assert stored(site) == DESKS


@pytest.mark.parametrize("wrong", ["", "x" * 121])
def test_whoever_mends_a_fault_still_reads_what_was_saved_meanwhile(place, page, site, wrong):
    older = opened(place.get(page))
    saved_at_the_desk(site, DESKS)
    faulty = place.post(page, older | {TYPED: wrong})
    assert faulty.context["form"].errors[TYPED]
    assert OTHERS not in faulty.content.decode()
    refused = place.post(page, opened(faulty) | {TYPED: OWN})
    assert (refused.status_code, stored(site)) == (200, DESKS)
    assert OTHERS in refused.content.decode()


def test_a_form_that_does_not_tell_what_it_showed_replaces_nobody(place, page, site):
    assert OTHERS in place.post(page, {TYPED: OWN}).content.decode()
    assert stored(site) == FIRST


@pytest.mark.django_db(transaction=True)
def test_what_an_officer_confirms_while_the_desk_saves_the_entry_is_not_lost():
    officer = OfficerFactory()
    site, desk = site_of(officer), ManagerFactory()
    seen, is_read = stamp_of(site, [TYPED]), threading.Event()

    def as_the_desk():
        with transaction.atomic():
            hold_counter()
            entry = PilotSite.objects.get(pk=site.pk)
            is_read.set()
            time.sleep(0.5)
            entry.team_name = "Court team"
            save_entry(entry, by=desk)

    def as_the_officer():
        is_read.wait()
        save_contact(site, OWN, seen=seen, by=officer.user)

    at_once([as_the_desk, as_the_officer])
    kept = PilotSite.objects.get(pk=site.pk)
    assert (kept.team_name, kept.safeguarding_contact) == ("Court team", OWN)
