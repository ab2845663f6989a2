"""Pictures on or off, on any page, without losing what was typed and with nothing on the device."""

import pytest
from django.urls import reverse

from surveys.models import DraftStep
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    information,
    items,
    published_notice,
    single,
    step,
    text,
)
from tests.surveys.editing.test_question_types import picture, pictured
from tests.surveys.evidence import made
from tests.surveys.test_switching import EASY
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


def pages():
    room = {"image": picture().pk, "alt_text": "Three people at a table", "decorative": False}
    home = [pictured("Home", picture(colour="red"), decorative=True)]
    home += [pictured("School", picture(colour="blue"), alt_text="A red door")]
    return [
        step(information("It is short.", heading="Read this", picture=room)),
        step(asked("pictures", "where", "Where was it?", options=home, picture=room)),
        step(asked("faces", "faces", "How was it?", options=["Good", "Middling", "Bad"])),
        step(text("why", "Why?", max_length=100)),
    ]


@pytest.fixture
def person():
    one = Person(OpenDeploymentFactory(version=frozen_version(steps=pages())))
    published_notice("parent_carer")
    return one


def words_of(page):
    return page.content.decode()


def test_they_are_switched_off_and_what_was_chosen_stays(person):
    person.agree()
    person.post("1")
    page = words_of(person.get("2"))
    assert page.count("<img") == 3
    moved = person.post("2", {"q-where": "school", "pictures": "off"})
    assert moved["Location"] == person.url("2")
    page = words_of(person.get("2"))
    assert "<img" not in page
    assert "data:image" not in page
    assert 'value="school" checked' in page
    # What only the pictures told is said in words; what the words say already is not said twice.
    assert page.count("Three people at a table") == 1
    assert "A red door" in page
    assert "cp-error" not in page
    assert "cp-face" not in words_of(person.post("2", {"q-where": "school"}, follow=True))
    assert "<img" not in words_of(person.get("1"))


def test_what_was_typed_stays_and_they_come_back(person):
    person.agree()
    for number in ("1", "2", "3"):
        person.post(number)
    assert "The tea." in words_of(
        person.post("4", {"t-why": "The tea.", "pictures": "off"}, follow=True)
    )
    page = words_of(person.post("4", {"t-why": "The tea!", "pictures": "on"}, follow=True))
    assert "The tea!" in page
    assert words_of(person.get("2")).count("<img") == 3


def test_a_language_chosen_before_stays_and_so_do_pictures_switched_off_before():
    translations = [{"type": "translation", "value": EASY}]
    homes = [pictured("Home", picture(), decorative=True), pictured("Away", picture(), alt_text="")]
    for home in homes:
        home["value"]["others"] = items({"form": "easy-read", "words": "So!"})
    others = items({"form": "easy-read", "label": "Where was it?"})
    where = asked("single", "where", "Where?", options=homes, others=others)
    version = frozen_version(steps=[step(where)], translations=translations)
    person = Person(OpenDeploymentFactory(version=version))
    published_notice("parent_carer", "easy-read")
    person.agree()
    person.post("1", {"in": "easy-read"})
    page = words_of(person.post("1", {"pictures": "off"}, follow=True))
    assert 'class="cp-easy"' in page
    assert "<img" not in page
    assert "<img" not in words_of(person.post("1", {"in": ""}, follow=True))
    # Beside the answers what was switched travels in the address, and the other switch keeps it.
    page = words_of(person.get("help", **{"in": "easy-read", "pictures": "off"}))
    assert '<input type="hidden" name="pictured" value="off">' in page
    sent = person.client.post(person.url("help"), {"t-wish": "x", "form": "", "pictured": "off"})
    assert sent["Location"].endswith("?pictures=off")
    page = words_of(person.get("help/sent", **{"in": "easy-read", "pictures": "off"}))
    assert 'href="?in=easy-read"' in page
    assert 'href="?in=&amp;pictures=off"' in page


def test_before_anything_is_stored_it_stands_in_the_page_alone(person):
    page = words_of(person.client.post(person.url(), {"pictures": "off"}))
    assert '<input type="hidden" name="pictured" value="off">' in page
    assert "?pictures=off" in page
    assert not DraftStep.objects.exists()
    assert not person.client.cookies
    person.start(pictured="off")
    assert 'name="pictures" value="on"' in words_of(person.get("consent"))
    person.post("consent", {"q-agree": "yes"})
    assert "<img" not in words_of(person.get("1"))
    # One without a value is taken away.
    cookies = [one for one in person.client.cookies.values() if one.value]
    assert cookies
    assert all(one["path"] == person.url() and not one["max-age"] for one in cookies)


def test_the_way_they_are_read_goes_on_to_the_code(person):
    person.agree()
    person.post("1", {"pictures": "off"})
    for number in ("1", "2", "3", "4"):
        person.post(number, {"skip": "1"})
    moved = person.send()
    assert moved["Location"] == person.url("receipt") + "?pictures=off"


def test_nobody_else_can_tell_that_somebody_switched_them_off(person):
    person.start(pictured="off")
    assert all(b"off" not in bytes(one.blob) for one in DraftStep.objects.all())


@pytest.mark.parametrize("value", ["", "on", "=", "\0", "x" * 9000])
def test_nothing_but_off_switches_them_off(person, value):
    person.agree()
    person.post("1", {"pictures": value})
    assert "<img" in words_of(person.get("1"))


def test_a_survey_without_pictures_has_no_such_switch():
    survey = frozen_version(steps=[step(single("how", "How?", ["Good", "Bad"]))])
    alone = Person(OpenDeploymentFactory(version=survey))
    assert 'name="pictures"' not in words_of(alone.get())


def pictured_notice():
    """A notice with a picture, for a survey that has none."""
    shown = {"image": picture().pk, "alt_text": "A drawer with a lock", "decorative": False}
    published_notice("parent_carer", sounds={"privacy": {"picture": shown}})
    return frozen_version(steps=[step(single("how", "How?", ["Good", "Bad"]))])


def test_a_picture_of_the_notice_alone_can_be_switched_off_too():
    person = Person(OpenDeploymentFactory(version=pictured_notice()))
    person.start()
    page = words_of(person.get("consent"))
    assert page.count("<img") == 1
    assert 'name="pictures" value="off"' in page
    moved = person.post("consent", {"q-agree": "yes", "pictures": "off"})
    assert moved["Location"] == person.url("consent")
    page = words_of(person.get("consent"))
    assert "<img" not in page
    assert "A drawer with a lock" in page
    assert 'value="yes" checked' in page
    assert 'name="pictures" value="on"' in page
    # A switch stands where there is something to switch.
    person.post("consent", {"q-agree": "yes"})
    assert 'name="pictures"' not in words_of(person.get("1"))


def test_authors_see_the_same_switch(rf, client):
    survey = pictured_notice().survey
    page = words_of(survey.make_preview_request(rf.get("/"), "consent"))
    assert 'name="pictures" value="off"' in page
    client.force_login(made.user("Survey managers"))
    address = reverse("wagtailsnippets_surveys_survey:trial", args=[survey.pk])
    survey.save_revision()
    body = {"w-current_step": "consent", "trial-kept": ""}
    assert 'name="pictures" value="off"' in words_of(client.post(address, body))
    assert "<img" not in words_of(client.post(address, body | {"pictures": "off"}))
