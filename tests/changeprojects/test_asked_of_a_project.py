"""What a project was asked for stays with it, so that its final version has to answer it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail_modeladmin.helpers import AdminURLHelper

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import NotAllowed, ReleaseRefused
from changeprojects.models import Recommendation
from tests.factories.changeprojects import (
    AcceptedRecommendationFactory,
    EvaluatedPilotFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
    OpenRecommendationFactory,
)
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db


def by_saving(asked):
    save_entry(asked, by=None)


@pytest.mark.parametrize("door", [keep_entry, by_saving])
@pytest.mark.parametrize("factory", [OpenRecommendationFactory, AcceptedRecommendationFactory])
def test_no_door_moves_what_was_asked_to_another_project(door, factory):
    asked = factory(owner="The team", due="2026-09-01")
    first = asked.project
    asked = Recommendation.objects.get(pk=asked.pk)
    asked.project = LiveProjectFactory()
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        door(asked)
    assert "keep that project" in refusal.value.message_dict["project"][0]
    assert Recommendation.objects.get(pk=asked.pk).project == first


def test_the_form_says_at_the_project_why_it_stays(client):
    asked = OpenRecommendationFactory()
    client.force_login(made.user("Programme editors"))
    facts = {
        "project": LiveProjectFactory().pk,
        "code": asked.code,
        "text": asked.text,
        "source": asked.source,
        "decision": "undecided",
    }
    edit = AdminURLHelper(Recommendation).get_action_url("edit", asked.pk)
    page = client.post(edit, facts)
    assert "keep that project" in str(page.context["form"].errors["project"])
    assert Recommendation.objects.get(pk=asked.pk).project == asked.project


def test_a_final_version_is_not_freed_by_moving_away_what_is_undecided():
    product = FinalReadyProductFactory()
    asked = OpenRecommendationFactory(project=product.project)
    asked = Recommendation.objects.get(pk=asked.pk)
    asked.project = LiveProjectFactory()
    with pytest.raises(ValidationError), transaction.atomic():
        keep_entry(asked)
    with pytest.raises(ReleaseRefused, match="Decide"):
        release_page(product)


@pytest.mark.parametrize("source", ["test", "evaluation"])
def test_what_a_test_or_an_evaluation_asked_for_is_not_deleted(source):
    asked = OpenRecommendationFactory(source=source)
    with pytest.raises(NotAllowed):
        delete_entry(asked, by=None)


def test_a_product_waits_for_what_is_asked_wherever_it_is_tried_out():
    """Begun in a project that was asked for nothing, it would be final at once."""
    product = FinalReadyProductFactory()
    first = OpenRecommendationFactory(project=product.project, code="REC-77")
    other = EvaluatedPilotFactory(parent=LiveProjectFactory(), product=product, slug="abroad")
    abroad = OpenRecommendationFactory(project=other.project, code="REC-78")
    for one, waits in ((first, "REC-77, REC-78"), (abroad, "REC-78")):
        [finding] = product.rules_against_release()
        assert finding.message == f"Decide {waits} in the register before a final version."
        Recommendation.objects.filter(pk=one.pk).update(decision="declined")
    assert release_page(product).live


def test_what_people_asked_for_is_not_deleted():
    survey = made.deployment()
    asked = made.recommendation(survey.project)
    made.theme(survey, "T1", asks=[asked])
    with pytest.raises(NotAllowed, match="It was asked for"):
        delete_entry(asked, by=None)


def test_what_the_public_has_read_a_decision_about_is_not_deleted():
    with pytest.raises(NotAllowed):
        delete_entry(AcceptedRecommendationFactory(), by=None)


def test_what_was_written_by_mistake_can_be_deleted():
    asked = OpenRecommendationFactory()
    delete_entry(asked, by=None)
    assert not Recommendation.objects.filter(pk=asked.pk).exists()
