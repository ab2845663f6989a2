"""A summary says of which version people spoke, whatever the pilot names by now."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import PilotPage, ProductPage
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from surveys.selectors.ledger import draft_of
from syndication.models import Publication
from syndication.selectors import content_of, document_of, editions_of
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    """A released summary of what people said of version 0.3."""
    deployment = made.deployment()
    made.responses(deployment, 43)
    asked = made.recommendation(deployment.project)
    made.theme(deployment, "T1", people=21, asks=[asked])
    made.prove(asked, deployment, version="0.4", at=datetime(2026, 6, 1, tzinfo=UTC))
    return made.publish(made.page(deployment))


def test_a_later_version_of_the_pilot_moves_no_head(page):
    assert document_of(page.translation_key)["product"]["version"] == "0.3"
    PilotPage.objects.update(version="0.4")
    YouSaidWeDidPage.objects.get(pk=page.pk).refresh_head()
    assert document_of(page.translation_key)["product"]["version"] == "0.3"


def test_another_product_of_the_pilot_moves_no_head_either(page):
    """Product and version are told of one edition: never the one with the other's number."""
    told = document_of(page.translation_key)["product"]
    PilotPage.objects.update(product=other_product(page.project_above))
    YouSaidWeDidPage.objects.get(pk=page.pk).refresh_head()
    assert document_of(page.translation_key)["product"] == told


def test_a_product_that_is_taken_back_is_not_named_by_what_is_frozen(page):
    identifier = document_of(page.translation_key)["product"]["id"]
    Publication.objects.filter(identifier=identifier).update(state="gone")
    YouSaidWeDidPage.objects.get(pk=page.pk).refresh_head()
    assert document_of(page.translation_key)["product"] is None


def test_what_people_told_the_project_is_not_said_of_the_version_of_a_pilot(page):
    SurveyDeployment.objects.update(pilot=None)
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    page = made.publish(page, "1.1")
    assert document_of(page.translation_key)["product"] is None
    edition = content_of(editions_of(page.translation_key).first())
    assert (edition["version"], edition["product"]) == ("1.1", None)
    linked = Client().get(f"/api/v1/voice-summaries/{page.translation_key}/versions/1.1.jsonld")
    assert linked.status_code == 200
    assert "Handbook" not in linked.content.decode()
    assert "version" not in draft_of(page).aim


def other_product(project):
    """A product of the same project, whose version has the same number."""
    return project.add_child(
        instance=ProductPage(title="Poster", slug="poster", plain_summary="How.", live=False)
    )


@pytest.mark.parametrize(("status", "is_kept"), [("draft", False), ("open", True)])
@pytest.mark.parametrize("changed", ["version", "product"])
def test_a_pilot_keeps_the_version_of_which_people_were_asked(status, is_kept, changed):
    deployment = made.deployment()
    SurveyDeployment.objects.update(status=status)
    pilot = PilotPage.objects.get(pk=deployment.pilot_id)
    before = getattr(pilot, changed)
    other = "0.4" if changed == "version" else other_product(pilot.get_parent())
    setattr(pilot, changed, other)
    if not is_kept:
        pilot.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        pilot.full_clean()
    assert list(refused.value.error_dict) == [changed]
    setattr(pilot, changed, before)
    pilot.full_clean()


@pytest.fixture
def another(page):
    """Another survey at the same pilot, of which could be told too."""
    deployment = made.deployment(page.pilot)
    made.responses(deployment, 43)
    made.theme(deployment, "T1", people=21, asks=[page.deployment.project.recommendations.get()])
    return deployment


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_a_page_that_told_of_a_survey_tells_of_no_other(page, another, is_taken_back):
    """Whoever answered the first one would else find nothing, and never be told."""
    told = document_of(page.translation_key)["survey"]
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    if is_taken_back:
        page.unpublish()
        # While it is a draft, Wagtail's form stores what was chosen in the page itself.
        page.deployment = another
        page.save()
    page.deployment = another
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(page, "2.0")
    assert [one.code for one in refused.value.findings] == ["voice-survey"]
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    page.deployment = page.deployment.project.survey_deployments.exclude(pk=another.pk).get()
    assert document_of(made.publish(page, "2.0").translation_key)["survey"] == told


def test_its_form_offers_no_other(admin_client, page, another):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = admin_client.get(url).context["form"]
    assert [one.pk for one in form.fields["deployment"].queryset] == [page.deployment_id]
    assert "stays with it" in form.fields["deployment"].help_text
    fresh = admin_client.get(
        reverse(
            "wagtailadmin_pages:add", args=["surveys", "yousaidwedidpage", page.get_parent().pk]
        )
    )
    offered = {one.pk for one in fresh.context["form"].fields["deployment"].queryset}
    assert offered == {page.deployment_id, another.pk}
