"""The registers: who reads them, what a query string may ask, what a spreadsheet gets."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.actions.move import move
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import NotAllowed
from changeprojects.models import Agency, BudgetLine, Recommendation, TeamAgency
from changeprojects.registers import neutral_cell
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    AcceptedRecommendationFactory,
    AgencyFactory,
    AllocatedLineFactory,
    DraftProjectFactory,
    EditorFactory,
    FinalProductFactory,
    LiveProjectFactory,
    ManagerFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    ProposedLineFactory,
    PublisherFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

REGISTERS = {"agency": AgencyFactory, "budgetline": AllocatedLineFactory}
REGISTERS["recommendation"] = AcceptedRecommendationFactory


def url(name, action="index", *args):
    return reverse(f"changeprojects_{name}_modeladmin_{action}", args=args)


def titles(response):
    return list(response.context["object_list"])


def with_right(*codenames):
    """A user who may enter the admin and has these rights alone."""
    user = UserFactory()
    names = ["access_admin", *codenames]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


@pytest.fixture
def editor(client):
    client.force_login(EditorFactory())
    return client


@pytest.fixture
def manager(client):
    client.force_login(ManagerFactory())
    return client


@pytest.fixture
def publisher(client):
    user = PublisherFactory()
    user.groups.remove(*user.groups.filter(name="Programme editors"))
    client.force_login(user)
    return client


@pytest.mark.parametrize("name", list(REGISTERS))
def test_an_editor_reads_lists_and_entries(editor, name):
    entry = REGISTERS[name]()
    assert titles(editor.get(url(name))) == [entry]
    for action in ("inspect", "edit", "history"):
        assert editor.get(url(name, action, entry.pk)).status_code == 200


def test_the_list_of_agencies_says_yes_and_no_in_words(editor):
    AgencyFactory(is_partner=True, may_be_named=False)
    rows = editor.get(url("agency")).content.decode()
    assert re.search(r'<td class="field-partner title"[^>]*>Yes</td>', rows)
    assert re.search(r'<td class="field-named title"[^>]*>No</td>', rows)
    assert "admin/img/icon" not in rows


@pytest.mark.parametrize("action", ["index", "inspect", "history", "edit", "delete"])
@pytest.mark.parametrize("right", ["add_recommendation", "delete_recommendation", None])
def test_a_right_that_is_not_view_reads_nothing(client, action, right):
    entry = AcceptedRecommendationFactory(text="Canary")
    client.force_login(with_right(right) if right else with_right())
    args = [] if action == "index" else [entry.pk]
    response = client.get(url("recommendation", action, *args))
    assert response.status_code != 200
    assert "Canary" not in response.content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_needs_the_right_to_view(client, kind):
    AcceptedRecommendationFactory(text="Canary")
    client.force_login(with_right("add_recommendation"))
    response = client.get(url("recommendation"), {"export": kind})
    assert response.status_code != 200


@pytest.mark.parametrize(
    "lookup",
    [
        {"project__owner__password__startswith": "x"},
        {"project__title__startswith": "zzz"},
        {"reason__regex": "^Q"},
        {"id__in": "0"},
        {"answer__icontains": "nowhere"},
        {"decision__startswith": "zzz"},
        {"project__slug__exact": "nope"},
    ],
)
def test_a_lookup_that_is_no_filter_of_the_list_tells_nothing(editor, lookup):
    entry = AcceptedRecommendationFactory()
    assert titles(editor.get(url("recommendation"), lookup)) == [entry]
    export = editor.get(url("recommendation"), lookup | {"export": "csv"})
    assert entry.code in b"".join(export.streaming_content).decode()


@pytest.mark.parametrize(
    "parameters",
    [
        {"nosuch": "1"},
        {"decision__exact": "nosuch"},
        {"project": "abc"},
        {"project": "9" * 30},
        {"project__id__exact": "x"},
        {"decision__isnull": "perhaps"},
        {"reason__regex": "("},
        {"o": "99.x.-"},
        {"p": "-1"},
        {"p": "1000000"},
        {"q": "(" * 50},
        {"export": "exe"},
    ],
)
def test_parameters_that_make_no_sense_are_no_error(editor, parameters):
    AcceptedRecommendationFactory()
    response = editor.get(url("recommendation"), parameters, follow=True)
    assert response.status_code == 200


def test_the_filters_of_a_list_work(editor):
    accepted = AcceptedRecommendationFactory()
    still_open = OpenRecommendationFactory(project=accepted.project)
    response = editor.get(url("recommendation"), {"decision__exact": "undecided"})
    assert titles(response) == [still_open]
    other = OpenRecommendationFactory(project=LiveProjectFactory())
    response = editor.get(url("recommendation"), {"project": other.project_id})
    assert titles(response) == [other]


@pytest.mark.parametrize("pk", ["abc", "99999999999999999999999", "0"])
def test_an_entry_that_is_not_there_is_not_found(editor, pk):
    assert editor.get(url("agency", "edit", pk)).status_code == 404


def test_cells_hold_text_and_never_formulas(editor):
    OpenRecommendationFactory(text='=HYPERLINK("http://example.org")')
    response = editor.get(url("recommendation"), {"export": "csv"})
    assert "'=HYPERLINK" in b"".join(response.streaming_content).decode()


def test_no_cell_of_a_file_begins_in_the_middle_of_a_text(editor):
    OpenRecommendationFactory(text="Report;=1+1")
    response = editor.get(url("recommendation"), {"export": "csv"})
    assert "Report;'=1+1" in b"".join(response.streaming_content).decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_could_be_a_formula_is_marked(start):
    assert neutral_cell(f"{start}1") == f"'{start}1"


def test_other_cells_stay_as_they_are():
    assert neutral_cell("5 days") == "5 days"
    assert neutral_cell(-5) == -5


# ---------------------------------------------------------------- saving through actions


def line_data(line, **changes):
    return {
        "project": line.project_id,
        "purpose": line.purpose,
        "amount": line.amount,
        "nature": line.nature,
    } | changes


def allocation(line, move="allocate"):
    return reverse("programme_move", args=["budgetline", line.pk, move])


def test_allocating_money_is_logged_and_told_in_the_projects_timeline(publisher):
    line = ProposedLineFactory()
    day = {"on": "2025-03-01", "reason": "The minutes came late."}
    assert publisher.post(allocation(line), day).status_code == 302
    line.refresh_from_db()
    assert line.status == BudgetLine.Status.ALLOCATED
    actions = ModelLogEntry.objects.values_list("action", flat=True)
    assert set(actions) == {"changeprojects.move", "changeprojects.date_back"}
    rows = document_of(line.project.translation_key)["timeline"]
    assert ("2025-03-01", "Pilot money set aside") in [(row["date"], row["title"]) for row in rows]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "2025-03-01"}, "reason"),
        ({"on": str(timezone.localdate() + timedelta(days=7)), "reason": "Soon."}, "on"),
        ({"on": "next week"}, "on"),
    ],
)
def test_a_day_that_is_not_today_needs_a_reason_and_to_be_past(publisher, typed, field):
    line = ProposedLineFactory()
    response = publisher.post(allocation(line), typed)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    line.refresh_from_db()
    assert line.status == BudgetLine.Status.PROPOSED


def test_an_editor_proposes_and_changes_what_is_proposed(editor):
    line = ProposedLineFactory()
    new = line_data(line, purpose="final_product", project=line.project_id)
    assert editor.post(url("budgetline", "create"), new).status_code == 302
    assert editor.post(url("budgetline", "edit", line.pk), line_data(line, amount=99)).url
    assert set(BudgetLine.objects.values_list("amount", flat=True)) == {99, line.amount}


@pytest.mark.parametrize("move_name", ["commit", "close", "release_back"])
def test_an_editor_does_not_move_money_that_is_set_aside(editor, move_name):
    line = AllocatedLineFactory()
    assert editor.post(allocation(line, move_name), {"reason": "Because."}).status_code == 302
    assert BudgetLine.objects.get(pk=line.pk).status == line.status


def test_an_editor_does_not_touch_money_that_is_set_aside(editor):
    line = AllocatedLineFactory()
    before = document_of(line.project.translation_key)
    response = editor.post(url("budgetline", "edit", line.pk), line_data(line, amount=1))
    assert response.status_code == 200
    assert "Only a publisher sets money aside" in response.content.decode()
    assert BudgetLine.objects.get(pk=line.pk).amount == line.amount
    assert document_of(line.project.translation_key) == before


def test_nor_do_actions_let_an_editor_set_money_aside():
    line, by = ProposedLineFactory(), EditorFactory()
    with pytest.raises(NotAllowed):
        move(line, "allocate", by=by)
    allocated = AllocatedLineFactory(project=line.project)
    allocated.status, allocated.allocated_on = "proposed", None
    with pytest.raises(NotAllowed):
        save_entry(allocated, by=by)


def test_a_publisher_releases_money_back_and_says_why(publisher):
    line = AllocatedLineFactory()
    line.project.refresh_head()
    back = allocation(line, "release_back")
    assert publisher.post(back).context["form"].errors["reason"]
    assert publisher.post(back, {"reason": "The pilot was cancelled."}).status_code == 302
    document = document_of(line.project.translation_key)
    assert document["budget"] == []
    # What happened is still told: it had been set aside.
    assert "Pilot money set aside" in [row["title"] for row in document["timeline"]]


def recommendation_data(entry, **changes):
    names = ("project_id", "code", "source", "text", "decision", "answer", "reason")
    data = {name.removesuffix("_id"): getattr(entry, name) for name in names}
    return data | {"decided_by": "", "decided_on": "", "owner": "", "due": ""} | changes


def test_a_decision_is_logged(manager):
    entry = OpenRecommendationFactory()
    manager.post(
        url("recommendation", "edit", entry.pk),
        recommendation_data(
            entry,
            decision="declined",
            answer="We cannot do it.",
            reason="Courts set the length.",
            decided_by="The project team",
            decided_on="2025-12-04",
        ),
    )
    entry.refresh_from_db()
    assert entry.decision == Recommendation.Decision.DECLINED
    (logged,) = ModelLogEntry.objects.all()
    assert logged.action == "changeprojects.decide_recommendation"


def answered_by_a_final_version():
    entry = FinalProductFactory().change_entries.get().recommendation
    decided = {name: getattr(entry, name) for name in ("decided_by", "decided_on")}
    promised = {"owner": "The project team", "due": "2025-12-20"}
    return entry, recommendation_data(entry, **decided, **promised)


@pytest.mark.parametrize(
    ("field", "value"),
    [("decision", "undecided"), ("code", "REC-99"), ("project", None), ("text", "Pay them.")],
)
def test_what_a_final_version_answers_stays_answered(manager, field, value):
    entry, data = answered_by_a_final_version()
    value = value or LiveProjectFactory().pk
    response = manager.post(url("recommendation", "edit", entry.pk), data | {field: value})
    said = "keep that project" if field == "project" else "Court handbook 1.0 answers this"
    assert said in response.context["form"].errors[field][0]
    stored = Recommendation.objects.get(pk=entry.pk)
    assert (stored.decision, stored.code) == (entry.decision, entry.code)
    entry.decision = Recommendation.Decision.UNDECIDED
    with pytest.raises(ValidationError):
        save_entry(entry, by=None)


def test_a_decision_that_a_final_version_counts_on_is_not_put_in_other_words_unseen(manager):
    entry, data = answered_by_a_final_version()
    address = url("recommendation", "edit", entry.pk)
    other = data | {"reason": "Most saw it late."}
    refused = manager.post(address, other).context["form"].errors["decided_on"][0]
    assert refused.startswith("Court handbook 1.0 counts on what was decided.")
    assert Recommendation.objects.get(pk=entry.pk).reason == entry.reason
    manager.post(address, other | {"decided_on": timezone.localdate().isoformat()})
    kept = Recommendation.objects.get(pk=entry.pk)
    assert (kept.reason, kept.decided_on) == ("Most saw it late.", timezone.localdate())
    assert kept.former_decisions.get().reason == entry.reason
    page = manager.get(url("recommendation", "inspect", entry.pk)).content.decode()
    assert "Decided before" in page
    assert entry.reason in page


@pytest.mark.parametrize("is_deleted", [False, True])
def test_no_other_takes_the_code_that_a_released_version_names(editor, is_deleted):
    entry, _ = answered_by_a_final_version()
    other = OpenRecommendationFactory(project=entry.project)
    if is_deleted:
        with pytest.raises(NotAllowed):
            delete_entry(entry, by=None)
        entry.delete()
    taken = recommendation_data(other, code=entry.code)
    fresh = taken | {"text": "Pay every family a thousand pounds."}
    for address in (url("recommendation", "edit", other.pk), url("recommendation", "create")):
        fault = editor.post(address, fresh).context["form"].errors["code"][0]
        assert fault.startswith("Court handbook 1.0 names another recommendation by this code")
    assert Recommendation.objects.filter(code=entry.code).count() == (0 if is_deleted else 1)
    # In another project the code is free.
    editor.post(url("recommendation", "create"), fresh | {"project": LiveProjectFactory().pk})
    assert Recommendation.objects.filter(text=fresh["text"]).get().code == entry.code


def test_a_decision_that_is_taken_back_is_logged_as_one(manager):
    entry = AcceptedRecommendationFactory(project=DraftProjectFactory())
    data = recommendation_data(entry, decision="undecided")
    manager.post(url("recommendation", "edit", entry.pk), data)
    (logged,) = ModelLogEntry.objects.filter(action__startswith="changeprojects.")
    assert logged.data == {"decision": "undecided"}


def test_a_decision_without_its_reason_is_refused(manager):
    entry = OpenRecommendationFactory()
    response = manager.post(
        url("recommendation", "edit", entry.pk), recommendation_data(entry, decision="declined")
    )
    assert set(response.context["form"].errors) == {
        *("answer", "reason", "decided_by", "decided_on"),
    }


def test_a_publisher_alone_changes_no_register(client):
    entry = OpenRecommendationFactory()
    publisher = PublisherFactory()
    publisher.groups.remove(*publisher.groups.filter(name="Programme editors"))
    client.force_login(publisher)
    assert client.get(url("recommendation", "inspect", entry.pk)).status_code == 200
    assert client.get(url("recommendation", "edit", entry.pk)).status_code != 200


def test_agencies_are_never_deleted(admin_client):
    agency = AgencyFactory()
    admin_client.post(url("agency", "delete", agency.pk))
    assert Agency.objects.filter(pk=agency.pk).exists()


# ---------------------------------------------------------------- what the public reads follows


def test_a_renamed_agency_is_known_by_its_new_name_everywhere(editor):
    product = PilotedProductFactory()
    project, pilot = product.project, product.pilots.get()
    agency = pilot.sites.get().agency
    TeamAgency.objects.create(project=project, agency=agency)
    project.refresh_head()
    data = {"name": "Heronsea Borough", "slug": agency.slug, "kind": agency.kind, "region": ""}
    data |= {"is_partner": "on", "may_be_named": "on"}
    assert editor.post(url("agency", "edit", agency.pk), data).status_code == 302
    for page in (project, pilot):
        told = json.dumps(document_of(page.translation_key))
        assert "Heronsea Borough" in told
        assert agency.name not in told


def money_told(project):
    rows = document_of(project.translation_key)["timeline"]
    return "Pilot money set aside" in [row["title"] for row in rows]


def test_money_that_moves_to_another_project_leaves_the_first(publisher):
    line = AllocatedLineFactory()
    before, after = line.project, LiveProjectFactory()
    before.refresh_head()
    publisher.post(url("budgetline", "edit", line.pk), line_data(line, project=after.pk))
    assert (money_told(before), money_told(after)) == (False, True)


def test_money_that_is_deleted_is_told_no_more(admin_client):
    line = AllocatedLineFactory()
    line.project.refresh_head()
    assert money_told(line.project)
    assert admin_client.post(url("budgetline", "delete", line.pk)).status_code == 302
    assert not money_told(line.project)


def test_money_that_is_set_aside_is_deleted_by_nobody_without_that_right(client):
    line = AllocatedLineFactory()
    client.force_login(with_right("view_budgetline", "delete_budgetline"))
    response = client.post(url("budgetline", "delete", line.pk), follow=True)
    assert "Only a publisher" in response.content.decode()
    assert BudgetLine.objects.exists()
