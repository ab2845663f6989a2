"""A summary says of which version people spoke, whatever the pilot names by now."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from changeprojects.models import PilotPage
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from syndication.selectors import document_of
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


@pytest.mark.parametrize(("status", "is_kept"), [("draft", False), ("open", True)])
def test_a_pilot_keeps_the_version_of_which_people_were_asked(status, is_kept):
    deployment = made.deployment()
    SurveyDeployment.objects.update(status=status)
    pilot = PilotPage.objects.get(pk=deployment.pilot_id)
    pilot.version = "0.4"
    if not is_kept:
        pilot.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        pilot.full_clean()
    assert list(refused.value.error_dict) == ["version"]
    pilot.version = "0.3"
    pilot.full_clean()
