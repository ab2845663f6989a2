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
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import (
    BudgetLine,
    ChangeEntry,
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
    LiveProjectFactory,
    ManagerFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    ProjectIndexFactory,
)
from tests.factories.network import AppraisalFactory, InvitedSiteFactory, TopicFactory

pytestmark = pytest.mark.django_db
today = timezone.localdate


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


def test_an_editor_of_a_planned_pilot_reads_what_opening_it_takes(client, piloted):
    BudgetLine.objects.all().delete()
    pilot = piloted.pilots.get()
    PilotPage.objects.filter(pk=pilot.pk).update(status="planned")
    InvitedSiteFactory(pilot=pilot, status="agreed")
    grant_page_rights(piloted.project)
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


def test_the_public_reads_what_a_final_version_still_needs(client, piloted):
    product = piloted
    OpenRecommendationFactory(project=product.project)
    product.project.refresh_head()
    found, states = part(client, product)
    assert found["looked_at"] == "before_final"
    assert (states["B07"], states["B11"]) == ("open", "open")
    page = BeautifulSoup(client.get(f"{product.project.url}differences/").content, "html.parser")
    words = " ".join(page.select_one("[aria-labelledby=parts]").get_text(" ").split())
    assert "Before a final version" in words
    assert "Every recommendation of the project is decided. Not met" in words


def test_a_final_version_is_told_as_it_is_published(client, final):
    found, states = part(client, final)
    assert found["looked_at"] == "as_published"
    assert states["B07"] == "met"
    assert not {"V01", "V02", "P01"} & set(states)


def test_a_product_that_nobody_may_use_or_read_is_not_judged(client, final):
    move(final, "withdraw", reason="It did harm to somebody.")
    ids = [one["id"] for one in readiness(client, final.project)["parts"]]
    assert str(final.translation_key) not in ids


def test_a_draft_tells_nothing_of_itself(client, piloted):
    before = readiness(client, piloted.project)["parts"]
    piloted.plain_summary = "Incomprehensibilities notwithstanding, interdepartmental."
    piloted.version, piloted.stage = "0.9", "final"
    piloted.save_revision()
    piloted.project.refresh_head()
    assert readiness(client, piloted.project)["parts"] == before


@pytest.mark.parametrize("made", [FinalProductFactory, PilotedProductFactory])
def test_a_draft_that_was_released_later_is_not_what_is_looked_at(client, made):
    product = made()
    before, _ = part(client, product)
    product = type(product).objects.get(pk=product.pk)
    product.plain_summary = "Incomprehensibilities notwithstanding, interdepartmental."
    product.version, product.stage = ("1.1" if made is FinalProductFactory else "0.4"), "draft"
    product.involvement_aim = ""
    product.change_entries.add(
        ChangeEntry(type="changed", plain_text="All of it.", reason="evidence")
    )
    release_page(product)
    product.project.refresh_head()
    after, _ = part(client, product)
    assert after == before


def test_the_public_reads_what_a_planned_pilot_still_needs(client, piloted):
    pilot = piloted.pilots.get()
    PilotPage.objects.filter(pk=pilot.pk).update(status="planned")
    pilot.sites.all().delete()
    BudgetLine.objects.all().delete()
    piloted.project.refresh_head()
    found, states = part(client, pilot)
    assert found["looked_at"] == "before_opening"
    assert (states["B06-pilot"], states["B16"]) == ("open", "open")


def test_a_pilot_that_ended_is_told_as_it_stands(client, final):
    found, states = part(client, final.pilots.get())
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
        keep_entry(SelectionAppraisal(project=project, panel="Somebody", held_on=today()))
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
    earlier = today().replace(year=today().year - 1)
    ChangeProjectPage.objects.filter(pk=project.pk).update(approved_on=earlier)
    SelectionAppraisal.objects.update(held_on=earlier)
    project = ChangeProjectPage.objects.get(pk=project.pk)
    later = SelectionAppraisal(project=project, panel="Another board", held_on=today())
    keep_entry(later)
    told = document_of(project.translation_key)
    assert told["selection"]["panel"] == "The programme board"
    # It has judged nothing, and what the approval rests on is not it.
    assert {one["code"]: one["state"] for one in told["readiness"]["findings"]}["B01"] == "met"


def test_a_later_appraisal_can_be_mended_while_the_deciding_one_stays():
    project, _ = approved()
    earlier = today().replace(year=today().year - 1)
    ChangeProjectPage.objects.filter(pk=project.pk).update(approved_on=earlier)
    SelectionAppraisal.objects.update(held_on=earlier)
    project = ChangeProjectPage.objects.get(pk=project.pk)
    later = SelectionAppraisal(project=project, panel="Another board", held_on=today())
    keep_entry(later)
    later.panel = "The other board"
    keep_entry(later)
    deciding = SelectionAppraisal.objects.get(held_on=earlier)
    deciding.panel = "Somebody else"
    with pytest.raises(ValidationError, match="add another appraisal"):
        keep_entry(deciding)


