"""What people read before they answer: frozen when it is published, followed, never changed."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from surveys.actions.open_deployment import open_deployment
from surveys.exceptions import DeploymentNotReady, NoticeNotPublishable
from surveys.models import ConsentRecord, Notice, NoticeVersion
from surveys.models.version import Immutable
from surveys.selectors.notices import reasons_against_opening
from tests.factories.surveys import (
    DeploymentFactory,
    OpenDeploymentFactory,
    frozen_version,
    notice_parts,
    published_notice,
)
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return Person(OpenDeploymentFactory())


def test_each_publication_is_a_version_that_follows_the_one_before():
    first = published_notice(privacy="Two people read it.")
    again = published_notice(privacy="Two people read it.")
    second = published_notice(privacy="Three people read it.")
    assert (first, first.number, second.number) == (again, 1, 2)
    assert "Two people" in NoticeVersion.objects.get(number=1).content["parts"][0]["text"]


def test_a_published_version_cannot_be_changed_by_anybody():
    version = published_notice()
    for change in (
        version.save,
        version.delete,
        NoticeVersion.objects.all().delete,
        lambda: NoticeVersion.objects.update(number=7),
    ):
        with pytest.raises(Immutable):
            change()


@pytest.mark.parametrize("change", ["UPDATE {} SET number = 7", "DELETE FROM {}"])
def test_the_database_refuses_as_well(change):
    published_notice()
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(NoticeVersion._meta.db_table))


def test_a_notice_that_does_not_say_everything_is_not_published():
    with pytest.raises(NoticeNotPublishable, match="When we have to tell others"):
        published_notice(limits=" ")
    assert not NoticeVersion.objects.exists()
    assert not Notice.objects.get().live


def test_the_notice_stands_before_the_consent(person):
    person.start()
    page = person.get("consent").content.decode()
    assert "We lock it away." in page
    assert "Version 1, " in page
    assert page.index("We lock it away.") < page.index("Do you want to take part?")


def test_each_response_records_the_version_that_was_shown(person):
    shown = NoticeVersion.objects.get(audience="parent_carer")
    person.answer_all()
    published_notice(privacy="It is different now.")
    person.send()
    assert ConsentRecord.objects.get().notice == shown


def test_who_still_reads_when_a_new_version_comes_agreed_to_the_old_one(person):
    person.start()
    shown = person.notice()
    published_notice(privacy="It is different now.")
    person.post("consent", {"q-agree": "yes", "notice": shown})
    assert person.get("1").status_code == 200
    assert "It is different now." in person.get("consent").content.decode()


@pytest.mark.parametrize("posted", ["", "0", "x", "999999", "9" * 40, "of-adults"])
def test_what_was_not_shown_cannot_be_agreed_to(person, posted):
    other = published_notice("child_8_12")
    person.start()
    notice = str(other.pk) if posted == "of-adults" else posted
    answer = person.post("consent", {"q-agree": "yes", "notice": notice})
    assert answer["Location"] == person.url("consent")
    assert person.get("1")["Location"] == person.url("consent")


def test_a_survey_from_before_there_were_notices_goes_on():
    person = Person(OpenDeploymentFactory(version=frozen_version(notice_for=None)))
    person.answer_all()
    person.send()
    assert ConsentRecord.objects.get().notice is None


def test_easy_read_has_its_own_notice_and_larger_letters():
    published_notice("adult", "easy-read", privacy="We lock it.")
    version = frozen_version(notice_for="adult", is_easy_read=True)
    person = Person(OpenDeploymentFactory(version=version))
    person.start()
    page = person.get("consent").content.decode()
    assert "We lock it." in page
    assert '<body class="cp-easy">' in page


@pytest.mark.parametrize(
    ("survey", "deployment", "words"),
    [
        ({"notice_for": None}, {}, "Say in the survey whom its notice is for"),
        ({"notice_for": "survivor"}, {}, "Publish a notice for “Adults who have lived with abuse”"),
        ({"is_easy_read": True}, {}, "in Easy Read"),
        (
            {},
            {"age_group": "under_16", "consent_route": "adult", "consent_reference": "Folder 3"},
            "the notice is for “Parents and carers”",
        ),
        *(
            ({"notice_for": audience}, {}, "say that people may be under sixteen")
            for audience in ("child_5_7", "child_8_12", "young_13_17")
        ),
    ],
)
def test_nobody_is_asked_without_the_notice_for_them(survey, deployment, words):
    waiting = DeploymentFactory(**deployment)
    waiting.version = frozen_version(**survey)
    waiting.save()
    with pytest.raises(DeploymentNotReady, match=words):
        open_deployment(waiting)


# ---------------------------------------------------------------- the desk


@pytest.fixture
def desk(client):
    """The form of a notice, as the browser of a survey manager posts it."""
    user = get_user_model().objects.create_user("manager", "manager@agency.example", "x")
    user.groups.add(Group.objects.get(name="Survey managers"))
    client.force_login(user)

    def post(notice=None, **extra):
        parts = [(one["type"], one["value"] | {"picture": {"image": ""}}) for one in notice_parts()]
        form = {"audience": "adult", "form": "en-gb", "title": "Your answers"}
        form = form | {"parts": streamfield(parts)} | extra
        name = "wagtailsnippets_surveys_notice"
        url = reverse(f"{name}:edit", args=[notice.pk]) if notice else reverse(f"{name}:add")
        return client.post(url, nested_form_data(form) | {"action-publish": "1"})

    return post


def test_a_survey_manager_writes_and_follows_a_notice(desk, client):
    page = desk()
    assert page.status_code == 302, page.context["form"].errors
    notice = Notice.objects.get()
    assert desk(notice, title="What we do with your answers").status_code == 302
    assert [one.number for one in notice.versions.all()] == [2, 1]
    register = client.get(reverse("wagtailsnippets_surveys_notice:list"))
    assert "Adults, English" in register.content.decode()


def test_what_is_missing_is_said_at_the_field_and_kept(desk):
    page = desk(parts=streamfield([]))
    assert "Add a part “What taking part means”." in str(page.context["form"].errors["parts"])
    assert not NoticeVersion.objects.exists()


def test_a_published_notice_does_not_become_one_for_others(desk):
    published_notice("adult")
    page = desk(Notice.objects.get(), audience="child_8_12")
    assert "Write a new notice instead." in str(page.context["form"].errors["audience"])


def test_the_preview_says_that_it_is_one_and_does_nothing(rf):
    published_notice("adult", "cy")
    page = Notice.objects.get().make_preview_request(rf.get("/")).content.decode()
    assert "buttons and links do nothing here" in page
    assert "surveys/admin/preview.js" in page
    # It has one page, in one language; a survey has a list of them.
    assert "Preview mode" not in page
    assert 'data-told="Nothing was done: this is a preview."' in page


def test_people_are_not_told_that_they_look_at_a_preview(person):
    person.start()
    assert "preview" not in person.get("consent").content.decode()


def test_a_notice_in_english_is_not_said_to_be_heard():
    notice = published_notice("parent_carer").notice
    assert str(notice) == f"{notice.get_audience_display()}, English"
    waiting = DeploymentFactory()
    waiting.version = frozen_version(notice_for="adult")
    said = [reason.message for reason in reasons_against_opening(waiting)]
    assert any("in English." in one for one in said)
    assert not any("to be heard" in one for one in said)
