"""Invitations that let one person start, a tablet that many share, and what staff see of it all."""

import copy
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from surveys.actions.make_invitations import make_invitations
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.disclosure import rounded
from surveys.engine.phrasebook import PHRASES
from surveys.engine.progress import Span, Week, spans
from surveys.exceptions import Refused
from surveys.models import Draft, Invitation, Response, WeekTally
from surveys.selectors.progress import opened_deployments, progress
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


def invited(count=1):
    deployment = OpenDeploymentFactory(access="invitation")
    return deployment, make_invitations(deployment, count, by=made.user("Survey managers"))


def test_an_invitation_lets_one_person_start_once():
    deployment, (code,) = invited()
    first, second = Person(deployment), Person(deployment)
    assert "The code of your invitation" in first.get().content.decode()
    assert first.start(invitation=code.lower())["Location"] == first.url("consent")
    refused = second.start(invitation=code)
    assert refused.status_code == 200
    assert "used already" in refused.content.decode()
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "K7PM4WDR9TXH", "\x00", "x" * 500])
def test_without_an_invitation_nobody_starts(typed):
    deployment, _ = invited()
    assert "There is a problem" in Person(deployment).start(invitation=typed).content.decode()
    assert not Draft.objects.exists()


def test_who_has_started_carries_on_without_the_code():
    deployment, (code,) = invited()
    person = Person(deployment)
    person.start(invitation=code)
    assert person.start()["Location"] == person.url("consent")


@pytest.mark.parametrize("typed", ["K7PM4WDR9TXH", ""])
def test_a_code_that_is_refused_is_marked_and_says_why_beside_the_field(typed):
    deployment, _ = invited()
    page = BeautifulSoup(Person(deployment).start(invitation=typed).content, "html.parser")
    field = page.find(id="invitation")
    assert field["aria-invalid"] == "true"
    hint, error = (page.find(id=name) for name in field["aria-describedby"].split())
    assert "Twelve letters and numbers" in hint.get_text()
    assert error.get_text() == f"Error: {PHRASES['not_invited']}"
    assert "cp-bad" in field.parent["class"]
    assert page.title.get_text().startswith("Error: ")


def test_where_nothing_was_refused_the_field_of_an_invitation_is_not_marked():
    page = BeautifulSoup(Person(invited()[0]).get().content, "html.parser")
    field = page.find(id="invitation")
    assert page.find(id=field["aria-describedby"])
    assert not field.has_attr("aria-invalid")
    assert "cp-bad" not in field.parent["class"]
    assert not page.title.get_text().startswith("Error")


def test_an_invitation_of_another_survey_opens_nothing():
    _, (code,) = invited()
    other, _ = invited()
    assert "There is a problem" in Person(other).start(invitation=code).content.decode()


def test_nothing_leads_from_an_answer_to_an_invitation_or_tells_when_it_was_used():
    deployment, (code,) = invited()
    person = Person(deployment)
    person.start(invitation=code)
    person.post("consent", {"q-agree": "yes"})
    for page in ("1", "3", "4"):
        person.post(page, {"skip": "1"})
    person.send()
    assert code.encode() not in dump()
    invitation = set(map(str, Invitation.objects.values_list().get()))
    for other in (Response, Draft):
        shared = invitation & set(map(str, other.objects.values_list().get()))
        assert shared <= {str(deployment.pk), "True", "False"}
    assert {field.name for field in Invitation._meta.fields} == {
        "id",
        "deployment",
        "lookup",
        "is_used",
    }


def _leaves(person):
    person.get("exit")


def _says_no(person):
    assert "use the code of your invitation again" in person.post_and_see(
        "consent", {"q-agree": "no"}
    )


def _wipes(person):
    person.post("consent", {"q-agree": "yes"})
    for page in ("1", "3", "4"):
        person.post(page, {"skip": "1"})
    page = person.post("check", {"wipe": "1"}, follow=True).content.decode()
    assert "use the code of your invitation again" in page


