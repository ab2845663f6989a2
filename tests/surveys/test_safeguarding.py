"""Somebody wants help: they are heard within minutes, by those who may know, and nobody else."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.actions.run_due_jobs import run_due_jobs
from home.jobs import JOBS
from surveys.actions.alert_leads import alert_leads
from surveys.actions.move_flag import move_flag
from surveys.actions.open_deployment import open_deployment
from surveys.actions.raise_concern import raise_concern
from surveys.actions.read_flag import read_flag
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.actions.suspend_uncovered import suspend_uncovered
from surveys.actions.wipe_flags import wipe_flags
from surveys.actions.withdraw_response import withdraw_response
from surveys.exceptions import DeploymentNotReady, Refused
from surveys.models import (
    AlertTest,
    Answer,
    Response,
    SafeguardingEvent,
    SafeguardingFlag,
    SurveyDeployment,
)
from surveys.models.safeguarding import AppendOnly
from surveys.rules.flags import MOVES, wiped_before
from surveys.rules.working_hours import after_working_time
from surveys.selectors.safeguarding import flags_of
from tests.factories.surveys import (
    DeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    safeguarding_account,
)
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
WISH = "canary-wren-please-come"
REACH = "canary-wren-07700-900123"
INBOX = "/admin/safeguarding/"


@pytest.fixture(scope="module")
def opened(for_all_tests):
    """The key of a survey that people can answer."""
    return OpenDeploymentFactory().pk


@pytest.fixture
def person(opened, db):
    return Person(SurveyDeployment.objects.get(pk=opened))


def ask(person, **more):
    body = {"t-wish": WISH, "t-contact": REACH, "t-safe": "Mornings", "once": "a1"} | more
    return person.client.post(person.url("help"), body)


@pytest.fixture
def flag(person):
    ask(person)
    return SafeguardingFlag.objects.get()


@pytest.fixture
def lead(client, person):
    user = person.deployment.lead
    client.force_login(user)
    return user


def page_of(flag):
    return reverse("safeguarding:flag", args=[flag.pk])


# ── Asking ───────────────────────────────────────────────────────────────────────


def test_every_page_leads_to_a_step_of_its_own_with_helplines_first(person):
    person.answer_all()
    assert f'href="{person.url("help")}"' in person.get().content.decode()
    for page in ("1", "check"):
        assert 'form="f" name="help"' in person.get(page).content.decode()
    page = person.get("help").content.decode()
    assert page.index("tel:01632960123") < page.index("Ask us to contact you")
    assert "Nobody watches at night" in page


def test_who_may_read_it_and_when_they_are_told_is_said_truly(person):
    lead, deputy = person.deployment.safeguarding_lead, person.deployment.safeguarding_deputy
    page = person.get("help").content.decode()
    assert f"Two people may read it: {lead}; {deputy}." in page
    assert "If nobody has looked at it within four working hours, the deputy is told too." in page
    sent = ask(person)
    page = person.client.get(sent["Location"]).content.decode()
    assert f"{lead} is told within five minutes." in page
    assert f"within four working hours, {deputy} is told too." in page
    assert "not on bank holidays" in page


def test_asking_needs_no_answers_and_leaves_them_alone(person):
    person.agree()
    answer = ask(person)
    assert answer["Location"] == person.url("help/sent")
    page = person.client.get(answer["Location"]).content.decode()
    assert "We have passed this on" in page
    assert person.get("check")["Location"] == person.url("1")


def test_what_was_written_is_sealed_and_tied_to_no_answers(person):
    person.answer_all()
    ask(person)
    person.send()
    everything = dump()
    assert WISH.encode() not in everything
    assert REACH.encode() not in everything
    flag = SafeguardingFlag.objects.get()
    assert flag.response is None
    assert (flag.wish, flag.contact) == (WISH, REACH)


def test_pressing_twice_asks_once(person):
    ask(person), ask(person)
    assert SafeguardingFlag.objects.count() == 1
    ask(person, once="another form")
    assert SafeguardingFlag.objects.count() == 2


def test_an_empty_request_is_explained_and_keeps_what_was_typed(person):
    page = ask(person, **{"t-wish": " ", "t-contact": ""}).content.decode()
    assert "There is a problem" in page
    assert 'value="Mornings"' in page
    assert not SafeguardingFlag.objects.exists()


def test_help_can_be_asked_for_when_the_survey_is_stopped(person):
    suspend_deployment(person.deployment)
    assert ask(person).status_code == 303


def test_other_sites_cannot_ask_in_somebodys_name(person):
    answer = person.client.post(
        person.url("help"), {"t-wish": WISH}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert WISH in answer.content.decode()


# ── The alert ────────────────────────────────────────────────────────────────────


def test_the_lead_is_told_by_the_next_turn_and_the_message_tells_nothing(person, flag):
    job = next(job for job in JOBS if job.run is alert_leads)
    assert job.every <= timedelta(minutes=5)
    assert run_due_jobs([job]) == []
    (message,) = mail.outbox
    assert message.to == [person.deployment.lead.email]
    told = message.subject + message.body
    for word in (WISH, REACH, person.deployment.code, person.deployment.project.title, "survey"):
        assert word not in told
    assert INBOX in told
    assert [event.kind for event in flag.events.all()] == ["raised", "alerted"]
    alert_leads()
    assert len(mail.outbox) == 1


def test_an_alert_that_could_not_be_sent_is_sent_with_the_next_turn(flag, settings):
    works = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    with pytest.raises(ConnectionRefusedError):
        alert_leads()
    flag.refresh_from_db()
    assert flag.alerted_at is None
    settings.EMAIL_BACKEND = works
    alert_leads()
    assert len(mail.outbox) == 1


def test_a_lead_who_left_is_replaced_by_the_deputy_then_by_every_lead(person, flag):
    other = made.user("Safeguarding leads")
    deployment = person.deployment
    deployment.lead.groups.clear()
    alert_leads()
    assert mail.outbox[-1].to == [deployment.deputy.email]
    deployment.deputy.is_active = False
    deployment.deputy.save()
    ask(person, once="again")
    alert_leads()
    assert mail.outbox[-1].to == [other.email]


@pytest.fixture
def stand_in():
    """A safeguarding lead of another survey."""
    return made.user("Safeguarding leads")


def leave(*people):
    for one in people:
        type(one).objects.filter(pk=one.pk).update(is_active=False)


@pytest.mark.parametrize("status", ["open", "suspended", "closed"])
def test_what_nobody_is_left_for_is_opened_by_whoever_was_told(person, client, stand_in, status):
    deployment = person.deployment
    type(deployment).objects.filter(pk=deployment.pk).update(status=status)
    assert ask(person).status_code == 303
    flag = SafeguardingFlag.objects.get()
    client.force_login(stand_in)
    assert client.get(page_of(flag)).status_code == 404
    leave(deployment.lead, deployment.deputy)
    alert_leads()
    assert mail.outbox[-1].to == [stand_in.email]
    assert page_of(flag) in client.get(INBOX).content.decode()
    assert WISH in client.get(page_of(flag)).content.decode()
    assert client.post(page_of(flag), {"to": "acting"}).status_code == 302
    assert (
        REACH in client.post(page_of(flag), {"reveal": "1", "reason": "To ring"}).content.decode()
    )
    kinds = flag.events.filter(by=stand_in).values_list("kind", flat=True)
    assert {"read", "moved", "contact"} <= set(kinds)


def test_what_no_deputy_is_left_for_is_opened_by_others_once_they_were_told(
    person, flag, client, stand_in
):
    leave(person.deployment.deputy)
    client.force_login(stand_in)
    alert_leads()
    assert client.get(page_of(flag)).status_code == 404
    with time_machine.travel(flag.due_at + timedelta(minutes=1)):
        alert_leads()
    assert [stand_in.email] in [message.to for message in mail.outbox]
    assert WISH in client.get(page_of(flag)).content.decode()


@pytest.mark.parametrize("groups", [(), ("Analysts",), ("Survey managers",)])
def test_what_nobody_is_left_for_is_open_to_no_others(person, flag, groups):
    leave(person.deployment.lead, person.deployment.deputy)
    with pytest.raises(PermissionDenied):
        read_flag(flag, by=made.user(*groups, superuser=not groups))


LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("raised", "due"),
    [
        ((2026, 11, 25, 10, 0), (2026, 11, 25, 14, 0)),
        ((2026, 11, 25, 15, 0), (2026, 11, 26, 11, 0)),
        ((2026, 11, 25, 3, 0), (2026, 11, 25, 13, 0)),
        ((2026, 11, 27, 16, 30), (2026, 11, 30, 12, 30)),
        ((2026, 11, 28, 12, 0), (2026, 11, 30, 13, 0)),
        ((2026, 3, 27, 14, 0), (2026, 3, 30, 10, 0)),
        # Over Easter, over Christmas with a day instead of the Saturday, and on a day in May.
        ((2026, 4, 2, 15, 0), (2026, 4, 7, 11, 0)),
        ((2026, 12, 24, 16, 0), (2026, 12, 29, 12, 0)),
        ((2027, 5, 31, 10, 0), (2027, 6, 1, 13, 0)),
    ],
)
def test_four_working_hours_leave_out_nights_weekends_and_the_change_of_clocks(raised, due):
    start = datetime(*raised, tzinfo=LONDON)
    assert after_working_time(start) == datetime(*due, tzinfo=LONDON)


def test_the_deputy_is_told_once_if_nobody_has_looked(person, flag):
    alert_leads()
    with time_machine.travel(flag.due_at + timedelta(minutes=1)):
        alert_leads(), alert_leads()
    assert [message.to for message in mail.outbox] == [
        [person.deployment.lead.email],
        [person.deployment.deputy.email],
    ]
    assert SafeguardingEvent.objects.filter(kind="escalated").count() == 1


def test_who_has_looked_is_not_hurried_at_once(flag, lead, client):
    alert_leads()
    client.get(page_of(flag))
    flag.refresh_from_db()
    with time_machine.travel(flag.due_at - timedelta(minutes=1)):
        alert_leads()
    assert len(mail.outbox) == 1


def told_after(days):
    """To whom the turn so many days from now sends an e-mail."""
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        alert_leads(), alert_leads()
    return {message.to[0] for message in mail.outbox}


def test_a_flag_that_was_only_looked_at_is_told_until_something_is_done(person, flag, lead, client):
    alert_leads()
    client.get(page_of(flag))
    deputy = person.deployment.deputy.email
    assert told_after(30) == {deputy}
    assert told_after(60) == told_after(90) == {lead.email, deputy}
    client.get(page_of(flag))
    assert told_after(120) == {lead.email, deputy}
    client.post(page_of(flag), {"to": "acting"})
    assert told_after(150) == set()


@pytest.mark.parametrize("to", ["acting", "referred", "closed"])
def test_what_is_acted_on_is_told_no_more(person, flag, lead, client, to):
    alert_leads()
    client.get(page_of(flag))
    client.post(page_of(flag), {"to": to, "note": "Rang her."})
    assert told_after(30) == set()


# ── The inbox ────────────────────────────────────────────────────────────────────


def test_the_lead_reads_it_and_the_reading_is_in_the_log(flag, lead, client):
    assert WISH not in client.get(INBOX).content.decode()
    page = client.get(page_of(flag))
    assert WISH in page.content.decode()
    assert REACH not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    flag.refresh_from_db()
    assert flag.state == "seen"
    assert flag.events.get(kind="read").by == lead


def test_how_to_reach_somebody_takes_a_reason(flag, lead, client):
    refused = client.post(page_of(flag), {"reveal": "1", "reason": " "}).content.decode()
    assert REACH not in refused
    shown = client.post(page_of(flag), {"reveal": "1", "reason": "To call her back"})
    assert REACH in shown.content.decode()
    event = flag.events.get(kind="contact")
    assert event.note == "To call her back"
    assert event.by == lead


@pytest.mark.parametrize(
    "who", ["nobody", "superuser", "Analysts", "Survey managers", "Screeners", "other lead"]
)
def test_nobody_else_opens_the_inbox(flag, who, client):
    if who != "nobody":
        groups = {"superuser": (), "other lead": ("Safeguarding leads",)}.get(who, (who,))
        client.force_login(made.user(*groups, superuser=who == "superuser"))
    assert client.get(page_of(flag)).status_code in (302, 404)
    assert client.post(page_of(flag), {"reveal": "1", "reason": "Curious"}).status_code in (
        302,
        404,
    )
    assert client.get(INBOX).status_code == (200 if who == "other lead" else 302)
    assert not flag.events.filter(kind__in=["read", "contact"]).exists()


def test_the_whole_life_of_a_flag_is_in_its_log(flag, lead, client):
    client.get(page_of(flag))
    for to, note in (("acting", ""), ("referred", "Told the duty team."), ("closed", "Done.")):
        client.post(page_of(flag), {"to": to, "note": note})
    flag.refresh_from_db()
    assert flag.state == "closed"
    moved = flag.events.filter(kind="moved")
    assert [(event.state, event.note) for event in moved] == [
        ("acting", None),
        ("referred", "Told the duty team."),
        ("closed", "Done."),
    ]
    assert b"Told the duty team." not in dump()


def test_what_waits_is_on_the_first_page_however_much_is_done(flag, person):
    at = flag.raised_at
    done = [
        SafeguardingFlag(deployment=person.deployment, source="asked", state=state, due_at=at)
        for state in ("closed", "referred", "acting") * 20
    ]
    for number, one in enumerate(done, start=1):
        one.raised_at = at + timedelta(minutes=number)
    SafeguardingFlag.objects.bulk_create(done)
    states = [one.state for one in flags_of(person.deployment.lead)]
    assert states[:21] == ["new"] + ["acting"] * 20
    assert set(states[21:]) == {"closed", "referred"}


@pytest.mark.parametrize("since", MOVES)
@pytest.mark.parametrize("to", MOVES)
def test_only_the_moves_of_the_table_are_made(flag, person, since, to):
    SafeguardingFlag.objects.filter(pk=flag.pk).update(state=since)
    if to in MOVES[since]:
        move_flag(flag, by=person.deployment.lead, to=to, note="Because.")
    else:
        with pytest.raises(Refused):
            move_flag(flag, by=person.deployment.lead, to=to, note="Because.")
    flag.refresh_from_db()
    assert flag.state == (to if to in MOVES[since] else since)


def test_referring_and_closing_need_a_note(flag, person):
    SafeguardingFlag.objects.filter(pk=flag.pk).update(state="seen")
    for to in ("referred", "closed", ""):
        with pytest.raises(Refused):
            move_flag(flag, by=person.deployment.lead, to=to, note=" ")


def test_the_log_is_only_added_to(flag):
    event = flag.events.get()
    for change in (event.save, event.delete, SafeguardingEvent.objects.all().delete):
        with pytest.raises(AppendOnly):
            change()
    for statement in ("UPDATE {} SET kind = 'noted'", "DELETE FROM {}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format("surveys_safeguardingevent"))
    assert SafeguardingEvent.objects.count() == 1


# ── As long after the end as was promised ────────────────────────────────────────


def closed_flag(person, *, years, days=0, to="closed"):
    """A flag that was read, noted and ended so long ago; nothing was done since."""
    with time_machine.travel(timezone.now() - timedelta(days=years * 365.25 + days), tick=False):
        ask(person, once=f"{years}{days}{to}")
        flag = SafeguardingFlag.objects.latest("raised_at")
        move_flag_of(flag, person, to)
    return flag


def move_flag_of(flag, person, to):
    SafeguardingFlag.objects.filter(pk=flag.pk).update(state="acting")
    move_flag(flag, by=person.deployment.lead, to=to, note="canary-wren was met at home")


@pytest.mark.parametrize("to", ["closed", "referred"])
def test_the_words_of_a_flag_go_with_the_years_and_the_log_stays(person, client, lead, to):
    flag = closed_flag(person, years=6, days=2, to=to)
    assert WISH in client.get(page_of(flag)).content.decode()
    before = flag.events.count()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert run_due_jobs([job for job in JOBS if job.name == "wipe_flags"]) == []
    flag.refresh_from_db()
    assert (flag.wish, flag.contact, flag.safe_contact, flag.response) == (None,) * 4
    assert flag.events.filter(note__isnull=False).count() == 0
    assert flag.events.count() == before + 1
    last = flag.events.latest("at")
    assert (last.kind, last.by, last.note) == ("wiped", None, None)
    page = client.get(page_of(flag)).content.decode()
    assert "was deleted on" in page
    assert "canary-wren" not in page
    assert wipe_flags() == 0


def test_what_is_younger_or_not_dealt_with_stays(person, settings):
    young = closed_flag(person, years=5, days=360)
    with time_machine.travel(timezone.now() - timedelta(days=9 * 366)):
        ask(person, once="left")
    assert wipe_flags() == 0
    assert set(SafeguardingFlag.objects.values_list("wiped_on", flat=True)) == {None}
    settings.SAFEGUARDING_YEARS = 2
    assert wipe_flags() == 1
    young.refresh_from_db()
    assert young.wiped_on == timezone.localdate()


def test_the_years_begin_when_it_ended_and_the_last_days_of_february_count():
    assert wiped_before(datetime(2028, 2, 29, tzinfo=UTC), 6) == datetime(2022, 2, 28, tzinfo=UTC)
    assert wiped_before(datetime(2028, 3, 1, tzinfo=UTC), 6) == datetime(2022, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("years", "change"),
    [(3, "note = 'other'"), (3, "note = NULL, kind = 'read'"), (0, "note = NULL")],
)
def test_the_database_lets_no_note_be_another_and_no_young_one_go(person, years, change):
    flag = closed_flag(person, years=years, days=20)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE surveys_safeguardingevent SET {change}")
    assert flag.events.filter(note__isnull=False).exists()


def test_the_lead_stops_the_survey_alone(person, flag, lead, client):
    address = reverse("survey_deployment_move", args=[person.deployment.pk, "suspend"])
    assert address in client.get(page_of(flag)).content.decode()
    assert client.post(address)["Location"] == INBOX
    page = person.get().content.decode()
    assert "We have stopped this for now" in page
    assert "tel:01632960123" in page
    for to in ("open", "close"):
        other = reverse("survey_deployment_move", args=[person.deployment.pk, to])
        assert client.post(other).status_code == 302
        person.deployment.refresh_from_db()
        assert person.deployment.status == "suspended"


def test_a_lead_of_another_survey_cannot_stop_this_one(person):
    with pytest.raises(PermissionDenied):
        suspend_deployment(person.deployment, by=made.user("Safeguarding leads"))


# ── A reader is worried ──────────────────────────────────────────────────────────


@pytest.fixture
def worrying(person):
    for _ in range(10):
        SubmittedResponseFactory(deployment=person.deployment)
    response = SubmittedResponseFactory(deployment=person.deployment, answers={"easier": WISH})
    return response.answers.get(key="easier")


def test_a_reader_raises_a_concern_once_and_the_lead_reads_that_response(worrying, lead, client):
    analyst = made.user("Analysts")
    first, second = (raise_concern(worrying.response, by=analyst) for _ in range(2))
    assert first == second
    assert WISH in client.get(page_of(first)).content.decode()


@pytest.mark.parametrize("who", ["Survey managers", "Safeguarding leads", "superuser"])
def test_who_cannot_read_answers_raises_no_concern(worrying, who):
    groups = () if who == "superuser" else (who,)
    with pytest.raises(PermissionDenied):
        raise_concern(worrying.response, by=made.user(*groups, superuser=not groups))


def test_a_flag_does_not_keep_answers_that_were_taken_back(worrying, lead, client):
    flag = raise_concern(worrying.response, by=made.user("Analysts"))
    withdraw_response(worrying.response)
    assert not Answer.objects.filter(pk=worrying.pk).exists()
    assert Response.objects.count() == 10
    assert "Nothing of them is left" in client.get(page_of(flag)).content.decode()


# ── Readiness ────────────────────────────────────────────────────────────────────


def codes_of(deployment):
    with pytest.raises(DeploymentNotReady) as refused:
        open_deployment(deployment)
    return {reason.code for reason in refused.value.reasons}


@pytest.mark.parametrize(
    ("missing", "codes"),
    [
        ({"lead": None}, {"no_lead_account"}),
        ({"deputy": None}, {"no_deputy_account"}),
        ({"dpia_reference": " "}, {"no_dpia"}),
        ({"age_group": "under_16"}, {"children_alone"}),
        ({"age_group": "under_16", "consent_route": "supported"}, {"children_alone"}),
        ({"age_group": "under_16", "consent_route": "adult"}, {"no_permission"}),
        ({"consent_route": "waiver", "consent_reference": " "}, {"no_permission"}),
    ],
)
def test_no_survey_opens_without_real_people_and_an_assessment(missing, codes):
    assert codes_of(DeploymentFactory(**missing)) == codes


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("nothing\nsomething", {"no_way_to_help", "too_few_helplines"}),
        ("Line A: 116 123\nLine B: 116 123", {"too_few_helplines"}),
        ("Line A: 01632 960 123\nLine B: +44 1632 960123", {"too_few_helplines"}),
        ("Line A: 116 123\nLine B: 0800 1111\nSomebody", {"no_way_to_help"}),
        ("Line A: 116 123", {"too_few_helplines"}),
        ("Line A: 116 123\nLine B: 24 hours, 365 days", {"no_way_to_help", "too_few_helplines"}),
        ("Line A: 116 123\nLine B: 302 people", {"no_way_to_help", "too_few_helplines"}),
    ],
)
def test_two_helplines_are_two_ways_to_reach_somebody(lines, codes):
    assert codes_of(DeploymentFactory(helplines=lines)) == codes


@pytest.mark.parametrize(
    "lines",
    [
        "Line A: 116 123\nLine B: 0800 1111",
        "Line A: 116 123\nChat: https://help.example/chat, 9 to 5",
        "Line A: 116 123\nTextphone 18001 116 123",
    ],
)
def test_a_chat_or_a_textphone_is_a_helpline_too(lines):
    assert open_deployment(DeploymentFactory(helplines=lines)).status == "open"


def test_lead_and_deputy_are_two_people():
    lead = safeguarding_account("safeguarding-lead")
    assert codes_of(DeploymentFactory(deputy=lead)) == {"same_account"}


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_an_account_that_cannot_be_alerted_is_no_lead(change):
    deployment = DeploymentFactory()
    type(deployment.lead).objects.filter(pk=deployment.lead.pk).update(**change)
    assert "no_lead_account" in codes_of(deployment)


def test_an_account_outside_the_group_is_no_deputy():
    assert codes_of(DeploymentFactory(deputy=made.user("Analysts"))) == {"no_deputy_account"}


@pytest.mark.parametrize(
    "change",
    [
        {"acknowledged_at": None},
        {"sent_at": timezone.now() - timedelta(days=31)},
        {"sent_at": None},
    ],
)
def test_no_survey_opens_without_an_alert_that_was_tested_lately(change):
    deployment = DeploymentFactory()
    deployment.alert_tests.update(**change)
    assert codes_of(deployment) == {"no_tested_alert"}


@pytest.mark.parametrize("who", ["lead", "deputy"])
def test_a_test_that_reached_somebody_who_has_left_does_not_count(who):
    deployment = DeploymentFactory()
    reached = deployment.alert_tests.filter(person=getattr(deployment, who))
    reached.update(person=made.user("Safeguarding leads"))
    assert codes_of(deployment) == {"no_tested_alert"}


def link_to(person):
    """The link in the test that was sent to this person."""
    (message,) = [one for one in mail.outbox if one.to == [person.email]]
    return re.search(r"/admin/safeguarding/tests/\S+", message.body).group()


@pytest.fixture
def tested():
    """A deployment of which a survey manager had the alert tested."""
    deployment = DeploymentFactory()
    AlertTest.objects.all().delete()
    manager = Client()
    manager.force_login(made.user("Survey managers"))
    opening = reverse("survey_deployment_move", args=[deployment.pk, "open"])
    assert "Send a test alert" in manager.get(opening).content.decode()
    for _ in range(2):
        manager.post(reverse("survey_deployment_test_alert", args=[deployment.pk]))
    alert_leads()
    return deployment


def test_an_alert_is_tested_when_lead_and_deputy_have_each_opened_their_mail(tested, client):
    told = [message.body for message in mail.outbox]
    assert len(told) == 2
    assert all("This is a test of the alert" in body for body in told)
    assert not any(word in body for body in told for word in (tested.code, tested.project.title))
    client.force_login(tested.lead)
    assert "Open the link in that e-mail" in client.get(INBOX).content.decode()
    assert client.get(link_to(tested.lead))["Location"] == INBOX
    assert "Open the link in that e-mail" not in client.get(INBOX).content.decode()
    assert codes_of(tested) == {"no_tested_alert"}
    client.force_login(tested.deputy)
    client.get(link_to(tested.deputy))
    assert open_deployment(tested).status == "open"


@pytest.mark.parametrize("who", ["lead", "deputy"])
def test_no_test_is_offered_before_there_are_two_whom_it_can_reach(tested, client, who):
    client.force_login(made.user("Survey managers"))
    opening = reverse("survey_deployment_move", args=[tested.pk, "open"])
    asking = reverse("survey_deployment_test_alert", args=[tested.pk])
    assert asking in client.get(opening).content.decode()
    setattr(tested, who, None)
    tested.save()
    assert asking not in client.get(opening).content.decode()


def test_whoever_asks_for_a_test_goes_back_to_a_page_that_they_may_read(tested, client):
    """A lead asks in the inbox and may open no survey; a manager asks where surveys are opened."""
    asking = reverse("survey_deployment_test_alert", args=[tested.pk])
    opening = reverse("survey_deployment_move", args=[tested.pk, "open"])
    for person, place in ((tested.lead, INBOX), (made.user("Survey managers"), opening)):
        client.force_login(person)
        answer = client.post(asking, follow=True)
        assert answer.redirect_chain == [(place, 302)]
        assert "A test alert is sent within minutes" in answer.content.decode()


@pytest.mark.parametrize("who", ["lead", "deputy"])
def test_a_test_that_went_to_another_address_does_not_count(tested, client, who):
    for person in (tested.lead, tested.deputy):
        client.force_login(person)
        client.get(link_to(person))
    person = getattr(tested, who)
    assert person.email not in {test.address for test in tested.alert_tests.all()}
    person.email = f"another-{person.email}"
    person.save()
    assert codes_of(tested) == {"no_tested_alert"}


def test_nobody_acknowledges_for_another_or_without_the_mail(tested, client):
    client.force_login(tested.deputy)
    client.get(link_to(tested.deputy))
    pk = tested.alert_tests.get(person=tested.lead).pk
    for link in (link_to(tested.lead), link_to(tested.deputy) + "x", f"{INBOX}tests/{pk}/"):
        assert client.get(link)["Location"] != INBOX
    assert not tested.alert_tests.get(person=tested.lead).acknowledged_at
    assert codes_of(tested) == {"no_tested_alert"}


def test_a_link_that_is_too_old_shows_nothing(tested, client):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        client.force_login(tested.lead)
        client.get(link_to(tested.lead))
    assert not tested.alert_tests.exclude(acknowledged_at=None).exists()


def test_an_open_survey_stops_when_nobody_is_left_to_alert():
    left, covered = OpenDeploymentFactory(lead=made.user()), OpenDeploymentFactory()
    suspend_uncovered()
    left.refresh_from_db()
    assert left.status == "open"
    left.deputy = None
    left.save()
    suspend_uncovered()
    for one, status in ((left, "suspended"), (covered, "open")):
        one.refresh_from_db()
        assert one.status == status
