"""The results of a survey and the public page of what became of it all ask little."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from surveys.models import SurveyDeployment, VoiceIndexPage
from tests.fresh_process import forget
from tests.surveys.evidence import made

MOST_FOR_RESULTS = 20
# Of what is ours: the way to a page, its rights and its site are asked for by Wagtail.
MOST_OF_OURS = 5
OURS = ("syndication_", "surveys_", "changeprojects_", "home_")


def asked(client, address):
    """The queries of a page in a process that has answered nothing before."""
    forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in queries.captured_queries]


@pytest.mark.parametrize("status", SurveyDeployment.Status.values)
def test_the_results_of_each_survey_take_up_to_twenty(accounts, db, status):
    client = Client()
    client.force_login(made.user("Analysts"))
    for deployment in SurveyDeployment.objects.filter(status=status):
        address = reverse("voice:results", args=[deployment.pk])
        assert len(asked(client, address)) <= MOST_FOR_RESULTS


def test_the_public_page_of_all_summaries_takes_a_few_of_ours(accounts, db):
    for page in VoiceIndexPage.objects.live():
        of_ours = [sql for sql in asked(Client(), page.url) if any(one in sql for one in OURS)]
        assert 0 < len(of_ours) <= MOST_OF_OURS
