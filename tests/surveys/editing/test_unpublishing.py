"""Unpublishing a survey stops nobody who is asked it, and the page says so."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    OpenDeploymentFactory,
    SurveyFactory,
    frozen_version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    user = get_user_model().objects.create_user("author", "author@agency.example", "x")
    user.groups.add(Group.objects.get(name="Survey managers"))
    client.force_login(user)
    return client


def asked_before_unpublishing(client, survey):
    survey.save_revision().publish()
    address = reverse("wagtailsnippets_surveys_survey:unpublish", args=[survey.pk])
    return address, " ".join(client.get(address).content.decode().split())


def test_whoever_unpublishes_reads_where_people_go_on_answering(author):
    version = frozen_version()
    open_now = [OpenDeploymentFactory(version=version), OpenDeploymentFactory(version=version)]
    others = [
        DeploymentFactory(version=version),
        ClosedDeploymentFactory(version=version),
        OpenDeploymentFactory(version=version, closes_at=timezone.now() - timedelta(hours=1)),
        OpenDeploymentFactory(),
    ]
    address, page = asked_before_unpublishing(author, version.survey)
    assert "People go on answering at 2 open deployments" in page
    for one in open_now:
        assert reverse("survey_deployment_move", args=[one.pk, "suspend"]) in page
        assert reverse("survey_deployment_move", args=[one.pk, "close"]) in page
    assert not any(f"deployment/{one.pk}/" in page or one.code in page for one in others)
    assert "referenced" not in page
    author.post(address)
    assert author.get(reverse("surveys:start", args=[open_now[0].code])).status_code == 200


def test_one_that_nobody_is_asked_now_is_unpublished_without_a_word_of_it(author):
    _, page = asked_before_unpublishing(author, SurveyFactory(live=False))
    assert "Yes, unpublish it" in page
    assert "go on answering" not in page
    assert "referenced" not in page


def test_the_panel_beside_the_form_counts_no_uses(author):
    survey = OpenDeploymentFactory().version.survey
    edit = reverse("wagtailsnippets_surveys_survey:edit", args=[survey.pk])
    for address in (edit, reverse("wagtailsnippets_surveys_survey:add")):
        assert "Used 0 times" not in author.get(address).content.decode()
