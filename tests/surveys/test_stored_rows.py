"""What a copy of the database tells beyond its columns: the order and the marks of its rows."""

import pytest
from django.db import connection

from home.actions.run_due_jobs import run_due_jobs
from home.jobs import JOBS
from surveys.actions.mix_rows import MIXED, mix_rows
from surveys.actions.start_draft import start_draft
from surveys.actions.submit_draft import Submission, submit_draft
from surveys.engine.frozen_schema import schema_from
from surveys.models import Answer, ConsentRecord, Draft, Response
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person

PEOPLE = 12
STORED = {
    "sqlite": 'SELECT id, rowid FROM "{}" ORDER BY rowid',
    "postgresql": 'SELECT id, xmin::text FROM "{}" ORDER BY ctid',
}


def stored(model):
    """The rows as they lie in the database: which it is, and how the database marks it."""
    with connection.cursor() as cursor:
        cursor.execute(STORED[connection.vendor].format(model._meta.db_table))
        return [(str(pk).replace("-", ""), mark) for pk, mark in cursor.fetchall()]


def order(model):
    return [pk for pk, _ in stored(model)]


def marks(model):
    return {mark for _, mark in stored(model)}


@pytest.fixture
def sent():
    """The ids of responses that were sent one after the other."""
    deployment = OpenDeploymentFactory()
    schema = schema_from(deployment.version.schema)
    ids = []
    for number in range(PEOPLE):
        seat = start_draft(deployment, deployment.version)
        answers = dict.fromkeys([question.key for question in schema.questions])
        submission = Submission(schema, schema.questions, answers, "no", f"{number}")
        assert submit_draft(seat.draft, lambda submission=submission: submission)
        ids.append(Response.objects.get(withdraw_lookup=f"{number}").pk.hex)
    return ids


@pytest.mark.django_db(transaction=True)
def test_how_rows_are_stored_pairs_no_draft_with_a_response_and_dates_none(sent):
    # What the database keeps by itself: this is what must go.
    assert order(Response) == sent
    assert marks(Draft) & marks(Response)
    before = {model: marks(model) for model in MIXED}
    mix_rows()
    assert sorted(order(Response)) == sorted(sent)
    assert order(Response) != sent
    assert not marks(Draft) & marks(Response)
    for model in (Draft, Response, Answer, ConsentRecord):
        assert not before[model] & marks(model), model


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_people_go_on():
    person = Person(OpenDeploymentFactory())
    person.answer_all(text="What I wrote.")
    mix_rows()
    assert "What I wrote." in person.get("4").content.decode()
    person.send()
    mix_rows()
    person.client.post("/s/receipt/", {"receipt": person.receipt(), "withdraw": "1"})
    assert not Response.objects.exists()
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_is_done_every_day(sent):
    assert run_due_jobs([job for job in JOBS if job.name == "mix_rows"]) == []
    assert order(Response) != sent
