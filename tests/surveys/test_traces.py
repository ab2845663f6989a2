"""What stays behind: in the database, in the browser, in the log."""

import logging
import re
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.core.signals import request_finished
from django.db import close_old_connections, connection, connections
from django.test import override_settings
from django.utils import timezone

from home.actions.run_due_jobs import run_due_jobs
from home.jobs import JOBS
from surveys.actions.purge_drafts import purge_drafts
from surveys.models import Answer, ConsentRecord, Draft, DraftStep, Response
from surveys.views.leave import exit_now
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    HighSafetyDeploymentFactory,
    NotYetOpenDeploymentFactory,
    OpenDeploymentFactory,
    SuspendedDeploymentFactory,
)
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
CANARY = "canary-7c1d-who-wrote-this"
CODE = re.compile(r"<span>(\w{4})</span>")


@pytest.fixture
def person():
    return Person(OpenDeploymentFactory())


def dump():
    """Everything in every table, as the database has it."""
    cells = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            cells += [
                bytes(cell) if isinstance(cell, memoryview) else str(cell).encode()
                for row in cursor.fetchall()
                for cell in row
            ]
    return b"\n".join(cells)


def stored():
    """All that the database holds: its files, or where a server keeps them, its tables."""
    if connection.vendor != "sqlite":
        return dump()
    file = Path(connection.settings_dict["NAME"])
    return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


def sealed(rows):
    """What is stored of `rows` that nothing else holds: their ids, and what was sealed."""
    marks = [one.pk.hex if connection.vendor == "sqlite" else str(one.pk) for one in rows]
    return [mark.encode() for mark in marks]


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_back_is_in_no_file_of_the_database(person):
    person.answer_all(text=CANARY)
    person.send()
    Answer.objects.filter(key="ways").update(value=[CANARY])
    texts = [bytes(one) for one in sealed_texts()]
    ids = sealed([*Response.objects.all(), *Answer.objects.all(), *ConsentRecord.objects.all()])
    assert all(trace in stored() for trace in [*texts, *ids, CANARY.encode()])
    person.client.post("/s/receipt/", {"receipt": person.receipt(), "withdraw": "1"})
    assert not Response.objects.exists()
    everything = stored()
    assert not [trace for trace in [*texts, *ids, CANARY.encode()] if trace in everything]


def sealed_texts():
    """What is stored of the words that people wrote."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM surveys_answer WHERE text IS NOT NULL")
        return [cell.encode() if isinstance(cell, str) else cell for (cell,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["leaving", "when its time is over"])
def test_a_draft_that_went_is_in_no_file_of_the_database(person, how):
    person.answer_all(text=CANARY)
    ids = sealed([*Draft.objects.all(), *DraftStep.objects.all()])
    assert all(trace in stored() for trace in ids)
    if how == "leaving":
        person.get("exit")
    else:
        Draft.objects.update(expires_at=timezone.now())
        purge_drafts()
    assert not Draft.objects.exists()
    everything = stored()
    assert not [trace for trace in ids if trace in everything]


@pytest.mark.django_db(transaction=True)
def test_what_a_reader_kept_in_the_journal_goes_with_the_next_minute(person):
    person.answer_all(text=CANARY)
    person.send()
    receipt, ids = person.receipt(), sealed(Response.objects.all())
    with reading_elsewhere():
        begun = time.monotonic()
        person.client.post("/s/receipt/", {"receipt": receipt, "withdraw": "1"})
        assert time.monotonic() - begun < 5
    assert not Response.objects.exists()
    run_due_jobs([job for job in JOBS if job.name == "clear_journal"])
    everything = stored()
    assert not [trace for trace in ids if trace in everything]


@contextmanager
def reading_elsewhere():
    """Keep a second connection in the middle of reading."""
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT count(*) FROM surveys_response")
        yield
    other.close()


def test_a_draft_is_nowhere_in_clear(person):
    person.answer_all(text=CANARY)
    everything = dump()
    assert CANARY.encode() not in everything
    assert b"texting" not in everything.replace(dump_of_schemas(), b"")


def dump_of_schemas():
    """The frozen surveys: the words of answers stand there for everybody."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT "schema" FROM surveys_surveyversion')
        return str(cursor.fetchone()[0]).encode()


def test_a_sent_text_and_the_code_are_nowhere_in_clear(person):
    person.answer_all(text=CANARY)
    person.send()
    everything = dump()
    assert CANARY.encode() not in everything
    assert person.receipt().encode() not in everything


def test_the_key_of_a_draft_is_only_in_the_cookie(person):
    person.answer_all()
    cookie = person.client.cookies["d"].value
    assert cookie.split(":")[0].encode() not in dump()