@pytest.mark.parametrize("stops", [_leaves, _says_no, _wipes])
def test_whoever_stops_before_sending_can_use_their_invitation_again(stops):
    deployment, (code,) = invited()
    person, other = Person(deployment), Person(deployment)
    person.start(invitation=code)
    # As long as somebody answers nobody else comes in with it, and nothing leads to it.
    assert other.start(invitation=code).status_code == 200
    assert code.encode() not in dump()
    stops(person)
    assert not Draft.objects.exists()
    assert not Invitation.objects.get().is_used
    assert other.start(invitation=code)["Location"] == other.url("consent")


def test_what_was_saved_for_later_keeps_its_invitation_until_it_is_wiped():
    deployment, (code,) = invited()
    person = Person(deployment)
    person.start(invitation=code)
    person.post("consent", {"q-agree": "yes"})
    person.post("1", {"save": "1"})
    page = person.get("saved").content.decode()
    saved = "".join(re.findall(r"<span>(\w{4})</span>", page.partition("cp-code")[2])[:3])
    _leaves(person)
    assert Invitation.objects.get().is_used
    looked_up = Client().post("/s/receipt/", {"receipt": saved, "wipe": "1"})
    assert "use the code of your invitation again" in looked_up.content.decode()
    assert not Invitation.objects.get().is_used


def test_whoever_waited_too_long_in_the_same_browser_can_begin_again():
    deployment, (code,) = invited()
    person = Person(deployment)
    person.start(invitation=code)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        assert Person(deployment).start(invitation=code).status_code == 200
        assert person.start(invitation=code)["Location"] == person.url("consent")
        assert person.get("consent").status_code == 200
    assert Invitation.objects.get().is_used


def test_what_was_sent_gives_no_invitation_back():
    deployment, (code,) = invited()
    person, second = Person(deployment), Person(deployment)
    person.start(invitation=code)
    # The same key in a second window.
    second.client.cookies = copy.deepcopy(person.client.cookies)
    token = person.token()
    person.post("consent", {"q-agree": "yes"}, token=token)
    for page in ("1", "3", "4"):
        person.post(page, {"skip": "1"}, token=token)
    person.send()
    assert Response.objects.count() == 1
    for leaving in (second, person):
        leaving.post("check", {"wipe": "1"}, token=token)
        _leaves(leaving)
    assert Invitation.objects.get().is_used


def test_who_is_invited_reads_when_the_code_is_used_up():
    deployment, _ = invited()
    page = Person(deployment).get().content.decode()
    assert "If you only close the browser or wait too long, it is used up." in page
    assert "can give you another" in Person(deployment).start(invitation="x").content.decode()


@pytest.mark.parametrize("count", [0, -1, 201])
def test_invitations_are_made_in_sensible_numbers(count):
    with pytest.raises(Refused):
        make_invitations(OpenDeploymentFactory(), count, by=made.user("Survey managers"))


@pytest.mark.parametrize("who", ["Analysts", "Safeguarding leads", "superuser"])
def test_only_survey_managers_invite(who):
    by = made.user(superuser=True) if who == "superuser" else made.user(who)
    with pytest.raises(PermissionDenied):
        make_invitations(OpenDeploymentFactory(), 1, by=by)


@pytest.mark.django_db(transaction=True)
def test_of_eight_people_with_one_code_one_comes_in():
    deployment, (code,) = invited()
    together = threading.Barrier(8)

    def start(_):
        together.wait()
        try:
            return Client().post(f"/s/{deployment.code}/", {"invitation": code}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(start, range(8))) == [200] * 7 + [303]
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("fails", ["start_draft", "_read_in", "use_invitation"])
def test_whoever_could_not_start_still_has_their_invitation(monkeypatch, fails):
    deployment, (code,) = invited()
    person = Person(deployment)

    def failing(*_):
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(f"surveys.views.start.{fails}", failing)
        refused = person.start(invitation=code)
    assert refused.status_code == 503
    assert "This was not saved" in refused.content.decode()
    assert not Invitation.objects.get().is_used
    assert person.start(invitation=code)["Location"] == person.url("consent")
    assert person.get("consent").status_code == 200


