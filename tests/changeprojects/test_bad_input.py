"""What cannot be: each form says so beside the field, in a sentence, and keeps what was typed.

The forms are the real ones: a test reads the page as a browser does, types into what it
finds there and sends all of it.
"""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from changeprojects.actions.save_agency import save_agency
from changeprojects.models import ConsultationRoundPage, ExpressionOfInterest, Stage, TeamAgency
from tests.changeprojects.register_rows import ADMINS, url
from tests.factories.changeprojects import (
    AgencyFactory,
    LiveProjectFactory,
    ManagerFactory,
    PilotedProductFactory,
)
from tests.factories.network import (
    CompleteInterestFactory,
    OfficerFactory,
    OpenCallFactory,
    PersonFactory,
    SentInterestFactory,
    StageFactory,
    TeamAgencyFactory,
)
from tests.factories.programme import PrioritiesIndexFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client):
    """Somebody who may do everything: what is refused is refused for what was typed."""
    return admin_client


def form_in(page):
    """Return the form of a page whose fields a person fills in."""
    forms = BeautifulSoup(page, "html.parser").find_all("form", method=["post", "POST"])
    return max(forms, key=lambda form: len(form.find_all(["input", "select", "textarea"])))


def fields_of(form):
    """Return what a browser would send of this form, without its buttons."""
    sent = {}
    for field in form.find_all(["input", "select", "textarea"], attrs={"name": True}):
        kind = field.get("type", "text")
        if field.name == "select":
            chosen = [one["value"] for one in field.find_all("option", selected=True)]
            sent[field["name"]] = chosen[0] if chosen else ""
        elif field.name == "textarea":
            sent[field["name"]] = field.get_text().removeprefix("\n")
        elif kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                sent[field["name"]] = field.get("value", "on")
        elif kind not in {"submit", "file"}:
            sent[field["name"]] = field.get("value", "")
    return sent


def beside(form, name):
    """Return the words around one field: its label, its help and what is wrong with it."""
    field = form.find(attrs={"name": name})
    return field.find_parent(class_=["w-panel__content", "w-field__wrapper", "cp-ask"]).get_text(
        " ", strip=True
    )


def refused(client, address, field, **typed):
    """Send the form of `address` with what was typed; return the sentence beside `field`."""
    sent = fields_of(form_in(client.get(address).content)) | typed
    response = client.post(address, sent)
    assert response.status_code == 200, response
    (sentence,) = response.context["form"].errors[field]
    form = form_in(response.content)
    assert sentence.endswith(".")
    assert sentence in beside(form, field)
    kept = fields_of(form)
    assert {name: kept.get(name) for name in typed} == typed
    return sentence


def add_page(parent, kind):
    return reverse("wagtailadmin_pages:add", args=["changeprojects", kind, parent.pk])


# ---------------------------------------------------------------- pages


def test_a_project_that_ends_before_it_starts(desk):
    index = LiveProjectFactory().get_parent()
    told = refused(
        desk,
        add_page(index, "changeprojectpage"),
        "planned_end",
        title="Backwards",
        summary="It ends before it starts.",
        kind="specific_need",
        planned_start="2027-05-02",
        planned_end="2027-05-01",
    )
    assert told == "Write an end that is not before the start."


def test_a_pilot_that_closes_before_it_opens(desk):
    product = PilotedProductFactory()
    told = refused(
        desk,
        add_page(product.get_parent(), "pilotpage"),
        "closes_on",
        title="Backwards",
        product=str(product.pk),
        version="0.2",
        aims="To see what happens.",
        opens_on="2027-05-02",
        closes_on="2027-05-01",
    )
    assert told == "Write a closing day that is not before the opening day."


@pytest.mark.parametrize("closes_at", ["2027-05-01 09:00", "2027-05-02 09:00"])
def test_a_call_that_closes_before_it_opens_or_at_once(desk, closes_at):
    told = refused(
        desk,
        add_page(LiveProjectFactory(), "callpage"),
        "closes_at",
        title="A call",
        summary="We look for agencies.",
        opens_at="2027-05-02 09:00",
        closes_at=closes_at,
        places="7",
    )
    assert told == "Write a closing time after the opening time."


def test_a_call_for_nobody(desk):
    told = refused(
        desk,
        add_page(LiveProjectFactory(), "callpage"),
        "places",
        title="A call",
        summary="We look for agencies.",
        opens_at="2027-05-02 09:00",
        closes_at="2027-06-02 09:00",
        places="0",
    )
    assert told == "Write how many agencies you look for, from 1."


def test_an_event_that_ends_before_it_starts(desk):
    told = refused(
        desk,
        add_page(LiveProjectFactory(), "eventpage"),
        "ends_at",
        title="A seminar",
        summary="The team meets.",
        kind="initial_seminar",
        starts_at="2027-05-02 11:00",
        ends_at="2027-05-02 09:00",
    )
    assert told == "Write an end that is not before the start."


