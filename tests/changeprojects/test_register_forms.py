"""The forms of the registers, the moves beside them and the board of stages."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.models import ChangeProjectPage, Person
from tests.changeprojects.register_rows import ADMINS, of_group, url
from tests.factories.changeprojects import (
    AgencyFactory,
    EditorFactory,
    LiveProjectFactory,
    ManagerFactory,
    ProjectIndexFactory,
    ProposedLineFactory,
)
from tests.factories.network import (
    OpenCallFactory,
    SentInterestFactory,
    StageFactory,
    TeamAgencyFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
today = timezone.localdate

# ---------------------------------------------------------------- bad input


@pytest.fixture
def manager(client):
    client.force_login(ManagerFactory())
    return client


def refused(client, name, typed, field, kept):
    """Post a new entry; the sentence stands at the field and what was typed is still there."""
    model = ADMINS[name].model
    before = model.objects.count()
    response = client.post(url(name, "create"), typed)
    assert response.status_code == 200
    assert model.objects.count() == before
    errors = response.context["form"].errors[field]
    assert errors[0].endswith(".")
    assert kept in response.content.decode()
    return errors[0]


def test_stages_that_end_before_they_begin_are_refused_at_the_field(manager):
    typed = {
        "project": LiveProjectFactory().pk,
        "kind": "testing",
        "order": "1",
        "planned_start": "2026-05-02",
        "planned_end": "2026-05-01",
    }
    told = refused(manager, "stage", typed, "planned_end", "2026-05-01")
    assert told == "Write an end that is not before the start."


@pytest.mark.parametrize("amount", ["-5", "0", "-0.01"])
def test_money_below_zero_is_refused_at_the_field(manager, amount):
    typed = {"project": LiveProjectFactory().pk, "purpose": "pilot", "amount": amount}
    typed |= {"nature": "confirmed", "spent": ""}
    told = refused(manager, "budgetline", typed, "amount", f'value="{amount}"')
    assert told == "Write an amount above zero."


def test_less_than_nothing_cannot_be_spent(manager):
    typed = {"project": LiveProjectFactory().pk, "purpose": "pilot", "amount": "5"}
    typed |= {"nature": "confirmed", "spent": "-1"}
    told = refused(manager, "budgetline", typed, "spent", 'value="-1"')
    assert told == "Write zero or what was spent."


def test_a_membership_that_ends_before_it_begins_is_refused(manager):
    typed = {
        "person": Person.objects.create(display_name="Tariq").pk,
        "agency": AgencyFactory().pk,
        "function": "link_officer",
        "level": "strategic",
        "from_date": "2026-05-02",
        "to_date": "2026-05-01",
    }
    refused(manager, "agencymembership", typed, "to_date", "2026-05-01")


def test_an_eighth_agency_is_told_whom_to_ask_and_stays_typed(manager):
    project, eighth = LiveProjectFactory(), AgencyFactory()
    for _ in range(7):
        TeamAgencyFactory(project=project)
    typed = {"project": project.pk, "agency": eighth.pk, "role": "member"}
    typed |= {"joined_on": "2026-01-05", "left_on": ""}
    told = refused(manager, "teamagency", typed, "agency", "2026-01-05")
    assert "7 of 7 places" in told
    assert "Ask a programme manager" in told


@pytest.mark.parametrize("reason", ["Too short.", "x" + " " * 40])
def test_a_waiver_needs_a_reason_that_is_a_sentence(manager, reason):
    typed = {
        "project": LiveProjectFactory().pk,
        "rule_code": "B04",
        "title": "A larger team",
        "usual_way": "Seven agencies.",
        "here": "Eight.",
        "reason": reason,
        "granted_by": "Programme manager",
        "granted_on": today().isoformat(),
        "expires_on": "",
    }
    refused(manager, "waiver", typed, "reason", "A larger team")


def test_a_waiver_of_a_locked_rule_is_not_offered(manager):
    typed = {"project": LiveProjectFactory().pk, "rule_code": "A01", "title": "A larger team"}
    assert "holds everywhere" in refused(manager, "waiver", typed, "rule_code", "A larger team")


def test_a_call_that_closes_before_it_opens_is_refused_at_the_field(admin_client):
    project = LiveProjectFactory()
    typed = {
        "title": "A call",
        "slug": "a-call",
        "summary": "We look for agencies.",
        "opens_at": "2026-05-02 09:00",
        "closes_at": "2026-05-01 09:00",
        "places": "7",
        "what_we_ask": '{"blocks": [], "entityMap": {}}',
        "criteria-TOTAL_FORMS": "0",
        "criteria-INITIAL_FORMS": "0",
        "criteria-MIN_NUM_FORMS": "0",
        "criteria-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
    }
    add = reverse("wagtailadmin_pages:add", args=["changeprojects", "callpage", project.pk])
    response = admin_client.post(add, typed)
    errors = response.context["form"].errors
    assert errors["closes_at"] == ["Write a closing time after the opening time."]
    assert "2026-05-01 09:00" in response.content.decode()


# ---------------------------------------------------------------- moves and the board


def test_an_expression_of_interest_is_read_in_words_and_moved(manager):
    interest = SentInterestFactory(levels_offered=["operational", "front_line"])
    page = manager.get(url("expressionofinterest", "inspect", interest.pk)).content.decode()
    assert "Operational, Front line" in page
    assert interest.motivation in page
    decline = reverse("programme_move", args=["expressionofinterest", interest.pk, "decline"])
    assert decline in page
    response = manager.post(decline, {"reason": " "})
    assert response.context["form"].errors["reason"] == ["Write the reason. Others will read it."]
    assert manager.post(decline, {"reason": "Not rural."}).status_code == 302
    interest.refresh_from_db()
    assert (interest.status, interest.status_reason) == ("declined", "Not rural.")


def test_a_draft_of_an_agency_is_not_for_managers(manager):
    draft = SentInterestFactory(status="draft", motivation="canary-not-sent")
    assert "canary" not in manager.get(url("expressionofinterest")).content.decode()
    page = url("expressionofinterest", "inspect", draft.pk)
    assert manager.get(page).status_code == 404


def test_accepting_the_eighth_says_so_and_keeps_the_reason(manager):
    project = LiveProjectFactory(status="recruiting")
    for _ in range(7):
        TeamAgencyFactory(project=project)
    interest = SentInterestFactory(call=OpenCallFactory(parent=project))
    accept = reverse("programme_move", args=["expressionofinterest", interest.pk, "accept"])
    page = manager.post(accept, {"reason": "You know the courts."}).content.decode()
    assert "7 of 7 places in the team are taken" in page
    assert "You know the courts." in page
    interest.refresh_from_db()
    assert interest.status == "submitted"


def test_an_editor_decides_on_no_expression_of_interest(client):
    interest = SentInterestFactory()
    client.force_login(EditorFactory())
    accept = reverse("programme_move", args=["expressionofinterest", interest.pk, "accept"])
    assert client.post(accept, {"reason": "Mine."}).status_code == 302
    interest.refresh_from_db()
    assert interest.status == "submitted"


def test_each_rule_that_stops_a_move_leads_to_where_it_is_mended(manager):
    project = LiveProjectFactory(status="planned")
    approve = reverse("programme_move", args=["changeprojectpage", project.pk, "approve"])
    told = {one["code"]: one["fix_url"] for one in manager.get(approve).context["stopping"]}
    assert told["B01"] == f"{url('selectionappraisal')}?project={project.pk}"
    edit = reverse("wagtailadmin_pages:edit", args=[project.pk])
    assert told["B02"] == f"{edit}?mend=B02#tab-origin"
    for address in told.values():
        assert manager.get(address).status_code in {200, 302}


def test_a_move_that_was_made_meanwhile_is_told(manager):
    line = ProposedLineFactory(status="closed", allocated_on=today())
    page = manager.get(reverse("programme_move", args=["budgetline", line.pk, "allocate"]))
    assert "does not lead on from there" in page.content.decode()


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01"])
def test_a_day_that_is_none_is_told_at_its_field_and_the_reason_kept(manager, day):
    line = ProposedLineFactory()
    allocate = reverse("programme_move", args=["budgetline", line.pk, "allocate"])
    response = manager.post(allocate, {"reason": "Agreed by mail.", "on": day})
    assert response.context["form"].errors["on"] == [
        "Write a day, as in 31/12/2026, or leave it empty."
    ]
    assert "Agreed by mail." in response.content.decode()
    assert f'value="{day}"' in response.content.decode()


def test_the_stage_board_shows_each_stage_where_it_stands(manager):
    lead = TeamAgencyFactory()
    project = lead.project
    begun = StageFactory(project=project, kind="drafting", status="active")
    begun.leads.add(lead)
    waiting = StageFactory(project=project)
    response = manager.get(reverse("programme_stages", args=[project.pk]))
    columns = {
        column.label: [card.stage for card in column.cards]
        for column in response.context["columns"]
    }
    assert columns == {"Not begun": [waiting], "Going on": [begun], "Done": [], "Left out": []}
    page = response.content.decode()
    assert str(lead.agency) in page
    assert "Nobody leads it yet" in page
    assert reverse("programme_move", args=["stage", begun.pk, "finish"]) in page


def test_the_stage_board_is_for_those_who_may_see_stages(client):
    project = LiveProjectFactory()
    client.force_login(of_group("Evaluators"))
    assert client.get(reverse("programme_stages", args=[project.pk])).status_code == 302


# ---------------------------------------------------------------- who proposed


def test_whoever_saves_a_project_first_has_proposed_it(admin_client, admin_user):
    index = LiveProjectFactory().get_parent()
    formsets = ("outcomes", "involvement", "evidence", "support", "comments")
    typed = {
        f"{name}-{part}": value
        for name in formsets
        for part, value in {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        }.items()
    }
    typed |= {
        "title": "A new one",
        "slug": "a-new-one",
        "summary": "Why it is needed.",
        "kind": "specific_need",
        "scale": "network",
        "sensitivity": "none",
        "origin": "opportunity",
        "origin_note": "A partner rang.",
        "why": '{"blocks": [], "entityMap": {}}',
    }
    add = reverse("wagtailadmin_pages:add", args=["changeprojects", "changeprojectpage", index.pk])
    response = admin_client.post(add, typed)
    assert response.status_code == 302, response.context["form"].errors
    made = ChangeProjectPage.objects.get(slug="a-new-one")
    assert made.proposed_by == admin_user
    assert PageLogEntry.objects.filter(page=made.pk).exists()
    assert Page.objects.get(pk=made.pk).owner == admin_user
    approve = reverse("programme_move", args=["changeprojectpage", made.pk, "approve"])
    codes = [one["code"] for one in admin_client.get(approve).context["stopping"]]
    assert "A01" in codes


# ---------------------------------------------------------------- from a topic to a project

START = "Start a project from it"


def form_of_a_project(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page, [int(one["value"]) for one in page.select("[name=topics][checked]")]


def test_a_topic_leads_to_the_form_of_a_project_that_answers_it(client):
    topic, _ = TopicFactory(), TopicFactory(statement="Another")
    index = ProjectIndexFactory()
    grant_page_rights(index)
    client.force_login(EditorFactory())
    found = BeautifulSoup(client.get(url("prioritytopic")).content, "html.parser")
    [way] = [one["href"] for one in found.select("a.button") if f"topic={topic.pk}" in one["href"]]
    assert START in found.select_one(f"a[href='{way}']").text
    page, chosen = form_of_a_project(client, way)
    assert page.select_one("form input[name=title]")
    assert chosen == [topic.pk]


@pytest.mark.parametrize("asked", ["", "?topic=", "?topic=x", "?topic=%00", f"?topic={9**30}"])
def test_a_topic_that_is_none_is_not_chosen(admin_client, asked):
    TopicFactory()
    add = ["changeprojects", "changeprojectpage", ProjectIndexFactory().pk]
    address = reverse("wagtailadmin_pages:add", args=add)
    page, chosen = form_of_a_project(admin_client, f"{address}{asked}")
    assert page.select_one("form input[name=title]")
    assert chosen == []


def test_whoever_may_add_no_project_is_not_led_to_its_form(client):
    TopicFactory()
    client.force_login(EditorFactory())
    assert START not in client.get(url("prioritytopic")).content.decode(), "there is no list yet"
    ProjectIndexFactory()
    assert START not in client.get(url("prioritytopic")).content.decode(), "no right on its pages"
