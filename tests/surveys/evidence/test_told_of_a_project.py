"""What people told a project outside of any pilot is told back, and answered, like all else."""

import pytest

from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import ChangeProjectPage, PilotPage, ProductPage
from surveys.actions.draft_ledger import draft_ledger
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from surveys.selectors.ledger import draft_of
from surveys.withdrawal import withdraw_lookup
from syndication.selectors import document_of
from tests.factories.changeprojects import FinalReadyProductFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
CODE = "K7PM4WDR9TXH"


@pytest.fixture
def asked():
    """A survey of a project without a pilot, which 39 people answered; one holds `CODE`."""
    found = made.deployment()
    SurveyDeployment.objects.filter(pk=found.pk).update(pilot=None)
    found = SurveyDeployment.objects.get(pk=found.pk)
    made.responses(found, 38)
    made.responses(found, 1, withdraw_lookup=withdraw_lookup(CODE))
    said = made.recommendation(found.project, decision="declined", **made.DECIDED)
    made.theme(found, "T1", people=39, asks=[said])
    return found


def page_of(asked, about=None, **fields):
    project = ChangeProjectPage.objects.get(pk=asked.project_id)
    page = YouSaidWeDidPage(
        deployment=about or asked,
        title="You said",
        slug="you-said",
        intro="Thanks.",
        live=False,
        **fields,
    )
    return project.add_child(instance=page)


def test_editors_may_add_the_page_under_a_project(asked, client):
    project = ChangeProjectPage.objects.get(pk=asked.project_id)
    assert YouSaidWeDidPage in project.allowed_subpage_models()
    client.force_login(made.user(superuser=True))
    form = client.get(f"/admin/pages/add/surveys/yousaidwedidpage/{project.pk}/")
    assert f'<option value="{asked.pk}">' in form.content.decode()


def test_it_is_told_back_to_everybody_and_to_whoever_has_a_code(asked, client):
    page = made.publish(page_of(asked, easy_read="Thank you."))
    project = document_of(page.translation_key)["project"]
    assert project == str(asked.project.translation_key)
    shown = client.get(page.url)
    assert shown.status_code == 200
    assert "You said T1." in shown.content.decode()
    assert client.get(f"{page.url}easy-read/").status_code == 200
    assert client.get(f"{page.url}poster.pdf").status_code == 200
    told = client.post("/s/receipt/told/", {"receipt": CODE}).content.decode()
    assert "You said T1." in told
    assert made.DECIDED["reason"] in told
    head = client.get(f"/api/v1/voice-summaries/{page.translation_key}").json()
    assert (head["pilot"], head["product"]) == (None, None)


@pytest.mark.parametrize("of", ["pilot", "project"])
def test_under_a_project_it_tells_of_its_own_consultations_alone(asked, of):
    own = PilotPage.objects.child_of(asked.project).get()
    other = made.deployment(own if of == "pilot" else made.pilot())
    if of == "project":
        SurveyDeployment.objects.filter(pk=other.pk).update(pilot=None)
    made.responses(other, 12)
    made.theme(other, people=12)
    page = page_of(asked, about=SurveyDeployment.objects.get(pk=other.pk))
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(page)
    assert {one.code for one in refused.value.findings} == {"voice-pilot"}


def test_how_people_took_part_is_drafted_without_a_product(asked):
    page = page_of(asked)
    draft = draft_of(page)
    assert asked.project.title in draft.aim
    filled = draft_ledger(page, by=made.user(superuser=True))
    assert "involvement_aim" in filled
    assert not ProductPage.objects.exclude(involvement_methods="").exists()


@pytest.mark.parametrize("is_answered", [False, True])
def test_no_final_version_passes_over_what_people_told_the_project(is_answered):
    product = FinalReadyProductFactory()
    survey = made.deployment(product.pilots.get())
    SurveyDeployment.objects.filter(pk=survey.pk).update(pilot=None)
    asks = [product.project.recommendations.get()] if is_answered else []
    made.theme(SurveyDeployment.objects.get(pk=survey.pk), "T1", asks=asks)
    if is_answered:
        assert release_page(product).live
        return
    with pytest.raises(ReleaseRefused) as refusal:
        release_page(product)
    assert [one.code for one in refusal.value.findings] == ["B11-themes"]


def test_what_another_project_was_told_is_no_business_of_a_product():
    product = FinalReadyProductFactory()
    other = made.deployment()
    SurveyDeployment.objects.filter(pk=other.pk).update(pilot=None)
    made.theme(SurveyDeployment.objects.get(pk=other.pk), "T1")
    assert release_page(product).live