def test_a_round_that_closes_before_it_opens(desk):
    told = refused(
        desk,
        add_page(PrioritiesIndexFactory(), "consultationroundpage"),
        "closes_on",
        title="Priorities",
        summary="What agencies say.",
        opens_on="2027-05-02",
        closes_on="2027-05-01",
    )
    assert told == "Write a closing day that is not before the opening day."


# ---------------------------------------------------------------- registers


def test_a_stage_at_the_same_time_as_another_of_its_kind(desk):
    project = LiveProjectFactory()
    StageFactory(
        project=project, kind="drafting", planned_start="2027-01-01", planned_end="2027-03-31"
    )
    told = refused(
        desk,
        url("stage", "create"),
        "planned_start",
        project=str(project.pk),
        kind="drafting",
        order="2",
        planned_start="2027-03-31",
        planned_end="2027-06-30",
    )
    assert told == (
        "“Drafting” is planned from 1 January 2027 to 31 March 2027 already. Choose other days, "
        "or change that stage."
    )
    assert Stage.objects.count() == 1


def test_stages_of_other_kinds_and_other_projects_may_overlap(desk):
    one = StageFactory(kind="drafting", planned_start="2027-01-01", planned_end="2027-03-31")
    same_days = {"planned_start": "2027-01-01", "planned_end": "2027-03-31"}
    for project, kind in ((one.project, "testing"), (LiveProjectFactory(), "drafting")):
        Stage(project=project, kind=kind, **same_days).full_clean()
    one.full_clean()


DATED = {
    "stage": ("planned_start", "planned_end", {"kind": "testing"}),
    "teamagency": ("joined_on", "left_on", {"role": "member"}),
    "teamperson": ("joined_on", "left_on", {"group": "practitioner"}),
    "pilotsite": ("from_date", "to_date", {"safeguarding_contact": "Duty lead"}),
    "agencymembership": ("from_date", "to_date", {"function": "sponsor", "level": "strategic"}),
    "agency": ("partner_from", "partner_until", {"name": "A new agency", "slug": "a-new-agency"}),
    "review": ("held_on", "next_due", {"outcome": "continue", "notes": "It goes well."}),
}


@pytest.mark.parametrize("name", DATED)
def test_days_that_run_backwards_in_a_register(desk, name):
    first, last, typed = DATED[name]
    has = {field.name for field in ADMINS[name].model._meta.get_fields()}
    typed = typed | {first: "2026-05-02", last: "2026-05-01"}
    if name == "agency":
        typed |= {"kind": "health"}
    elif "agency" in has:
        typed |= {"agency": str(AgencyFactory().pk)}
    if "project" in has:
        typed |= {"project": str(LiveProjectFactory().pk)}
    if "pilot" in has:
        typed |= {"pilot": str(PilotedProductFactory().pilots.get().pk)}
    if name == "agencymembership":
        typed |= {"person": str(PersonFactory().pk)}
    assert refused(desk, url(name, "create"), last, **typed).startswith("Write a")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("amount", "-5", "Write an amount above zero."),
        ("amount", "0", "Write an amount above zero."),
        ("spent", "-0.01", "Write zero or what was spent."),
        ("amount", "a lot", "Enter a number."),
    ],
)
def test_money_that_cannot_be(desk, field, value, told):
    typed = {"project": str(LiveProjectFactory().pk), "purpose": "pilot", "amount": "5"}
    typed |= {"nature": "confirmed", "spent": "1", field: value}
    assert refused(desk, url("budgetline", "create"), field, **typed) == told


def test_only_agencies_of_the_projects_own_team_lead_a_stage(desk):
    ours, theirs = TeamAgencyFactory(), TeamAgencyFactory()
    edit = url("stage", "edit", StageFactory(project=ours.project).pk)
    offered = form_in(desk.get(edit).content).find_all("input", attrs={"name": "leads"})
    assert [one["value"] for one in offered] == [str(ours.pk)]
    sent = fields_of(form_in(desk.get(edit).content)) | {"leads": str(theirs.pk)}
    errors = desk.post(edit, sent).context["form"].errors
    assert errors["leads"] == ["Choose agencies of this project’s team alone."]


# ---------------------------------------------------------------- moves dated back


def move_to(thing, name):
    return reverse("programme_move", args=[thing._meta.model_name, thing.pk, name])


@pytest.mark.parametrize("kind", ["stage", "pilotsite", "changeprojectpage"])
def test_nothing_ends_before_it_began(desk, kind):
    today = timezone.localdate()
    begun = today - timedelta(days=3)
    if kind == "stage":
        thing, move = StageFactory(status="active", started_on=begun), "finish"
    elif kind == "pilotsite":
        thing, move = PilotedProductFactory().pilots.get().sites.get(), "finish"
        type(thing).objects.filter(pk=thing.pk).update(status="active", from_date=begun)
    else:
        thing, move = LiveProjectFactory(), "stop"
        known = type(thing).objects.filter(pk=thing.pk)
        known.update(status="developing", actual_start=begun)
    day = (begun - timedelta(days=1)).isoformat()
    told = refused(desk, move_to(thing, move), "on", on=day, reason="The minutes came late.")
    assert told.startswith("It began on ")
    assert told.endswith("Write a day that is not before that.")
    thing.refresh_from_db()
    assert thing.status in {"active", "developing"}


