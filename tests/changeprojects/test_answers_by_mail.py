"""An agency hears by e-mail that it has an answer, and in the e-mail nothing of it."""

import socket
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from changeprojects.actions.move import move
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import ExpressionOfInterest, TeamAgency
from changeprojects.selectors.officers import addresses_of
from changeprojects.selectors.told_by_mail import TOLD, was_told
from tests.factories.changeprojects import AgencyFactory, ManagerFactory
from tests.factories.network import MembershipFactory, OfficerFactory, SentInterestFactory

REASON = "Two of your teams know more about it than anybody else."
ANSWERS = {"shortlist": "shortlisted", "accept": "accepted", "hold": "reserve"}
ANSWERS |= {"decline": "declined"}


def asked():
    """An answer to a call that waits for a decision, of an agency with one link officer."""
    interest = SentInterestFactory()
    officer(interest.agency, "tariq.fictional@agency.example")
    return interest


def officer(agency, email, **dates):
    person = OfficerFactory(
        agency=agency, display_name="Tariq Fictional", user__email=email, user__first_name="Tariq"
    )
    person.memberships.update(**dates)
    return person


def closed_port():
    """A port of this machine at which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def mail_server_is_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", closed_port()


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ANSWERS)
def test_each_answer_is_told(django_capture_on_commit_callbacks, answer):
    interest, manager = asked(), ManagerFactory(first_name="Ros", last_name="Fictional")
    with django_capture_on_commit_callbacks(execute=True):
        assert move(interest, answer, by=manager, reason=REASON).status == ANSWERS[answer]
        assert mail.outbox == [], "nobody is told before it is stored"
    [told] = mail.outbox
    assert told.to == ["tariq.fictional@agency.example"]
    assert told.subject == "Change Projects: there is an answer for your agency"
    assert "https://changeprojects.example/network/\n" in told.body
    assert told.content_subtype == "plain"
    assert told.message()["Auto-Submitted"] == "auto-generated"
    assert was_told(interest)


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_no_reason_and_no_name_is_in_it(django_capture_on_commit_callbacks, answer):
    interest, manager = asked(), ManagerFactory(first_name="Ros", last_name="Fictional")
    with django_capture_on_commit_callbacks(execute=True):
        moved = move(interest, answer, by=manager, reason=REASON)
    text = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
    private = [
        REASON,
        answer,
        moved.get_status_display(),
        "Tariq",
        "Fictional",
        "Ros",
        interest.agency.name,
        interest.agency.slug,
        interest.project.title,
        interest.call.title,
    ]
    assert [words for words in private if words.lower() in text] == []


@pytest.mark.django_db
def test_only_who_is_link_officer_today_is_written_to(django_capture_on_commit_callbacks):
    interest, today = asked(), timezone.localdate()
    officer(interest.agency, "ended@agency.example", to_date=today - timedelta(days=1))
    officer(interest.agency, "later@agency.example", from_date=today + timedelta(days=1))
    officer(interest.agency, "manager@agency.example", function="manager")
    officer(AgencyFactory(), "another@agency.example")
    officer(interest.agency, "")
    gone = officer(interest.agency, "locked@agency.example").user
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    second = officer(interest.agency, "second@agency.example", to_date=today)
    MembershipFactory(person=second, agency=AgencyFactory())
    addresses = ["second@agency.example", "tariq.fictional@agency.example"]
    assert addresses_of(interest.agency) == addresses
    with django_capture_on_commit_callbacks(execute=True):
        move(interest, "decline", by=ManagerFactory(), reason=REASON)
    assert [one.to for one in mail.outbox] == [[address] for address in addresses]


@pytest.mark.django_db
def test_a_decision_that_is_undone_is_told_to_nobody(django_capture_on_commit_callbacks):
    interest = asked()
    rules = {"B04": {"severity": "block", "params": {"most": 1}}}
    type(interest.project).objects.update(model_snapshot={"code": "mine", "rules": rules})
    TeamAgency.objects.create(project=interest.project, agency=AgencyFactory())
    with django_capture_on_commit_callbacks(execute=True) as waiting, pytest.raises(ReleaseRefused):
        move(interest, "accept", by=ManagerFactory(), reason=REASON)
    assert (waiting, mail.outbox) == ([], [])


@pytest.mark.django_db
def test_what_a_command_enters_is_told_to_nobody(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        move(asked(), "decline", reason=REASON)
    assert mail.outbox == []


@pytest.mark.django_db
def test_an_agency_is_not_told_of_what_it_does_itself(django_capture_on_commit_callbacks):
    interest = asked()
    own = officer(interest.agency, "own@agency.example")
    with django_capture_on_commit_callbacks(execute=True):
        move(interest, "withdraw", by=own.user, reason="Too much work.")
    assert mail.outbox == []


# ---------------------------------------------------------------- for real, with commits


def decide(client, interest, answer="accept"):
    """A manager decides at the desk; what the next page says."""
    client.force_login(ManagerFactory())
    page = reverse("programme_move", args=["expressionofinterest", interest.pk, answer])
    response = client.post(page, {"reason": REASON}, follow=True)
    assert response.status_code == 200
    return [str(message) for message in response.context["messages"]]


@pytest.mark.django_db(transaction=True)
def test_the_history_says_that_the_agency_was_told(client):
    interest = asked()
    [done] = decide(client, interest)
    assert "now “Accepted”" in done
    assert len(mail.outbox) == 1
    told = ModelLogEntry.objects.for_instance(interest).get(action=TOLD)
    assert told.message == "Told the agency by e-mail that it is answered"
    assert "agency.example" not in f"{told.label} {told.data}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("mail_server_is_down")
def test_a_mail_server_that_refuses_undoes_nothing_and_the_editor_is_told(client, caplog):
    interest = asked()
    done, untold = decide(client, interest)
    assert "now “Accepted”" in done
    assert untold.startswith("No e-mail was sent")
    stored = ExpressionOfInterest.objects.get(pk=interest.pk)
    assert (stored.status, stored.status_reason) == ("accepted", REASON)
    assert TeamAgency.objects.filter(agency=interest.agency, left_on=None).exists()
    assert not was_told(interest)
    said = [one for one in caplog.records if one.name.startswith("changeprojects")]
    assert [one.getMessage() for one in said] == [
        "An e-mail to an agency was not sent: ConnectionRefusedError."
    ]
    assert said[0].exc_info is None
    assert "agency.example" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_without_a_mail_server_nothing_is_claimed(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = ""
    assert decide(client, asked(), "decline")[1].startswith("No e-mail was sent")


@pytest.mark.django_db(transaction=True)
def test_an_agency_without_an_address_is_named_to_the_editor(client):
    interest = SentInterestFactory()
    assert decide(client, interest, "shortlist")[1].startswith("No e-mail was sent")
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_one_address_that_is_refused_holds_up_no_other(client, caplog):
    interest = asked()
    officer(interest.agency, "first\nline@agency.example")
    assert len(decide(client, interest)) == 1
    assert [one.to for one in mail.outbox] == [["tariq.fictional@agency.example"]]
    assert "was not sent: BadHeaderError" in caplog.text
    assert "first" not in caplog.text
