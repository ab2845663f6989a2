"""One survey of the demonstration can be answered in three languages."""

import pytest

from home.demo.safe_in_urdu import IN_URDU
from home.demo.safe_in_welsh import IN_WELSH
from home.demo.surveys import BEING_SAFE
from surveys.engine.frozen_schema import PLACE_OF_BASE
from surveys.models import NoticeVersion, SurveyDeployment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("accounts")]


@pytest.mark.parametrize("said", [IN_WELSH, IN_URDU], ids=["Welsh", "Urdu"])
def test_it_is_open_in_welsh_and_in_urdu_with_a_notice_in_them(client, said) -> None:
    deployment = SurveyDeployment.objects.get(version__survey__title=BEING_SAFE.title)
    assert deployment.phase == SurveyDeployment.Phase.OPEN
    page = client.get(f"/s/{deployment.code}/about/", {"in": said.form}).content.decode()
    assert f"<h1>{said.title}</h1>" in page
    # Who reads it is told with the number of this survey, which is the one of the notices.
    assert deployment.min_base == SurveyDeployment().fewest
    assert said.readers[1][1].replace(PLACE_OF_BASE, str(deployment.min_base)) in page
    assert NoticeVersion.objects.filter(audience=BEING_SAFE.notice_for, form=said.form).exists()
    client.post(f"/s/{deployment.code}/about/", {"form": said.form})
    page = client.get(f"/s/{deployment.code}/consent/").content.decode()
    assert said.consent_text in page
    assert f'lang="{said.form}"' in page
