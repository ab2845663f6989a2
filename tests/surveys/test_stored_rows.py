"""What a copy of the database tells beyond its columns: the order and the marks of its rows."""

from collections import defaultdict
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from home.actions.run_due_jobs import run_due_jobs
from home.jobs import JOBS
from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.actions.leave_contact import Contact, leave_contact
from surveys.actions.make_invitations import make_invitations
from surveys.actions.mix_rows import MIXED, mix_rows, mix_what_was_sent
from surveys.actions.start_draft import start_draft
from surveys.actions.submit_draft import Submission, submit_draft
from surveys.actions.use_invitation import use_invitation
from surveys.engine.frozen_schema import schema_from
from surveys.models import Answer, ConsentRecord, Draft, Invitation, Response
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.evidence import made
from tests.surveys.walks import Person

PEOPLE = 12
# By chance one of the twelve is paired rightly; eight once in a hundred thousand times.
TOO_MANY = 8
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


def answer(deployment, number):
    """Let somebody begin, and send answers whose receipt is `number`."""
    schema = schema_from(deployment.version.schema)
    seat = start_draft(deployment, deployment.version)
    answers = dict.fromkeys([question.key for question in schema.questions])
    submission = Submission(schema, schema.questions, answers, "no", f"{number}")
    assert submit_draft(seat.draft, lambda: submission)


@pytest.fixture
def sent():
    """The ids of responses that were sent one after the other."""
    deployment = OpenDeploymentFactory()
    ids = []
    for number in range(PEOPLE):
        answer(deployment, number)
        ids.append(Response.objects.get(withdraw_lookup=f"{number}").pk.hex)
    return ids


def dumped():
    """All rows of all tables, each table in the order in which a dump has them."""
    tables = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid')
            tables[table] = cursor.fetchall()
    return tables


def left_by_each(people):
    """Whose each row of the last dump is, by table and row, where every person left rows of it."""
    whose, before = defaultdict(dict), {table: set(rows) for table, rows in dumped().items()}
    for number, person in enumerate(people):
        person()
        after = dumped()
        for table, rows in after.items():
            fresh = set(rows) - before[table]
            whose[table] |= dict.fromkeys([row[0] for row in fresh], number)
        before = {table: set(rows) for table, rows in after.items()}
    return {table: rows for table, rows in whose.items() if len(set(rows.values())) == PEOPLE}


def in_order(whose):
    """The persons in the order in which their rows lie; who left several stands where the first."""
    return list(dict.fromkeys(person for _, person in sorted(whose.items())))


@pytest.mark.django_db(transaction=True)
def test_a_dump_pairs_no_response_of_today_with_anything_by_its_place():
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite numbers rows; what PostgreSQL keeps is told below")
    deployment = OpenDeploymentFactory()
    codes = make_invitations(deployment, PEOPLE, by=made.user("Survey managers"))

    def come(number):
        assert use_invitation(deployment, codes[number])
        answer(deployment, number)
        leave_contact(deployment, Contact(uuid4(), "results", f"{number}", "", "agreed"))
        ask_for_help(deployment, HelpRequest(uuid4(), f"{number}", "", ""))

    whose = left_by_each([lambda number=number: come(number) for number in range(PEOPLE)])
    responses = in_order(whose.pop("surveys_response"))
    assert whose.keys() >= {
        f"surveys_{name}"
        for name in ("invitation", "draft", "contactdetails", "safeguardingflag", "answer")
    }
    for table, rows in whose.items():
        pairs = zip(responses, in_order(rows), strict=True)
        assert sum(one == other for one, other in pairs) < TOO_MANY, table