def test_a_full_disk_at_the_start_spends_nothing():
    deployment, (code,) = invited()
    person = Person(deployment)

    def refuse_drafts(execute, sql, *rest):
        if sql.startswith('INSERT INTO "surveys_draft"'):
            raise OperationalError("disk is full")
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse_drafts):
        assert person.start(invitation=code).status_code == 503
    assert not Invitation.objects.get().is_used
    assert not Draft.objects.exists()
    assert person.start(invitation=code).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_draft_and_invitation_are_written_in_steps_of_their_own():
    deployment, (code,) = invited()
    with CaptureQueriesContext(connection) as asked:
        Person(deployment).start(invitation=code)
    said = [one["sql"].partition(" (")[0].partition(" SET")[0] for one in asked]
    begun, spent = (
        said.index('INSERT INTO "surveys_draft"'),
        said.index('UPDATE "surveys_invitation"'),
    )
    # PostgreSQL keeps with each row in which transaction it was written.
    assert "COMMIT" in said[begun:spent]


def test_what_was_begun_before_stays_until_the_next_person_is_in():
    deployment, (code, other) = invited(2)
    person = Person(deployment)
    person.start(invitation=code)
    person.post("consent", {"q-agree": "yes"})
    person.start(again="1", invitation="not a code")
    assert person.get("1").status_code == 200
    person.start(again="1", invitation=other)
    assert person.get("1")["Location"] == person.url("consent")


@pytest.mark.parametrize("profile", ["standard", "high"])
def test_who_was_invited_carries_on_and_is_not_offered_what_cannot_be(profile):
    factory = HighSafetyDeploymentFactory if profile == "high" else OpenDeploymentFactory
    deployment = factory(access="invitation")
    (code,) = make_invitations(deployment, 1, by=made.user("Survey managers"))
    person = Person(deployment)
    person.start(invitation=code)
    person.post("consent", {"q-agree": "yes"})
    page = person.get("about").content.decode()
    assert "Carry on" in page
    assert "Start again" not in page
    assert "Did somebody else begin here?" in page
    # A page from before, or one that somebody made up: the way on stays.
    refused = person.start(again="1", invitation=code).content.decode()
    assert "used already" in refused
    assert "Carry on" in refused
    assert person.start()["Location"] == person.url("consent")
    assert person.get("1").status_code == 200


@pytest.mark.parametrize("again", [{}, {"again": "1"}])
def test_whoever_types_an_invitation_of_their_own_meets_no_answers_of_another(again):
    """Also from a page that was opened before, which has no other button."""
    deployment, (code, other) = invited(2)
    person = Person(deployment)
    person.start(invitation=code)
    person.post("consent", {"q-agree": "yes"})
    person.post("1", {"q-explained": "yes"})
    wrong = person.start(invitation="not a code", **again)
    assert wrong.status_code == 200
    assert "used already" in wrong.content.decode()
    before = Draft.objects.get().pk
    # Whoever began presses twice, or comes back by the same code.
    assert person.start(invitation=code)["Location"] == person.url("consent")
    assert Draft.objects.get().pk == before
    assert person.start(invitation=other, **again)["Location"] == person.url("consent")
    assert Draft.objects.get().pk != before
    assert person.get("2")["Location"] == person.url("consent")
    # The first can begin anew with theirs.
    assert Invitation.objects.filter(is_used=True).count() == 1


# ── A tablet that many share ─────────────────────────────────────────────────────


