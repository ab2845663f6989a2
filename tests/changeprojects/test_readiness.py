"""What is still missing: told to editors before a step, and to the public part by part."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    BudgetLine,
    ChangeProjectPage,
    CriterionJudgement,
    OutcomeStatement,
    PilotPage,
    ProjectModel,
    SelectionAppraisal,
    TopicEndorsement,
)
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    AgencyFactory,
    AllocatedLineFactory,
    DraftProjectFactory,
    EditorFactory,
    FinalProductFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
    ManagerFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    ProjectIndexFactory,
)
from tests.factories.network import AppraisalFactory, InvitedSiteFactory, TopicFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def panel(client, page):
    """The words of the panel beside the form, and its links to mend things."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    found = BeautifulSoup(response.content, "html.parser").select_one(
        "[data-side-panel=readiness] .cp-readiness"
    )
    return " ".join(found.get_text().split()), [link["href"] for link in found.select("a.button")]


def readiness(client, project):
    return client.get(f"/api/v1/change-projects/{project.translation_key}/readiness").json()


def part(client, page):
    """How one product or pilot stands, by the codes of its rules."""
    parts = readiness(client, page.project)["parts"]
    (found,) = (one for one in parts if one["id"] == str(page.translation_key))
    return found, {one["code"]: one["state"] for one in found["findings"]}


# ---------------------------------------------------------------- editors


def test_an_editor_of_an_idea_reads_what_its_approval_takes(client):
    idea = DraftProjectFactory(
        parent=ProjectIndexFactory(), status="idea", approved_on=None, actual_start=None
    )
    grant_page_rights(idea)
    client.force_login(EditorFactory())
    words, links = panel(client, idea)
    assert words.startswith("No rule stands against publishing this page.")
    before = words.partition("Before “Approve”")[2]
    assert "Judge all five criteria in the register “Appraisals”; 5 are missing." in before
    assert "Choose a topic under “Origin” that agencies stand behind." in before
    assert any("#tab-origin" in link for link in links)


def test_an_editor_of_a_planned_pilot_reads_what_opening_it_takes(client):
    product = PilotedProductFactory()
    BudgetLine.objects.all().delete()
    pilot = product.pilots.get()
    PilotPage.objects.filter(pk=pilot.pk).update(status="planned")
    InvitedSiteFactory(pilot=pilot, status="agreed")
    grant_page_rights(product.project)
    client.force_login(ManagerFactory())
    words, _ = panel(client, pilot)
    before = words.partition("Before “Open")[2]
    assert "Allocate a confirmed pilot budget" in before
    assert "Write a safeguarding contact for each site that has agreed" in before


def test_what_waits_in_the_draft_is_said_to_wait_there(client):
    project = LiveProjectFactory(status="planned", approved_on=None, actual_start=None)
    AppraisalFactory(project=project)
    project.outcomes.clear()
    project = release_page(project)
    project.outcomes.add(OutcomeStatement(for_whom="parents", what_changes="They are heard."))
    project.save_revision()
    grant_page_rights(project)
    client.force_login(ManagerFactory())
    words, _ = panel(client, project)
    assert "An outcome is written in the draft only: have the page published." in words
    assert "ask somebody in the group “Publishers”" in words


def test_steps_that_end_something_are_no_step_on(client):
    project = LiveProjectFactory(status="developing")
    grant_page_rights(project)
    client.force_login(ManagerFactory())
    words, _ = panel(client, project)
    assert "Before “Stop”" not in words
    assert "Before “Pause”" not in words


# ---------------------------------------------------------------- the public


def test_the_public_reads_what_a_final_version_still_needs(client):
    product = PilotedProductFactory()
    OpenRecommendationFactory(project=product.project)
    product.project.refresh_head()
    found, states = part(client, product)
    assert found["looked_at"] == "before_final"
    assert (states["B07"], states["B11"]) == ("open", "open")
    page = BeautifulSoup(client.get(f"{product.project.url}differences/").content, "html.parser")
    words = " ".join(page.select_one("[aria-labelledby=parts]").get_text(" ").split())
    assert "Before a final version" in words
    assert "Every recommendation of the project is decided. Not met" in words


def test_a_final_version_is_told_as_it_is_published(client):
    product = FinalProductFactory()
    found, states = part(client, product)
    assert found["looked_at"] == "as_published"
    assert states["B07"] == "met"
    assert not {"V01", "V02", "P01"} & set(states)


def test_a_product_that_nobody_may_use_or_read_is_not_judged(client):
    product = FinalProductFactory()
    move(product, "withdraw", reason="It did harm to somebody.")
    ids = [one["id"] for one in readiness(client, product.project)["parts"]]
    assert str(product.translation_key) not in ids


def test_a_draft_tells_nothing_of_itself(client):
    product = PilotedProductFactory()
    before = readiness(client, product.project)["parts"]
    product.plain_summary = "Incomprehensibilities notwithstanding, interdepartmental."
    product.version, product.stage = "0.9", "final"
    product.save_revision()
    product.project.refresh_head()
    assert readiness(client, product.project)["parts"] == before