def scattered():
    """The tables in which SQLite gives each row that comes a number by chance."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name FROM sqlite_master WHERE name LIKE '%_scatter'")
        return {table for (table,) in cursor.fetchall()}


def left_by_people():
    """The tables of surveys whose rows have ids by chance, so that nothing tells their order."""
    tells_its_minute = {"safeguardingflag", "safeguardingevent"}
    of_staff = {"cardsort", "quote", "rawexport", "releasedtable", "theme"}
    return {
        model._meta.db_table
        for model in apps.get_app_config("surveys").get_models()
        if isinstance(model._meta.pk, models.UUIDField)
        and model._meta.model_name not in tells_its_minute | of_staff
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", [lambda: call_command("migrate", verbosity=0), mix_rows])
def test_a_table_that_a_migration_made_anew_goes_on_to_scatter(again):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite makes tables anew, and numbers rows")
    assert scattered() == {model._meta.db_table for model in MIXED} >= left_by_people()
    with connection.schema_editor() as editor:
        editor._remake_table(Response)
    assert Response._meta.db_table not in scattered()
    again()
    assert scattered() == {model._meta.db_table for model in MIXED}


@pytest.mark.django_db(transaction=True)
def test_how_rows_are_stored_pairs_no_draft_with_a_response_and_dates_none(sent):
    # What PostgreSQL keeps by itself: this is what must go. SQLite keeps no order from the start.
    assert (order(Response) == sent) == (connection.vendor == "postgresql")
    assert bool(marks(Draft) & marks(Response)) == (connection.vendor == "postgresql")
    before = {model: marks(model) for model in MIXED}
    mix_rows()
    assert sorted(order(Response)) == sorted(sent)
    assert order(Response) != sent
    assert not marks(Draft) & marks(Response)
    for model in (Draft, Response, Answer, ConsentRecord):
        assert not before[model] & marks(model), model


@pytest.mark.django_db(transaction=True)
def test_within_a_minute_nothing_is_paired_with_a_response_that_was_sent():
    deployment = OpenDeploymentFactory()
    codes = make_invitations(deployment, PEOPLE, by=made.user("Survey managers"))
    came = {Draft: [], Invitation: []}
    for number, code in enumerate(codes):
        before = {model: known(model) for model in came}
        use_invitation(deployment, code)
        answer(deployment, number)
        for model, keys in came.items():
            keys.extend(known(model) - before[model])
    responses, everything = set(order(Response)), known(Draft)
    assert run_due_jobs([job for job in JOBS if job.name == "mix_what_was_sent"]) == []
    assert known(Draft) == everything
    for model, keys in came.items():
        assert len(keys) == PEOPLE
        pairs = zip([pk for pk in order(model) if pk in keys], keys, strict=True)
        assert sum(one == other for one, other in pairs) < TOO_MANY, model
        if connection.vendor == "postgresql":
            assert len(marks(model)) == 1
            assert not marks(model) & marks(Response)
    # No response is lost, and nothing is written while nobody sends.
    assert set(order(Response)) == responses
    left = stored(Draft), stored(Response)
    mix_what_was_sent()
    assert (stored(Draft), stored(Response)) == left


@pytest.mark.django_db(transaction=True)
def test_within_a_minute_few_responses_lie_in_no_order(sent):
    """On SQLite they never did; on PostgreSQL too many are left to the night."""
    if connection.vendor == "postgresql":
        assert order(Response) == sent
    mix_what_was_sent()
    assert sorted(order(Response)) == sorted(sent)
    assert order(Response) != sent
    if connection.vendor != "postgresql":
        return
    assert len(marks(Response)) == 1
    assert marks(Answer) == marks(ConsentRecord) == marks(Response)
    assert not marks(Draft) & marks(Response)
    records = [pk.hex for pk in ConsentRecord.objects.values_list("response", flat=True)]
    assert sorted(records) == sorted(sent)
    for number in range(PEOPLE, PEOPLE + 2):
        answer(Response.objects.first().deployment, number)
    mix_what_was_sent()
    # Those of before lie among those who came since, and all bear one mark again.
    assert len(marks(Response)) == 1


@pytest.mark.django_db(transaction=True)
def test_many_wait_for_the_night(sent, monkeypatch):
    monkeypatch.setattr("surveys.actions.mix_rows.FEW", PEOPLE - 1)
    before = stored(Response)
    mix_what_was_sent()
    assert stored(Response) == before


def known(model):
    """The keys of drafts; of invitations those that were used."""
    rows = model.objects.filter(is_used=True) if model is Invitation else model.objects.all()
    return {pk.hex for pk in rows.values_list("pk", flat=True)}


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