# ---------------------------------------------------------------- agencies that are no partners


def test_no_agency_is_accepted_that_is_a_partner_no_more(client):
    client.force_login(ManagerFactory())
    interest = SentInterestFactory(agency__is_partner=False)
    accept = move_to(interest, "accept")
    assert "is no partner agency any more" in client.get(accept).content.decode()
    page = client.post(accept, {"reason": "You know the courts."}).content.decode()
    assert "Decline it with that reason" in page
    assert "You know the courts." in page
    interest.refresh_from_db()
    assert interest.status == "submitted"
    assert not interest.project.team_agencies.exists()


def test_an_agency_that_is_no_partner_begins_and_sends_nothing_and_loses_nothing(client):
    officer = OfficerFactory()
    agency = officer.memberships.get().agency
    draft = CompleteInterestFactory(agency=agency, motivation="We know the courts.")
    type(agency).objects.filter(pk=agency.pk).update(is_partner=False)
    client.force_login(officer.user)
    told = "Only partner agencies can answer a call. Ask the programme team how to become one."

    begin = reverse("network:call", args=[agency.slug, OpenCallFactory().pk])
    assert told in client.post(begin).content.decode()
    assert agency.interests.count() == 1
    check = reverse("network:check", args=[agency.slug, draft.pk])
    page = client.post(check).content.decode()
    assert told in page
    assert "We know the courts." in page
    assert ExpressionOfInterest.objects.get(pk=draft.pk).status == "draft"


def test_days_that_no_agency_can_give_stay_typed(client):
    officer = OfficerFactory()
    agency = officer.memberships.get().agency
    draft = CompleteInterestFactory(agency=agency)
    client.force_login(officer.user)
    step = reverse("network:step", args=[agency.slug, draft.pk, "people"])
    assert refused(client, step, "capacity_days", capacity_days="-3") == (
        "Write a number of days from 0."
    )


# ---------------------------------------------------------------- filters


def test_a_register_narrowed_to_a_project_without_entries_is_empty_and_adds_to_it(desk):
    StageFactory()
    project = LiveProjectFactory()
    response = desk.get(url("stage"), {"project": project.pk})
    assert response.context["result_count"] == 0
    add = f"{url('stage', 'create')}?project={project.pk}"
    assert add in response.content.decode()
    sent = fields_of(form_in(desk.get(add).content))
    assert sent["project"] == str(project.pk)
    made = desk.post(add, sent | {"kind": "testing"})
    assert made.url == f"{url('stage')}?project={project.pk}"


def at_work(register):
    """An entry of the register with the place that it is about."""
    pilot = PilotedProductFactory().pilots.get()
    places = {"teamagency": ("project", pilot.project), "pilotsite": ("pilot", pilot)}
    name, place = places[register]
    made = ADMINS[register].model(**{name: place, "agency": AgencyFactory(is_partner=True)})
    made.save()
    return made, {name: str(place.pk)}


@pytest.mark.parametrize("action", ["create", "edit"])
@pytest.mark.parametrize("register", ["teamagency", "pilotsite"])
def test_an_agency_that_is_no_partner_any_more(desk, register, action):
    yesterday = timezone.localdate() - timedelta(days=1)
    lapsed = AgencyFactory(name="North Tarn", is_partner=False, partner_until=yesterday)
    made, place = at_work(register)
    address = url(register, action, *([made.pk] if action == "edit" else []))
    told = refused(desk, address, "agency", agency=str(lapsed.pk), **place)
    assert told.startswith("North Tarn is no partner any more. Choose a partner agency")


@pytest.mark.parametrize("register", ["teamagency", "pilotsite"])
def test_an_agency_that_was_a_partner_stays_where_it_is(register):
    made, _ = at_work(register)
    made.agency.is_partner = False
    save_agency(made.agency, by=None)
    made.full_clean()
    assert type(made).objects.get(pk=made.pk).agency.has_lapsed


def test_an_agency_whose_partnership_ends_keeps_its_place():
    member = TeamAgencyFactory(agency=AgencyFactory(is_partner=True))
    member.agency.is_partner = False
    save_agency(member.agency, by=None)
    assert member.agency.partner_until == timezone.localdate()
    assert TeamAgency.objects.get(pk=member.pk).counts
    guest = TeamAgencyFactory(agency=AgencyFactory(is_partner=False))
    assert not guest.counts


def test_a_round_has_its_year_as_address(desk):
    index = PrioritiesIndexFactory()
    typed = {
        "title": "What agencies need",
        "summary": "What agencies say.",
        "opens_on": "2027-05-01",
        "closes_on": "2027-05-02",
    }
    address = add_page(index, "consultationroundpage")
    for title in ("What agencies need", "Once more"):
        sent = fields_of(form_in(desk.get(address).content)) | typed | {"title": title}
        assert desk.post(address, sent).status_code == 302
    rounds = ConsultationRoundPage.objects.order_by("path")
    assert [one.slug for one in rounds] == ["2027", "2027-2"]
