"""Nothing people said at a pilot is passed over in silence when its product is final."""

from copy import deepcopy

import pytest
from django.urls import reverse

from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from surveys.actions.merge_themes import merge_themes
from surveys.admin_views.theme_form import ThemeForm
from surveys.models import Theme
from surveys.selectors.codebook import stamp_of_theme
from syndication.selectors import document_of
from tests.factories.changeprojects import FinalReadyProductFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

WHY = "Three people praised it, and nobody wanted it otherwise."


@pytest.fixture(scope="module")
def _product(for_all_tests):
    return FinalReadyProductFactory()


@pytest.fixture
def product(_product, db):
    return deepcopy(_product)


@pytest.fixture
def said(product):
    """A theme of a survey at the product's pilot that nobody tied to a recommendation."""
    survey = made.deployment(product.pilots.get())
    made.responses(survey, 40)
    return made.theme(survey, "T1", people=30)


def answers(theme, **changes):
    names = ("code", "name", "definition", "include", "exclude", "you_said")
    facts = {name: getattr(theme, name) for name in names}
    return facts | {"nothing_asked": WHY, "nothing_asked_by": "The project team"} | changes


def is_waiting(product):
    with pytest.raises(ReleaseRefused) as refusal:
        release_page(product)
    return [one.code for one in refusal.value.findings] == ["B11-themes"]


def test_no_final_version_passes_over_what_people_said(product, said):
    assert is_waiting(product)


def test_a_recommendation_that_was_decided_answers_it(product, said):
    said.recommendations.add(product.project.recommendations.get())
    assert release_page(product).live


def test_a_reason_why_nothing_is_asked_for_answers_it(product, said, client):
    client.force_login(made.user("Analysts"))
    edit = reverse("voice:theme_edit", args=[said.deployment_id, said.pk])
    assert client.post(edit, answers(said, seen=stamp_of_theme(said))).status_code == 302
    kept = Theme.objects.get(pk=said.pk)
    assert (kept.nothing_asked, kept.nothing_asked_by) == (WHY, "The project team")
    assert kept.nothing_asked_on
    assert WHY in client.get(reverse("voice:themes", args=[said.deployment_id])).content.decode()
    assert release_page(product).live


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"nothing_asked": "."}, "nothing_asked"),
        ({"nothing_asked": "No 1 2"}, "nothing_asked"),
        ({"nothing_asked_by": ""}, "nothing_asked_by"),
    ],
)
def test_a_reason_is_given_in_words_by_somebody(said, changes, field):
    form = ThemeForm(answers(said, **changes), instance=said, deployment=said.deployment)
    assert list(form.errors) == [field]


@pytest.mark.parametrize("by", ["", ".", "x"])
def test_somebody_says_so(said, client, by):
    client.force_login(made.user("Analysts"))
    edit = reverse("voice:theme_edit", args=[said.deployment_id, said.pk])
    page = client.post(edit, answers(said, nothing_asked_by=by))
    assert "Write which role or agency says so." in page.content.decode()
    assert not Theme.objects.get(pk=said.pk).nothing_asked


def test_nothing_is_asked_for_or_something_never_both(product, said):
    asked = [product.project.recommendations.get().pk]
    sent = answers(said, recommendations=asked)
    form = ThemeForm(sent, instance=said, deployment=said.deployment)
    assert list(form.errors) == ["nothing_asked"]


def test_the_public_reads_why_nothing_is_asked_for(said, client):
    Theme.objects.filter(pk=said.pk).update(
        nothing_asked=WHY, nothing_asked_by="The project team", nothing_asked_on="2026-05-04"
    )
    page = made.publish(made.page(said.deployment))
    [item] = document_of(page.translation_key)["items"]
    assert (item["fate"], item["did_label"]) == ("declined", "We change nothing")
    assert (item["reason"], item["decided_by"]) == (WHY, "The project team")
    assert WHY in client.get(page.url).content.decode()


def test_a_theme_that_was_merged_waits_for_nothing(product, said):
    other = made.theme(said.deployment, "T2", asks=[product.project.recommendations.get()])
    merge_themes(said, other, by=made.user("Analysts"))
    assert release_page(product).live


def test_readiness_says_how_many_themes_wait(product, said):
    release = product.project.translation_key
    product.project.refresh_head()
    parts = document_of(release)["readiness"]["parts"]
    states = {one["code"]: one["state"] for part in parts for one in part["findings"]}
    assert states["B11-themes"] == "open"
