"""What was decided, granted or signed stays; a form that was open meanwhile undoes nothing."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import NotAllowed
from changeprojects.models import (
    BudgetLine,
    ChangeProjectPage,
    Evaluation,
    PilotSite,
    Review,
    ShapingDecision,
    Waiver,
)
from tests.factories.changeprojects import (
    LiveProjectFactory,
    PilotedProductFactory,
    ProposedLineFactory,
    PublisherFactory,
    UserFactory,
)
from tests.factories.network import OpenCallFactory, ReviewFactory, WaiverFactory

pytestmark = pytest.mark.django_db
today = timezone.localdate


def decision(**facts):
    facts = {"question": "What?", "decision": "A book.", "why": "It lasts."} | facts
    return ShapingDecision(project=LiveProjectFactory(), decided_on=today(), **facts)


def test_a_decision_is_followed_and_never_overwritten():
    taken = decision()
    keep_entry(taken)
    taken.decision = "A film."
    with pytest.raises(ValidationError) as refusal:
        keep_entry(taken)
    assert "Add a new one" in refusal.value.message_dict["decision"][0]
    with pytest.raises(NotAllowed):
        delete_entry(taken, by=None)
    assert ShapingDecision.objects.get().decision == "A book."


def test_a_project_goes_with_its_decisions_replaced_ones_too():
    former = decision()
    keep_entry(former)
    later = ShapingDecision(
        project=former.project,
        question="What?",
        decision="A film.",
        why="They asked.",
        decided_on=today(),
        supersedes=former,
    )
    keep_entry(later)
    former.project.delete()
    assert not ShapingDecision.objects.exists()


@pytest.mark.parametrize("name", ["findings", "harms", "limitations"])
def test_a_signed_evaluation_is_not_rewritten(name, piloted):
    evaluation = piloted.pilots.get().evaluation
    setattr(evaluation, name, "")
    with pytest.raises(ValidationError) as refusal:
        keep_entry(evaluation)
    assert "It is signed off and stays as it is." in refusal.value.message_dict["findings"][0]
    with pytest.raises(NotAllowed):
        delete_entry(evaluation, by=None)


def test_what_a_waiver_was_granted_for_stays_and_may_end():
    project = LiveProjectFactory()
    waiver = Waiver(
        project=project,
        rule_code="B03",
        title="No call",
        usual_way="A call.",
        here="None.",
        reason="Only three agencies work there, and all of them take part.",
        granted_by="The board",
        granted_on=today(),
    )
    keep_entry(waiver)
    waiver.expires_on = today()
    keep_entry(waiver)
    waiver.rule_code = "B02"
    with pytest.raises(ValidationError):
        keep_entry(waiver)


def test_what_was_granted_is_deleted_by_nobody(admin_client):
    waiver = WaiverFactory()
    admin_client.post(reverse("changeprojects_waiver_modeladmin_delete", args=[waiver.pk]))
    assert Waiver.objects.filter(pk=waiver.pk).exists()
    with pytest.raises(NotAllowed, match="granted"):
        delete_entry(waiver, by=None)


def test_who_may_change_and_not_delete_deletes_nothing():
    review, by = ReviewFactory(), UserFactory()
    by.user_permissions.set(Permission.objects.filter(codename="change_review"))
    with pytest.raises(NotAllowed, match="you may not delete this"):
        delete_entry(review, by=by)
    assert Review.objects.filter(pk=review.pk).exists()


def test_a_site_at_work_keeps_somebody_to_turn_to(piloted):
    site = piloted.pilots.get().sites.get()
    PilotSite.objects.filter(pk=site.pk).update(status="active")
    site.safeguarding_contact = " "
    with pytest.raises(ValidationError) as refusal:
        keep_entry(site)
    assert "keep somebody to turn to" in refusal.value.message_dict["safeguarding_contact"][0]


def test_a_form_that_was_open_while_money_was_set_aside_leaves_it_set_aside():
    line = ProposedLineFactory()
    in_the_form = BudgetLine.objects.get(pk=line.pk)
    move(line, "allocate", by=PublisherFactory())
    in_the_form.amount += 1
    save_entry(in_the_form, by=PublisherFactory())
    kept = BudgetLine.objects.get(pk=line.pk)
    assert (kept.status, kept.amount) == ("allocated", in_the_form.amount)
    assert kept.allocated_on == today()


def test_a_page_that_is_published_meanwhile_leaves_the_move_as_it_was():
    project = LiveProjectFactory(status="planned")
    in_the_editor = ChangeProjectPage.objects.get(pk=project.pk)
    facts = {"status": "recruiting", "approved_on": today(), "model_snapshot": {"code": "mine"}}
    ChangeProjectPage.objects.filter(pk=project.pk).update(**facts)
    in_the_editor.title = "Another title"
    in_the_editor.save_revision().publish()
    kept = ChangeProjectPage.objects.values(*facts).get(pk=project.pk)
    assert kept == facts


def test_the_evaluation_of_another_pilot_is_another_evaluation(piloted):
    evaluation = piloted.pilots.get().evaluation
    Evaluation.objects.filter(pk=evaluation.pk).update(status="planned")
    evaluation.refresh_from_db()
    evaluation.pilot = PilotedProductFactory().pilots.get()
    with pytest.raises(ValidationError) as refusal:
        keep_entry(evaluation)
    assert "pilot" in refusal.value.message_dict


def test_the_page_of_an_open_call_leads_to_where_it_is_answered(client):
    project = LiveProjectFactory(status="recruiting")
    call = OpenCallFactory(parent=project)
    call.save_revision().publish()
    page = client.get(call.get_url()).content.decode()
    assert f'href="{reverse("network:entrance")}"' in page
    ChangeProjectPage.objects.filter(pk=project.pk).update(status="stopped")
    call.refresh_head()
    assert reverse("network:entrance") not in client.get(call.get_url()).content.decode()