def test_no_appraisal_of_another_project_is_moved_in_before_the_decision():
    project, _ = approved()
    other = AppraisalFactory(project=LiveProjectFactory(status="idea", approved_on=None))
    other.project = ChangeProjectPage.objects.get(pk=project.pk)
    with pytest.raises(ValidationError, match="Write the day of a later appraisal"):
        keep_entry(other)


def test_a_project_that_was_declined_keeps_its_appraisal_and_its_day():
    project = LiveProjectFactory(status="planned", approved_on=None, actual_start=None)
    AppraisalFactory(project=project)
    project = move(project, "decline", reason="Nobody asked for it.")
    assert project.declined_on == today()
    late = SelectionAppraisal(project=project, panel="Another board", held_on=today())
    with pytest.raises(ValidationError, match="Write the day of a later appraisal"):
        keep_entry(late)
    told = document_of(project.translation_key)["selection"]
    assert (told["panel"], told["decided_on"]) == ("The programme board", today().isoformat())


def test_an_approval_needs_a_summary_for_the_public():
    project = LiveProjectFactory(status="planned", approved_on=None, actual_start=None)
    AppraisalFactory(project=project, public_summary=" ")
    with pytest.raises(ReleaseRefused, match="Write the public summary of the appraisal"):
        move(project, "approve")


def test_what_waits_in_a_draft_is_not_approved_unseen():
    idea = DraftProjectFactory(
        parent=ProjectIndexFactory(), status="idea", approved_on=None, actual_start=None
    )
    AppraisalFactory(project=idea)
    idea.model = ProjectModel.objects.get(code="small-local")
    idea.save_revision()
    with pytest.raises(ReleaseRefused, match="wait to be published"):
        move(idea, "approve", by=ManagerFactory())
    assert ChangeProjectPage.objects.get(pk=idea.pk).model_snapshot == {}


# ---------------------------------------------------------------- money and model


def test_money_for_another_product_is_not_money_for_this_one(final_ready):
    project = final_ready.project
    other = PilotedProductFactory(parent=project, title="Another", slug="another")
    BudgetLine.objects.filter(purpose="final_product").delete()
    line = AllocatedLineFactory(project=project, purpose="final_product", target=other)
    assert "B07" in codes(final_ready)
    line.target = final_ready
    line.save()
    assert "B07" not in codes(final_ready)


@pytest.mark.parametrize("whose", ["pilot", "product", None])
def test_money_for_this_pilot_or_its_product_or_for_any_opens_it(whose, piloted):
    pilot = piloted.pilots.get()
    BudgetLine.objects.all().delete()
    line = AllocatedLineFactory(project=piloted.project, target=None)
    other = PilotedProductFactory(parent=piloted.project, title="Another", slug="another")
    line.target = other
    line.save()
    BudgetLine.objects.exclude(pk=line.pk).delete()
    pilot.status, pilot.moved_by = "open", None
    assert "B06-pilot" in {one.code for one in rules.check(pilot, move="open")}
    assert "B06" in codes(piloted)
    line.target = {"pilot": pilot, "product": piloted, None: None}[whose]
    line.save()
    assert "B06-pilot" not in {one.code for one in rules.check(pilot, move="open")}
    assert "B06" not in codes(piloted)


def test_money_is_not_moved_to_another_project_from_an_open_pilot(piloted):
    PilotPage.objects.filter(pk=piloted.pilots.get().pk).update(status="open")
    line = BudgetLine.objects.get(project=piloted.project, purpose="pilot")
    line.project = LiveProjectFactory(title="Another", slug="another")
    with pytest.raises(ReleaseRefused, match="rests on this money"):
        keep_entry(line)
    assert BudgetLine.objects.get(pk=line.pk).project == piloted.project


PRESETS = {
    "seed-2005": {"B02": 1, "B03": 14, "B04": 7, "W01": (18, 24)},
    "rip-3-year": {"B02": 3, "B04": 10, "W01": (30, 36), "W19": 10},
    "small-local": {"B04": 4, "W01": (4, 12)},
    "event-led": {"W01": (3, 9)},
}
WEIGHTS = {
    "seed-2005": {},
    "rip-3-year": {"W19": "warn"},
    "small-local": dict.fromkeys(["B06", "B06-pilot", "B07"], "warn") | {"B03": "off"},
    "event-led": dict.fromkeys(["B03", "B06", "B06-pilot", "B07"], "warn") | {"B09": "off"},
}


@pytest.mark.parametrize("code", PRESETS)
def test_a_preset_is_what_the_plan_says(code):
    project = ChangeProjectPage(model_snapshot=ProjectModel.objects.get(code=code).snapshot())
    book = rules.rulebook_of(project)
    for rule in rules.all_rules():
        numbers = tuple(book.params(rule).values())
        asked = PRESETS[code].get(rule.code, tuple(rule.params.values()))
        assert numbers == (asked if isinstance(asked, tuple) else (asked,)), rule.code
        weight = WEIGHTS[code].get(rule.code, rule.severity.value)
        assert book.severity(rule).value == weight, rule.code


def test_every_number_of_a_rule_stands_in_what_it_asks():
    for rule in rules.all_rules():
        assert all(f"{{{name}}}" in rule.asks for name in rule.params), rule.code


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
