"""What staff read in a register beyond its list, and what a file holds or does not hold."""

import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail import hooks

from changeprojects.editing.places import way_to_mend
from changeprojects.modeladmin import REGISTERS
from changeprojects.models import Evaluation, Person, PilotPage, RuleSetting, TopicEndorsement
from changeprojects.rules import rule_called
from tests.changeprojects.register_rows import of_group, url
from tests.factories.changeprojects import (
    AgencyFactory,
    AllocatedLineFactory,
    LiveProjectFactory,
    PilotedProductFactory,
    UserFactory,
)
from tests.factories.network import (
    AppraisalFactory,
    InvitedSiteFactory,
    LenientModelFactory,
    RecordedAdaptationFactory,
    SentInterestFactory,
    StageFactory,
    TeamAgencyFactory,
    TeamPersonFactory,
    TopicFactory,
    WaiverFactory,
)
from tests.factories.surveys import OpenDeploymentFactory, SubmittedResponseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(of_group("Programme managers", "Survey managers"))
    return client


def read(desk, name, entry):
    """The words of the page that shows an entry whole, without their spaces."""
    page = desk.get(url(name, "inspect", entry.pk)).content
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def file_of(desk, name):
    (row,) = csv.DictReader(
        StringIO(b"".join(desk.get(url(name), {"export": "csv"}).streaming_content).decode())
    )
    return row


# ---------------------------------------------------------------- entries, whole


def test_an_appraisal_shows_its_judgements_and_nothing_they_say_is_markup(desk):
    appraisal = AppraisalFactory(project=LiveProjectFactory())
    judgement = appraisal.judgements.first()
    judgement.judgement, judgement.rationale = "partly", "<b>Nobody was asked.</b>"
    judgement.condition = "Ask ten parents."
    judgement.save()
    page = read(desk, "selectionappraisal", appraisal)
    assert (
        f"{judgement} Judgement Partly met Rationale <b>Nobody was asked.</b> "
        "Condition Ask ten parents."
    ) in page


def test_a_topic_shows_who_stands_behind_it(desk):
    topic = TopicFactory()
    agency = AgencyFactory(name="Heronsea")
    TopicEndorsement.objects.create(topic=topic, agency=agency, note="Two cases last year.")
    assert "Heronsea Note Two cases last year." in read(desk, "prioritytopic", topic)


def test_a_model_of_projects_shows_its_rules_and_its_words(desk):
    model = LenientModelFactory(labels={"team": "working group"})
    RuleSetting.objects.filter(model=model, code="B04").update(severity="warn", params={"most": 4})
    page = read(desk, "projectmodel", model)
    asks = rule_called("B04").asked()
    assert f"B04: {asks} Severity Warns only Numbers most: 4" in page
    assert "team: working group" in page


def test_a_stage_shows_who_leads_it(desk):
    lead = TeamAgencyFactory()
    stage = StageFactory(project=lead.project)
    stage.leads.add(lead)
    assert f"Led by {lead.agency}" in read(desk, "stage", stage)


def test_a_place_in_a_team_shows_group_person_and_roles(desk):
    person = Person.objects.create(display_name="Tariq")
    place = TeamPersonFactory(
        project=LiveProjectFactory(), person=person, credit_roles=["investigation", "supervision"]
    )
    page = read(desk, "teamperson", place)
    assert f"Group {place.get_group_display()} Person Tariq" in page
    assert "Contributor roles Investigation Supervision" in page


@pytest.mark.parametrize("name", ["budgetline", "stage", "pilotsite"])
def test_the_reason_of_a_move_is_read(desk, name):
    make = {
        "budgetline": AllocatedLineFactory,
        "stage": lambda: StageFactory(project=LiveProjectFactory()),
        "pilotsite": lambda: InvitedSiteFactory(pilot=PilotedProductFactory().pilots.get()),
    }
    entry = make[name]()
    entry.status_reason = "The team moved house."
    entry.save()
    assert "Reason given The team moved house." in read(desk, name, entry)


# ---------------------------------------------------------------- files


def test_a_file_of_evaluations_has_what_was_found(desk):
    pilot = PilotedProductFactory().pilots.get()
    Evaluation.objects.filter(pilot=pilot).update(
        findings="=1+1", harms="None found", limitations="One place only."
    )
    row = file_of(desk, "evaluation")
    assert (row["Findings"], row["Harms"], row["Limitations"]) == (
        "'=1+1",
        "None found",
        "One place only.",
    )


