"""Many may start from one address, and no script fills the database from it."""

import pytest
from django.core.cache import cache

from surveys.actions.make_invitations import make_invitations
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import Draft, Invitation, WeekTally
from surveys.views.limits import Limit, _hashed, _key
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, published_notice
from tests.surveys.evidence import made
from tests.surveys.test_words import pages, translation
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
CLASS = 5


@pytest.fixture(autouse=True)
def few_starts(settings):
    """Let a few start in a minute."""
    settings.STARTS_PER_MINUTE = CLASS


@pytest.fixture
def deployment():
    return OpenDeploymentFactory()


def test_a_class_starts_and_whoever_comes_after_is_asked_to_wait(deployment):
    answers = [Person(deployment).start() for _ in range(CLASS + 3)]
    assert [one.status_code for one in answers] == [303] * CLASS + [429] * 3
    html = answers[-1].content.decode()
    assert "Please wait some minutes" in html
    assert "Start" in html
    assert 'href="#invitation"' not in html
    assert Draft.objects.count() == CLASS
    assert WeekTally.objects.get().started == CLASS


@pytest.mark.parametrize("route", ["adult", "waiver"])
def test_who_needs_the_yes_of_an_adult_reads_so_first(route):
    forms = ("en-gb", "cy", "ur")
    for form in forms:
        published_notice("young_13_17", form)
    version = frozen_version(
        notice_for="young_13_17",
        steps=pages(sensitive=False),
        translations=[*map(translation, forms[1:])],
    )
    deployment = OpenDeploymentFactory(age_group="under_16", consent_route=route)
    type(deployment).objects.update(version=version)
    for form in forms:
        page = Person(deployment).get(**{"in": form}).content.decode()
        said = SHIPPED.get(form, PHRASES)["adult_first"]
        assert (said in page) == (route == "adult")


def test_people_at_another_address_start(deployment):
    for _ in range(CLASS + 1):
        Person(deployment).start()
    other = Person(deployment)
    assert other.client.post(other.url(), REMOTE_ADDR="192.0.2.9").status_code == 303


def test_in_an_hour_ten_times_as_many_start(deployment):
    for _ in range(10):
        assert [Person(deployment).start().status_code for _ in range(CLASS)] == [303] * CLASS
        # As if a minute had gone by.
        cache.delete(_key(Limit(CLASS, 60), f"start.{_hashed('127.0.0.1')}"))
    assert Person(deployment).start().status_code == 429


def test_who_wanted_to_start_again_keeps_what_was_answered(deployment):
    person = Person(deployment)
    person.answer_all(text="What I wrote.")
    for _ in range(CLASS):
        Person(deployment).start()
    assert person.start(again="1").status_code == 429
    assert "What I wrote." in person.get("4").content.decode()
    assert person.start()["Location"] == person.url("consent")


def test_an_invitation_is_not_spent_by_waiting():
    deployment = OpenDeploymentFactory(access="invitation")
    (code,) = make_invitations(deployment, 1, by=made.user("Survey managers"))
    for _ in range(CLASS):
        Person(deployment).start(invitation="wrong")
    page = Person(deployment).start(invitation=code)
    assert page.status_code == 429
    assert f'value="{code}"' in page.content.decode()
    assert not Invitation.objects.get().is_used


def test_without_a_limit_all_start(deployment, settings):
    settings.STARTS_PER_MINUTE = 0
    assert {Person(deployment).start().status_code for _ in range(3 * CLASS)} == {303}
