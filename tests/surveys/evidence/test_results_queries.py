"""The results of one survey ask little of the database, however many answered and were asked."""

import copy
import random
import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from surveys.actions.close_deployment import close_deployment
from surveys.models import Answer, Figures, Response, SurveyDeployment, SurveyVersion
from tests.factories.changeprojects import ActiveSiteFactory
from tests.fresh_process import forget
from tests.surveys.evidence import made

MOST = 20
QUESTIONS, SITES, PEOPLE = 25, 12, 1500


@pytest.fixture(scope="module")
def _large(for_all_tests):
    first = made.deployment()
    version = many_questions(first.version)
    sites = [ActiveSiteFactory(pilot=first.pilot) for _ in range(SITES)]
    deployments = [made.deployment(first.pilot, site=site) for site in sites]
    SurveyDeployment.objects.update(version=version)
    for number, deployment in enumerate(deployments):
        deployment.refresh_from_db()
        answered(deployment, 30 if number else PEOPLE)
        close_deployment(deployment)
    return deployments[0].pk


@pytest.fixture
def large(_large, db):
    """A survey of many questions at many sites, closed; at the first very many answered."""
    return SurveyDeployment.objects.get(pk=_large)


def many_questions(version):
    schema = copy.deepcopy(made.SCHEMA)
    one, several, _ = schema["steps"][0]["questions"]
    schema["steps"][0]["questions"] = [
        (several if number % 5 == 0 else one)
        | {"id": str(uuid.UUID(int=number)), "key": f"q{number}", "label": f"Question {number}?"}
        for number in range(QUESTIONS)
    ]
    return SurveyVersion.objects.create(
        survey=version.survey, number=2, schema=schema, digest="e" * 64, published_at=made.OPENED
    )


def answered(deployment, people):
    dice = random.Random(deployment.pk)
    responses = Response.objects.bulk_create(
        Response(
            deployment=deployment,
            version=deployment.version,
            received_week=date(2026, 3, 2),
            mode=dice.choice(("self", "self", "supported", "paper")),
            screening="cleared",
        )
        for _ in range(people)
    )
    Answer.objects.bulk_create(
        Answer(
            response=response,
            question=question["id"],
            key=question["key"],
            value=choice(question, dice),
        )
        for response in responses
        for question in deployment.version.schema["steps"][0]["questions"]
    )


def choice(question, dice):
    values = [option["value"] for option in question["options"]]
    if question["type"] == "several":
        return dice.sample(values, dice.randint(1, len(values)))
    return dice.choice([*values, None])


def test_a_large_survey_takes_as_few_as_any(client, large, django_assert_max_num_queries):
    client.force_login(made.user("Analysts"))
    forget()
    with django_assert_max_num_queries(MOST):
        page = client.get(reverse("voice:results", args=[large.pk]))
    text = page.content.decode()
    assert f"Question {QUESTIONS - 1}?" in text
    assert text.count("Beside the other sites and times") == QUESTIONS + 1
    assert text.count("By how people answered<") == QUESTIONS


def test_closing_takes_a_few_for_each_table_and_none_for_each_person(large):
    again = made.deployment(large.pilot)
    SurveyDeployment.objects.filter(pk=again.pk).update(version=large.version)
    again.refresh_from_db()
    answered(again, 300)
    with CaptureQueriesContext(connection) as asked:
        close_deployment(again)
    released = again.released_tables.count()
    assert released > QUESTIONS
    assert len(asked) < 3 * released + 30
    assert Figures.objects.get(deployment=again).is_final