def test_a_file_of_expressions_of_interest_has_their_texts_and_the_reason(desk):
    interest = SentInterestFactory(
        status="declined",
        status_reason="Not rural.",
        levels_offered=["operational", "front_line"],
        sponsor_name="Canary Sponsor",
    )
    row = file_of(desk, "expressionofinterest")
    texts = (interest.motivation, interest.expertise, interest.involvement_plan)
    assert {*texts, "Not rural.", "Declined", "Operational, Front line"} <= set(row.values())
    assert "Canary" not in str(row)


def test_a_file_of_deployments_tells_what_was_arranged_and_nothing_of_people(desk):
    deployment = OpenDeploymentFactory(wave="baseline", lead=of_group("Safeguarding leads"))
    SubmittedResponseFactory(deployment=deployment)
    row = file_of(desk, "surveydeployment")
    assert (row["Wave"], row["Status"]) == ("Before the pilot", "Open")
    told = f"{row} {read(desk, 'surveydeployment', deployment)}"
    assert deployment.lead.username not in told
    for secret in (deployment.code, deployment.safeguarding_lead, "Demonstration helpline"):
        assert secret not in str(row)
    assert not {"Taken back", "Responses"} & set(row)


# ---------------------------------------------------------------- pilots


def test_the_register_of_pilots_leads_to_their_editor_and_has_no_form(client):
    pilot = PilotedProductFactory().pilots.get()
    edit = reverse("wagtailadmin_pages:edit", args=[pilot.pk])
    client.force_login(of_group("Programme editors"))
    assert edit not in client.get(url("pilotpage")).content.decode()
    # An editor of the pages, and not only of the registers.
    client.force_login(of_group("Programme editors", "Editors"))
    page = client.get(url("pilotpage")).content.decode()
    assert edit in page
    assert str(pilot.project) in page
    for action in ("create", "edit", "delete", "copy"):
        assert client.get(f"{url('pilotpage')}{action}/{pilot.pk}/").status_code == 404


def test_pilots_are_narrowed_by_the_project_above_them(desk):
    first, second = (PilotedProductFactory().pilots.get() for _ in range(2))
    asked = {"project": first.project.pk}
    assert list(desk.get(url("pilotpage"), asked).context["object_list"]) == [first]
    sites = desk.get(url("pilotsite"), asked).context["object_list"]
    assert {site.pilot_id for site in sites} == {first.pk}
    assert list(desk.get(url("evaluation"), asked).context["object_list"]) == [first.evaluation]
    assert second.pk != first.pk


def test_asking_what_sites_did_otherwise_leads_to_those_of_the_pilot(desk):
    asked, other = (PilotedProductFactory().pilots.get() for _ in range(2))
    for pilot in (asked, other):
        RecordedAdaptationFactory(site=pilot.sites.get())
    PilotPage.objects.filter(pk=asked.pk).update(status="closed")
    pilot = PilotPage.objects.get(pk=asked.pk)
    place = way_to_mend(rule_called("W11"), pilot, UserFactory(is_superuser=True)).url
    assert place == f"{url('adaptation')}?pilot={asked.pk}"
    assert {one.site.pilot for one in desk.get(place).context["object_list"]} == {asked}


# ---------------------------------------------------------------- differences, and the menu


def test_differences_are_narrowed_by_the_rule_they_are_from(desk):
    project = LiveProjectFactory()
    from_rule = WaiverFactory(project=project, rule_code="B04")
    from_none = WaiverFactory(project=project, rule_code="")
    shown = {
        rule: list(desk.get(url("waiver"), {"rule": rule}).context["object_list"])
        for rule in ("B04", "none")
    }
    assert shown == {"B04": [from_rule], "none": [from_none]}


def test_each_register_stands_in_its_group_of_the_menu():
    groups = {one.menu_label: one.items for one in REGISTERS if hasattr(one, "items")}
    models = {label: {item.model._meta.model_name for item in groups[label]} for label in groups}
    assert {"agency", "person", "agencymembership"} <= models["Network"]
    assert models["Recruiting"] == {"expressionofinterest", "selectionappraisal"}
    work = {"teamagency", "stage", "budgetline", "review", "waiver"}
    assert work | {"pilotpage", "pilotsite", "evaluation"} <= models["Delivery"]
    voice = {make().url for make in hooks.get_hooks("register_voice_menu_item")}
    assert {url("surveydeployment"), url("recommendation")} <= voice