def test_on_a_shared_tablet_each_person_begins_afresh_and_saves_nothing_for_later():
    tablet = Person(OpenDeploymentFactory(access="tablet"))
    tablet.answer_all(text="Of the first person.")
    assert "Carry on" not in tablet.get().content.decode()
    tablet.agree()
    assert "Of the first person." not in tablet.get("4", follow=True).content.decode()
    assert "come back later" not in tablet.get("1").content.decode()
    answer = tablet.post("1", {"q-explained": "no", "save": "1"})
    assert answer["Location"] == tablet.url("1")
    assert Draft.objects.get().resume_lookup is None


def test_the_receipt_of_a_shared_tablet_tells_to_leave():
    tablet = Person(OpenDeploymentFactory(access="tablet"))
    tablet.answer_all()
    tablet.send()
    page = tablet.get("receipt").content.decode()
    assert "Others use this tablet too" in page
    assert "Press “Finish and leave” when you are done" in page


# ── Progress ─────────────────────────────────────────────────────────────────────


MONDAY, WEEK = date(2026, 1, 5), timedelta(weeks=1)
WEEKS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=20)


def weeks_of(counts):
    return [
        Week(MONDAY + timedelta(weeks=n), started, sent) for n, (started, sent) in enumerate(counts)
    ]


@given(WEEKS)
def test_no_span_tells_of_fewer_people_than_a_base(counts):
    weeks = weeks_of(counts)
    for span in spans(weeks):
        assert sum(week.sent for week in weeks if span.first <= week.monday <= span.last) >= 10
        assert span.sent >= 10
        assert span.sent % 5 == span.started % 5 == 0
        assert span.started >= span.sent


@given(WEEKS)
def test_spans_add_up_to_about_all_who_sent_so_far(counts):
    """Numbers that are rounded one by one, beside their rounded sum, would tell them exactly."""
    weeks, sent = weeks_of(counts), 0
    for span in spans(weeks):
        sent += span.sent
        assert sent == rounded(sum(week.sent for week in weeks if week.monday <= span.last))


def test_parts_of_weeks_and_all_of_them_together_do_not_tell_how_many_exactly():
    """Ten and eleven sent, told as 10, 10 and 20: not by knowing that each are ten or more."""
    assert spans(weeks_of([(10, 10), (11, 11)])) == [Span(MONDAY, MONDAY + WEEK, 20, 20)]
    six = spans(weeks_of([(10, 10), *[(13, 13)] * 4, (10, 10)]))
    assert sum(span.sent for span in six) == 70


@given(WEEKS, st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_a_week_more_changes_nothing_that_was_told(counts, more):
    before, after = spans(weeks_of(counts)), spans(weeks_of([*counts, more]))
    assert after[: len(before)] == before


def test_who_starts_and_sends_is_counted_in_the_week_and_never_counted_back():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    tally = WeekTally.objects.get()
    assert (tally.started, tally.sent, tally.week.weekday()) == (1, 1, 0)
    withdraw_response(Response.objects.get())
    tally.refresh_from_db()
    assert tally.sent == 1


def test_progress_is_told_by_survey_site_and_wave_and_never_for_this_week(
    client, django_assert_num_queries
):
    deployment = OpenDeploymentFactory(wave="baseline", target=60)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for back, sent in ((0, 30), (1, 9), (2, 8), (3, 33)):
        week = monday - timedelta(weeks=back)
        WeekTally.objects.create(deployment=deployment, week=week, started=sent + 7, sent=sent)
    with django_assert_num_queries(2):
        (row,) = progress(opened_deployments())
    assert [(span.started, span.sent) for span in row.spans] == [(40, 35), (30, 15)]
    with time_machine.travel(timezone.now() + timedelta(weeks=1)):
        assert sum(span.sent for span in progress(opened_deployments())[0].spans) == 80
    OpenDeploymentFactory()
    client.force_login(made.user("Survey managers"))
    page = client.get("/admin/voice/progress/").content.decode()
    assert "Before the pilot" in page
    assert "Once" not in page
    # One survey has one number: that of its results, which counts nobody who left.
    assert "About 50" not in page
    assert "60" in page
    assert "60 hoped for" in client.get("/admin/voice/").content.decode()