def test_the_public_reads_what_a_planned_pilot_still_needs(client):
    product = PilotedProductFactory()
    pilot = product.pilots.get()
    PilotPage.objects.filter(pk=pilot.pk).update(status="planned")
    pilot.sites.all().delete()
    BudgetLine.objects.all().delete()
    product.project.refresh_head()
    found, states = part(client, pilot)
    assert found["looked_at"] == "before_opening"
    assert (states["B06-pilot"], states["B16"]) == ("open", "open")


def test_a_pilot_that_ended_is_told_as_it_stands(client):
    product = FinalProductFactory()
    found, states = part(client, product.pilots.get())
    assert found["looked_at"] == "as_it_stands"
    assert states["W11"] == "met"


def test_a_model_that_changes_only_a_number_is_told_with_both_numbers(client):
    small = ProjectModel.objects.get(code="small-local")
    project = LiveProjectFactory(model_snapshot=small.snapshot())
    changed = {one["code"]: one for one in readiness(client, project)["changed"]}
    assert changed["B04"] == {
        "code": "B04",
        "asks": "The team has at most 4 partner agencies.",
        "usually_asks": "The team has at most 7 partner agencies.",
        "usual": "block",
        "here": "block",
    }
    findings = {one["code"]: one["asks"] for one in readiness(client, project)["findings"]}
    assert findings["B04"] == "The team has at most 4 partner agencies."
    words = client.get(f"{project.url}differences/").content.decode()
    assert "Usually: The team has at most 7 partner agencies." in words


def test_the_usual_model_changes_nothing(client):
    usual = ProjectModel.objects.get(is_default=True)
    project = LiveProjectFactory(model_snapshot=usual.snapshot())
    assert readiness(client, project)["changed"] == []


# ---------------------------------------------------------------- after the approval


def approved():
    project = LiveProjectFactory(
        status="planned", approved_on=None, actual_start=None, origin="consultation"
    )
    topic = TopicFactory()
    TopicEndorsement.objects.create(topic=topic, agency=AgencyFactory(is_partner=True))
    project.topics.add(topic)
    project.outcomes.add(OutcomeStatement(for_whom="parents", what_changes="They are heard."))
    project = release_page(project)
    appraisal = AppraisalFactory(project=project)
    return move(project, "approve"), appraisal


def test_the_appraisal_that_decided_stays_as_it_was():
    _, appraisal = approved()
    appraisal = SelectionAppraisal.objects.get(pk=appraisal.pk)
    judged = appraisal.judgements.first()
    judged.judgement = CriterionJudgement.Judgement.NOT_MET
    appraisal.judgements.add(judged)
    with pytest.raises(ValidationError) as refusal:
        keep_entry(appraisal)
    assert "add another appraisal" in str(refusal.value)
    assert set(CriterionJudgement.objects.values_list("judgement", flat=True)) == {"met"}


def test_no_other_appraisal_slips_in_before_the_approval():
    project, _ = approved()
    with pytest.raises(ValidationError) as refusal:
        keep_entry(SelectionAppraisal(project=project, panel="Somebody", held_on=TODAY))
    assert "Write the day of a later appraisal." in str(refusal.value)


def test_before_it_is_decided_an_appraisal_can_be_mended():
    project = LiveProjectFactory(status="planned", approved_on=None)
    appraisal = AppraisalFactory(project=project)
    appraisal.panel = "The board"
    keep_entry(appraisal)
    assert SelectionAppraisal.objects.get().panel == "The board"


def test_an_endorsement_taken_back_later_is_told_and_stops_nothing(client):
    project, _ = approved()
    TopicEndorsement.objects.all().delete()
    ChangeProjectPage.objects.filter(pk=project.pk).update(status="piloting")
    ChangeProjectPage.objects.get(pk=project.pk).refresh_head()
    found = {one["code"]: one["state"] for one in readiness(client, project)["findings"]}
    assert (found["B01"], found["B02"]) == ("met", "warns")


def test_a_later_appraisal_is_not_the_ground_of_the_approval():
    project, _ = approved()
    earlier = TODAY.replace(year=TODAY.year - 1)
    ChangeProjectPage.objects.filter(pk=project.pk).update(approved_on=earlier)
    SelectionAppraisal.objects.update(held_on=earlier)
    project = ChangeProjectPage.objects.get(pk=project.pk)
    later = SelectionAppraisal(project=project, panel="Another board", held_on=TODAY)
    keep_entry(later)
    assert document_of(project.translation_key)["selection"]["panel"] == "The programme board"


# ---------------------------------------------------------------- money and model


def test_money_for_another_product_is_not_money_for_this_one():
    product = FinalReadyProductFactory()
    project = product.project
    other = PilotedProductFactory(parent=project, title="Another", slug="another")
    BudgetLine.objects.filter(purpose="final_product").delete()
    line = AllocatedLineFactory(project=project, purpose="final_product", target=other)
    assert "B07" in codes(product)
    line.target = product
    line.save()
    assert "B07" not in codes(product)


def codes(page):
    return {one.code for one in rules.check(page)}


def test_a_new_project_starts_with_the_usual_model_and_keeps_what_was_pinned(admin_client):
    usual = ProjectModel.objects.get(is_default=True)
    assert ChangeProjectPage(title="New").model == usual
    project = LiveProjectFactory(model_snapshot=usual.snapshot() | {"version": 3})
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[project.pk]))
    field = page.context["form"].fields["model"]
    assert field.disabled
    assert f"“{usual.title}”, version 3. It stays." in page.content.decode()
