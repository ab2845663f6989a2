"""Contact details: apart from all answers, sealed, opened by few, gone on their day."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as site_settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.access import VOICE_GROUPS
from surveys.actions.purge_contacts import purge_contacts
from surveys.encryption import Unreadable
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import AccessGrant, ContactDetails, Draft, Response
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump
from tests.surveys.walks import TOKEN, Person

pytestmark = pytest.mark.django_db
REACH = "canary-dipper-07700-900456"
DESK = "/admin/voice/contacts/"


@pytest.fixture
def person():
    found = Person(OpenDeploymentFactory())
    found.answer_all()
    found.send()
    return found


def leave(person, **more):
    page = person.get("contact").content.decode()
    body = {"token": TOKEN.search(page).group(1), "q-purpose": "results"}
    return person.client.post(person.url("contact"), body | {"t-contact": REACH} | more)


def test_it_is_offered_after_sending_and_to_nobody_before():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    assert person.get("contact").status_code == 404
    person.send()
    assert person.url("contact") in person.get("receipt").content.decode()
    assert "You do not have to" in person.get("contact").content.decode()


def test_it_is_sealed_and_shares_nothing_with_a_response_or_a_draft(person):
    leave(person)
    assert REACH.encode() not in dump()
    row = set(map(str, ContactDetails.objects.values_list().get()))
    for other in (Response, Draft):
        theirs = set(map(str, other.objects.values_list().get())) - {"None", "False", "True"}
        assert row & theirs <= {str(person.deployment.pk)}
    assert {field.name for field in ContactDetails._meta.fields if field.is_relation} == {
        "deployment"
    }


def test_whoever_leaves_something_again_replaces_it(person):
    leave(person), leave(person)
    leave(person, **{"t-contact": "canary-wren"})
    assert ContactDetails.objects.get().contact == "canary-wren"


@pytest.mark.parametrize("wrong", [{"t-contact": " "}, {"q-purpose": "sale"}, {"q-purpose": ""}])
def test_without_a_purpose_or_an_address_nothing_is_kept(person, wrong):
    assert "There is a problem" in leave(person, **wrong).content.decode()
    assert not ContactDetails.objects.exists()


def test_other_pages_cannot_leave_it_in_somebodys_name(person):
    assert leave(person, token="0" * 32).status_code == 403
    assert not ContactDetails.objects.exists()


def test_it_goes_on_the_day_that_was_named(person):
    leave(person)
    day = person.deployment.feedback_due_on + timedelta(days=30)
    assert f"{day.day} {day:%B %Y}" in person.get("contact").content.decode()
    with time_machine.travel(day - timedelta(days=1)):
        assert purge_contacts() == 0
    with time_machine.travel(day + timedelta(hours=12)):
        assert purge_contacts() == 1
    assert not ContactDetails.objects.exists()


@pytest.mark.parametrize(
    "who", ["Analysts", "Survey managers", "Safeguarding leads", "Editors", "superuser"]
)
def test_nobody_but_contact_keepers_opens_it(person, client, who):
    leave(person)
    is_super = who == "superuser"
    client.force_login(made.user(*(() if is_super else (who,)), superuser=is_super))
    body = {"deployment": person.deployment.pk, "purpose": "results"}
    assert client.get(DESK).status_code == client.post(DESK, body).status_code == 302


def test_a_contact_keeper_opens_it_for_its_purpose_and_that_is_recorded(person, client):
    leave(person)
    client.force_login(made.user("Contact keepers"))
    assert REACH not in client.get(DESK).content.decode()
    for purpose, found in (("talk", False), ("results", True), ("sale", False)):
        body = {"deployment": person.deployment.pk, "purpose": purpose}
        assert (REACH in client.post(DESK, body).content.decode()) is found
    entries = ModelLogEntry.objects.filter(action="surveys.read_contacts")
    assert [entry.data for entry in entries.order_by("pk")] == [
        {"purpose": "talk"},
        {"purpose": "results"},
    ]
    assert REACH.encode() not in dump()


def delete_at_desk(client, **changed):
    one = ContactDetails.objects.get()
    return client.post(DESK, {"delete": one.pk, "why": "asked", "sure": "1"} | changed)


def test_a_contact_keeper_deletes_one_on_request_and_that_is_recorded(person, client):
    leave(person)
    client.force_login(made.user("Contact keepers"))
    body = {"deployment": person.deployment.pk, "purpose": "results"}
    page = client.post(DESK, body).content.decode()
    one = ContactDetails.objects.get()
    assert f'name="delete" value="{one.pk}"' in page
    delete_at_desk(client)
    assert not ContactDetails.objects.exists()
    assert Response.objects.exists()
    entry = ModelLogEntry.objects.get(action="surveys.delete_contact")
    assert entry.object_id == str(person.deployment.pk)
    assert entry.data == {"purpose": "results", "why": "asked"}
    assert entry.message == "Deleted how to reach somebody: the person asked for it"
    assert REACH.encode() not in dump()
    # Pressed twice it is gone once.
    assert client.post(DESK, {"delete": one.pk, "why": "asked", "sure": "1"}).status_code == 302
    assert ModelLogEntry.objects.filter(action="surveys.delete_contact").count() == 1


@pytest.mark.parametrize("lacks", [{"why": ""}, {"why": "tired"}, {"sure": ""}])
def test_without_a_reason_or_a_yes_nothing_is_deleted(person, client, lacks):
    leave(person)
    client.force_login(made.user("Contact keepers"))
    delete_at_desk(client, **lacks)
    assert ContactDetails.objects.exists()
    assert not ModelLogEntry.objects.filter(action="surveys.delete_contact").exists()


@pytest.mark.parametrize("who", sorted({*VOICE_GROUPS, "Editors", "superuser", "not let"}))
def test_nobody_else_deletes_it(person, client, who):
    leave(person)
    is_super = who == "superuser"
    group = "Contact keepers" if who == "not let" else who
    client.force_login(made.user(*(() if is_super else (group,)), superuser=is_super))
    if who == "not let":
        AccessGrant.objects.all().delete()
    delete_at_desk(client)
    assert ContactDetails.objects.exists() is (who != "Contact keepers")


def test_nothing_else_is_deleted_by_a_number_that_is_made_up(person, client):
    leave(person)
    client.force_login(made.user("Contact keepers"))
    for number in ("", "7", "\0", made.new_key_id()):
        assert delete_at_desk(client, delete=number).status_code == 302
    assert ContactDetails.objects.exists()


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM surveys_contactdetails")
        return cursor.fetchone()[0]


def ring(settings, text):
    settings.KEY_RINGS = site_settings.KEY_RINGS | {"contact": text}


def test_keys_are_rotated_without_losing_anything(person, settings, capsys):
    new, old = settings.KEY_RINGS["contact"].split(",")
    ring(settings, old)
    leave(person)
    assert stored().startswith("v2.a.")
    ring(settings, f"{new},{old}")
    assert ContactDetails.objects.get().contact == REACH
    call_command("rotate_keys")
    assert "1 sealed anew" in capsys.readouterr().out
    assert stored().startswith("v2.b.")
    ring(settings, new)
    assert ContactDetails.objects.get().contact == REACH
    call_command("rotate_keys")
    assert "0 sealed anew" in capsys.readouterr().out


def test_a_key_that_is_missing_is_an_error_and_no_empty_value(person, settings):
    leave(person)
    ring(settings, settings.KEY_RINGS["contact"].split(",")[1])
    with pytest.raises(Unreadable):
        _ = ContactDetails.objects.get().contact


def deleted(person, token=""):
    page = person.get("contact").content.decode()
    body = {"token": token or TOKEN.search(page).group(1), "delete": "1"}
    return person.client.post(person.url("contact"), body)


def test_it_can_be_deleted_by_the_browser_that_left_it(person):
    assert "Delete this" not in person.get("contact").content.decode()
    leave(person)
    for page in ("contact", "contact/kept"):
        html = person.get(page).content.decode()
        assert "Delete this" in html
        assert REACH not in html
    gone = deleted(person).content.decode()
    assert "We have deleted how to reach you" in gone
    assert not ContactDetails.objects.exists()
    assert Response.objects.exists()
    assert person.get("contact/kept")["Location"] == person.url("contact")


def test_nobody_deletes_what_another_left(person):
    leave(person)
    other = Person(person.deployment)
    other.answer_all()
    other.send()
    assert deleted(person, token="0" * 32).status_code == 403
    deleted(other)
    assert ContactDetails.objects.count() == 1


@pytest.mark.parametrize("left", [True, False])
def test_who_takes_answers_back_reads_what_becomes_of_how_to_reach_them(person, left):
    if left:
        leave(person)
    body = {"receipt": person.receipt(), "withdraw": "1"}
    page = person.client.post(person.url("code"), body).content.decode()
    day = person.deployment.feedback_due_on + timedelta(days=30)
    assert f"We delete it on {day.day} {day:%B %Y}" in page
    assert (f'href="{person.url("contact")}"' in page) == left
    assert ("To delete it before" in page) != left
    assert ("ask us to delete it" in page) != left
    assert ContactDetails.objects.exists() == left
    if left:
        deleted(person)
        assert not ContactDetails.objects.exists()


def test_past_its_day_no_page_promises_to_delete_how_to_reach_somebody(person):
    receipt = person.receipt()
    about = person.deployment
    about.feedback_due_on = timezone.localdate() - timedelta(days=40)
    about.save(update_fields=["feedback_due_on"])
    body = {"receipt": receipt}
    assert "It is late." in person.client.post(person.url("code"), body).content.decode()
    page = person.client.post(person.url("code"), body | {"withdraw": "1"}).content.decode()
    assert "it is deleted, or is being deleted now" in page
    assert "We delete it on" not in page
    assert "go back today" not in page


@pytest.mark.parametrize(
    ("form", "absolute"),
    [("en-gb", "nobody can tell"), ("cy", "ni all neb ddweud"), ("ur", "کوئی نہیں بتا سکتا")],
)
def test_nobody_is_promised_that_it_could_never_be_told_whose_answers_are_whose(form, absolute):
    """With one response and one contact in the database anybody pairs them."""
    said = PHRASES if form == "en-gb" else SHIPPED[form]
    told = [words for name, words in said.items() if name.startswith(("hear_", "paper_hear"))]
    assert told
    assert not any(absolute in words for words in told)


def test_the_page_says_that_it_lies_apart_and_has_no_link(person):
    page = person.get("contact").content.decode()
    assert "kept apart from them. We keep nothing that links it to them" in page
