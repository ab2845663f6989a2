"""Who reads answers or requests for help, and who said so, is told to those who would notice."""

import socket

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry

from surveys.actions.let_read import Leave, let_read, longest_from
from surveys.actions.record_leads import record_leads
from surveys.checks import check_stewards
from surveys.models import AccessGrant, SurveyDeployment
from syndication.made_up import made_up
from tests.factories.surveys import DeploymentFactory, safeguarding_account
from tests.surveys.evidence import made
from tests.surveys.test_promises import form_of

pytestmark = pytest.mark.django_db
STEWARDS = "Data stewards"


@pytest.fixture
def stored(django_capture_on_commit_callbacks):
    """What is done in such a block is stored for good after it, and the mails go out."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def manager(client):
    user = get_user_model().objects.create_superuser("manager", "manager@agency.example", "x")
    client.force_login(user)
    return user


def letters():
    """What was written, by whom it went to."""
    assert all(len(one.to) == 1 for one in mail.outbox)
    return {one.to[0]: one.body for one in mail.outbox}


def edited(client, deployment, **changes):
    address = reverse("surveys_surveydeployment_modeladmin_edit", args=[deployment.pk])
    assert client.post(address, form_of(deployment) | changes).status_code == 302


def test_whoever_was_lead_reads_that_somebody_named_themselves(client, manager, stored):
    deployment = DeploymentFactory()
    was, deputy = deployment.lead, deployment.deputy
    manager.groups.add(Group.objects.get(name="Safeguarding leads"))
    mail.outbox.clear()
    with stored():
        edited(client, deployment, lead=manager.pk)
    told = letters()
    assert set(told) == {was.email, deputy.email, manager.email}
    assert "You are no longer the lead." in told[was.email]
    assert "You are now the lead." in told[manager.email]
    assert "You are still the deputy." in told[deputy.email]
    for text in told.values():
        assert "manager changed who looks after" in text
        assert f"Lead: {was.username}, now manager" in text
        assert deployment.code not in text


def test_the_log_names_who_changed_it_and_from_whom_to_whom(client, manager):
    deployment = DeploymentFactory()
    was, other = deployment.lead, safeguarding_account("another-lead")
    edited(client, deployment, lead=other.pk, deputy=was.pk)
    entry = ModelLogEntry.objects.get(action="surveys.leads")
    assert entry.user == manager
    assert entry.data["lead"] == {"from": was.username, "to": "another-lead"}
    name = "surveys_surveydeployment_modeladmin_history"
    history = client.get(reverse(name, args=[deployment.pk])).content.decode()
    assert f"Lead: {was.username}, now another-lead" in history
    assert f"now {was.username}" in history


def test_nothing_is_written_where_lead_and_deputy_stay(client, manager, stored):
    deployment = DeploymentFactory()
    with stored():
        edited(client, deployment, safeguarding_lead="The duty desk, all day")
    assert mail.outbox == []
    assert not ModelLogEntry.objects.filter(action="surveys.leads").exists()


def test_a_new_survey_tells_those_it_names(client, manager, stored):
    like = DeploymentFactory()
    with stored():
        address = reverse("surveys_surveydeployment_modeladmin_create")
        assert client.post(address, form_of(like)).status_code == 302
    assert set(letters()) == {like.lead.email, like.deputy.email}
    new = SurveyDeployment.objects.exclude(pk=like.pk).get()
    entry = ModelLogEntry.objects.get(action="surveys.leads")
    assert (entry.object_id, entry.data["lead"]["from"]) == (str(new.pk), "")


def test_a_closed_account_is_not_written_to(stored):
    deployment = DeploymentFactory()
    gone = safeguarding_account("gone")
    get_user_model().objects.filter(pk=gone.pk).update(is_active=False)
    with stored():
        before = {"lead": gone.pk, "deputy": deployment.deputy_id}
        record_leads(deployment, before, by=deployment.deputy)
    assert set(letters()) == {deployment.lead.email, deployment.deputy.email}


def test_a_mail_server_that_is_down_undoes_nothing(stored, settings, caplog):
    deployment = DeploymentFactory()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
    with stored():
        record_leads(deployment, {"lead": None, "deputy": None}, by=deployment.lead)
    assert ModelLogEntry.objects.filter(action="surveys.leads").exists()
    assert "was not sent: ConnectionRefusedError" in caplog.text
    assert "@" not in caplog.text


def test_an_address_that_is_refused_holds_up_no_other(stored, caplog):
    deployment = DeploymentFactory()
    get_user_model().objects.filter(pk=deployment.lead_id).update(email="a\nb@agency.example")
    with stored():
        record_leads(deployment, {"lead": None, "deputy": None}, by=deployment.deputy)
    assert set(letters()) == {deployment.deputy.email}
    assert "agency.example" not in caplog.text


@pytest.mark.parametrize("way", ["a person joins", "a group takes in"])
def test_whoever_joins_a_group_about_answers_is_told_to_data_stewards(manager, stored, way):
    steward, person = made.user(STEWARDS), made.user()
    group = Group.objects.get(name="Analysts")
    mail.outbox.clear()
    with stored(), LogContext(user=manager):
        if way == "a person joins":
            person.groups.add(group)
        else:
            group.user_set.add(person)
    assert set(letters()) == {steward.email}
    assert f"manager put {person.username} into “Analysts”." in letters()[steward.email]
    entry = ModelLogEntry.objects.get(action="surveys.joined", object_id=person.pk)
    assert (entry.user, entry.data) == (manager, {"groups": ["Analysts"]})
    assert entry.message == "Joined Analysts"


def test_a_data_steward_who_joins_is_told_to_the_others_alone(stored):
    steward, person = made.user(STEWARDS), made.user()
    mail.outbox.clear()
    with stored():
        person.groups.add(Group.objects.get(name=STEWARDS))
    assert set(letters()) == {steward.email}
    assert "Somebody who runs the accounts put" in letters()[steward.email]


LEAVING = {
    "a person leaves": lambda person, group: person.groups.remove(group),
    "a person has others": lambda person, group: person.groups.set([]),
    "a person leaves all": lambda person, group: person.groups.clear(),
    "a group lets go": lambda person, group: group.user_set.remove(person),
    "a group lets all go": lambda person, group: group.user_set.clear(),
}


@pytest.mark.parametrize("way", LEAVING)
def test_whoever_leaves_a_group_about_answers_is_told_to_data_stewards(manager, stored, way):
    steward, person = made.user(STEWARDS), made.user("Coders")
    mail.outbox.clear()
    with stored(), LogContext(user=manager):
        LEAVING[way](person, Group.objects.get(name="Coders"))
    assert f"manager took {person.username} out of “Coders”." in letters()[steward.email]
    assert len(mail.outbox) == 1
    entry = ModelLogEntry.objects.get(action="surveys.left", object_id=person.pk)
    assert (entry.user, entry.message) == (manager, "Left Coders")


def test_a_steward_who_is_put_out_is_told_to_the_others(stored):
    steward, other = made.user(STEWARDS), made.user(STEWARDS)
    mail.outbox.clear()
    with stored():
        other.groups.remove(Group.objects.get(name=STEWARDS))
        other.groups.remove(Group.objects.get(name="Analysts"))
    assert [one.to for one in mail.outbox] == [[steward.email]]


def closed(person):
    person.is_active = False
    person.save()


def opened_again(person):
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    person.refresh_from_db()
    person.is_active = True
    person.save()


def made_superuser(person):
    person.is_superuser = True
    person.save(update_fields=["is_superuser"])


def no_superuser(person):
    type(person).objects.filter(pk=person.pk).update(is_superuser=True)
    person.refresh_from_db()
    person.is_superuser = False
    person.save()


ACCOUNTS = [
    (closed, "closed the account of", "Account closed, in Analysts"),
    (opened_again, "opened the account of", "Account opened, in Analysts"),
    (made_superuser, "a superuser, who can put anybody", "Made a superuser, in Analysts"),
    (no_superuser, "a superuser no more", "Made a superuser no more, in Analysts"),
    (lambda person: person.delete(), "deleted the account of", "Account deleted, in Analysts"),
]


@pytest.mark.parametrize(("change", "said", "logged"), ACCOUNTS)
def test_what_is_done_with_an_account_is_told_to_data_stewards(
    manager, stored, change, said, logged
):
    steward, person = made.user(STEWARDS), made.user("Analysts")
    AccessGrant.objects.all().delete()
    pk = person.pk
    mail.outbox.clear()
    with stored(), LogContext(user=manager):
        change(person)
    assert set(letters()) == {steward.email}
    text = letters()[steward.email]
    assert "manager" in text
    assert said in text
    assert "They are in “Analysts”." in text
    entry = ModelLogEntry.objects.get(action="surveys.account", object_id=pk)
    assert (entry.user, entry.message) == (manager, logged)


def test_a_superuser_made_at_once_is_told_and_what_changes_nothing_is_not(client, stored):
    steward, person, stranger = made.user(STEWARDS), made.user("Analysts"), made.user("Publishers")
    mail.outbox.clear()
    with stored():
        get_user_model().objects.create_superuser("new", "new@agency.example", "x")
    assert "made new a superuser" in letters()[steward.email]
    mail.outbox.clear()
    with stored():
        client.force_login(person)
        person.first_name = "Ann"
        person.save()
        closed(stranger)
    assert mail.outbox == []


# ── Nobody to tell ───────────────────────────────────────────────────────────


def silent_steward():
    steward = made.user(STEWARDS)
    get_user_model().objects.filter(pk=steward.pk).update(email="")
    return steward


def test_where_no_steward_has_an_address_superusers_are_told(manager, stored, caplog):
    silent_steward()
    person = made.user()
    mail.outbox.clear()
    with stored():
        person.groups.add(Group.objects.get(name="Analysts"))
    assert set(letters()) == {manager.email}
    entry = ModelLogEntry.objects.get(action="surveys.joined", object_id=person.pk)
    assert entry.message.endswith("by e-mail; told instead: superusers")
    assert "No data steward could be told by e-mail. Told instead: superusers" in caplog.text
    assert person.username not in caplog.text


def test_where_nobody_at_all_can_be_told_the_log_says_so(stored, caplog):
    silent_steward()
    person = made.user()
    mail.outbox.clear()
    with stored():
        person.groups.add(Group.objects.get(name="Analysts"))
    assert mail.outbox == []
    assert ModelLogEntry.objects.get(object_id=person.pk).data["told"] == "nobody"
    assert "nobody" in caplog.text


def test_other_stewards_are_told_and_the_desk_and_the_check_name_who_cannot_be(client, stored):
    silent, steward = silent_steward(), made.user(STEWARDS)
    person = made.user()
    mail.outbox.clear()
    with stored():
        person.groups.add(Group.objects.get(name="Analysts"))
    assert set(letters()) == {steward.email}
    client.force_login(steward)
    page = client.get(reverse("voice:grants")).content.decode()
    assert f"No e-mail reaches {silent.username}" in page
    (found,) = check_stewards(databases=["default"])
    assert found.id == "surveys.W001"
    assert silent.username not in f"{found.msg}{found.hint}"
    get_user_model().objects.filter(pk=silent.pk).update(email="now@agency.example")
    assert "No e-mail reaches" not in client.get(reverse("voice:grants")).content.decode()
    assert check_stewards(databases=["default"]) == []
    assert check_stewards() == []


def test_other_groups_and_those_who_are_in_already_are_not_told(stored):
    made.user(STEWARDS)
    person = made.user("Analysts")
    groups = Group.objects.filter(name__in=["Analysts", "Publishers"])
    mail.outbox.clear()
    with stored():
        person.groups.add(*groups)
    assert mail.outbox == []
    assert ModelLogEntry.objects.filter(action="surveys.joined", object_id=person.pk).count() == 1


def test_a_grant_is_told_to_the_other_data_stewards_without_its_reason(stored):
    giver, other, reader = made.user(STEWARDS), made.user(STEWARDS), made.user("Analysts")
    why = "Codes what people said about the court."
    mail.outbox.clear()
    with stored():
        let_read(Leave(reader, None, why, longest_from(timezone.localdate())), by=giver)
    assert set(letters()) == {other.email}
    text = letters()[other.email]
    assert f"{giver.username} let {reader.username} read" in text
    assert "every project" in text
    assert why not in text
    assert reverse("voice:grants") in text


def test_nobody_is_written_to_about_people_who_are_made_up(stored):
    made.user(STEWARDS)
    mail.outbox.clear()
    with stored(), made_up():
        made.user("Analysts")
    assert mail.outbox == []