@pytest.mark.parametrize("page", ["", "about", "safety", "consent", "4", "receipt", "x", "1/2/3"])
def test_every_page_has_the_headers(person, page):
    answer = person.get(page)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"].startswith("noindex")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_other_addresses_have_the_headers_too(client):
    for path in ("/s/", "/s/receipt/", "/s/exit/", "/s/zzzzzz/", "/s/%00/", "/s/%ED%A0%BD/"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store", path
        assert answer["Referrer-Policy"] == "no-referrer", path


def test_titles_tell_nothing(person):
    person.answer_all()
    for page in ("", "consent", "1", "2", "3", "4", "check", "receipt"):
        html = person.get(page, follow=True).content.decode()
        title = html.partition("<title>")[2].partition("</title>")[0]
        assert "court" not in title.lower()
        assert person.deployment.project.title not in html


def test_pages_ask_for_nothing_outside_and_are_small(person):
    person.answer_all()
    for page in ("", "consent", "1", "3", "4", "check"):
        html = person.get(page).content.decode()
        assert len(html.encode()) < 20_000
        assert "http://" not in html
        assert "https://" not in html
        assert 'rel="icon" href="data:,"' in html
        assert " style=" not in html


def test_the_way_out_comes_first_on_every_page(person):
    person.answer_all()
    for page in ("", "safety", "consent", "1", "4", "check"):
        body = person.get(page).content.decode().partition("<body>")[2]
        first = body[min(i for i in (body.find("<a "), body.find("<button")) if i >= 0) :]
        assert first.startswith(f'<a class="cp-exit" href="{person.url("exit")}')


@override_settings(EXIT_URL="https://weather.example/")
def test_leaving_takes_the_key_away_and_wipes_what_was_not_sent(person):
    person.answer_all()
    answer = person.get("exit")
    assert answer.status_code == 303
    assert answer["Location"] == "https://weather.example/"
    assert answer.cookies["d"]["max-age"] == 0
    assert answer.cookies["d"]["path"] == person.url()
    assert person.get("4").status_code == 404
    assert not Draft.objects.exists()
    assert not DraftStep.objects.exists()


def test_leaving_asks_the_database_nothing_before_it_has_led_away(
    person, rf, django_assert_num_queries
):
    person.answer_all()
    request = rf.get(person.url("exit"))
    request.COOKIES["d"] = person.client.cookies["d"].value
    with django_assert_num_queries(0):
        answer = exit_now(request, person.deployment.code)
    assert Draft.objects.count() == 1
    # The web server closes an answer when it is sent; the tests keep their connection.
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)
    assert not Draft.objects.exists()


def test_what_was_saved_under_a_code_waits_there_after_leaving(person):
    person.answer_all(text=CANARY)
    person.post("4", {"t-easier": CANARY, "save": "1"})
    code = "".join(CODE.findall(person.get("saved").content.decode()))
    person.get("exit")
    assert person.get("4").status_code == 404
    other = Person(person.deployment)
    other.client.post("/s/receipt/", {"receipt": code, "carry_on": "1"})
    assert CANARY in other.get("4").content.decode()


def test_what_was_sent_stays_sent_after_leaving(person):
    person.answer_all()
    person.send()
    person.get("exit")
    assert Response.objects.count() == 1


def test_a_link_on_another_site_wipes_nothing(person):
    person.answer_all(text=CANARY)
    answer = person.client.get(person.url("exit"), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 303
    assert CANARY in person.get("4").content.decode()


def test_a_forged_key_leads_away_and_wipes_nothing(person):
    person.answer_all()
    value = person.client.cookies["d"].value
    for forged in ("", "x", value[:-2], "é", "\x00"):
        person.client.cookies["d"] = forged
        assert person.get("exit").status_code == 303
    assert Draft.objects.count() == 1


def test_nothing_that_was_typed_is_logged(person, caplog):
    with caplog.at_level(logging.DEBUG):
        person.answer_all(text=CANARY)
        person.post("4", {"t-easier": CANARY}, token="0" * 32)
        person.post("nothing", {"t-easier": CANARY})
        person.send()
        receipt = person.receipt()
        person.client.post("/s/receipt/", {"receipt": receipt})
    # SQL is logged by Django only in debug mode, where nobody answers.
    ours = [record for record in caplog.records if record.name != "django.db.backends"]
    assert not [record for record in ours if CANARY in record.getMessage()]
    assert not [record for record in ours if receipt in record.getMessage()]


@pytest.mark.parametrize(
    ("factory", "words"),
    [
        (ClosedDeploymentFactory, "This is closed now"),
        (SuspendedDeploymentFactory, "We have stopped this for now"),
        (NotYetOpenDeploymentFactory, "This is not open yet"),
    ],
)
def test_each_state_has_its_own_kind_page(factory, words):
    person = Person(factory())
    for page in ("", "about", "1"):
        html = person.get(page).content.decode()
        assert words in html
        assert "tel:01632960123" in html


def test_an_unknown_address_has_a_kind_page(client):
    page = client.get("/s/zzzzzz/")
    assert page.status_code == 404
    assert "We can’t find this page" in page.content.decode()


def test_a_survey_that_is_suspended_meanwhile_shows_the_typed_text(person):
    person.answer_all()
    token = person.token()
    person.deployment.status = "suspended"
    person.deployment.save()
    page = person.post("4", {"t-easier": "What I wrote."}, token=token)
    assert "We have stopped this for now" in page.content.decode()
    assert "What I wrote." in page.content.decode()


def test_high_safety_shows_the_safety_page_first():
    person = Person(HighSafetyDeploymentFactory())
    page = person.get().content.decode()
    assert "What it does not hide" in page
    assert f'href="{person.url("about")}"' in page


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_only_reading_and_posting_is_answered(person, method):
    addresses = ("/s/", "/s/receipt/", "/s/exit/", person.url(), person.url("1"), "/s/zzzzzz/")
    for address in addresses:
        answer = person.client.generic(method, address)
        assert answer.status_code == 405, address
        assert answer["Allow"] == "GET, HEAD, POST"
        assert answer["Cache-Control"] == "no-store"
