"""How much the database knows of when somebody answered."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from surveys.models import Draft
from surveys.rules.expiry import expiry, expiry_of_sent
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.walks import Person


@pytest.fixture
def at(monkeypatch):
    def set_clock(*moment):
        now = datetime(*moment, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now

    return set_clock


@pytest.mark.parametrize("seconds", [0, 1, 299, 599])
def test_a_high_draft_waits_at_most_half_an_hour_and_keeps_no_minute(at, seconds):
    now = at(2026, 3, 2, 9, seconds // 60, seconds % 60, 211698)
    waits = expiry("high", shared=False)
    assert timedelta(minutes=20) <= waits - now <= timedelta(minutes=30)
    assert (waits.minute % 10, waits.second, waits.microsecond) == (0, 0, 0)


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_a_usual_draft_waits_thirteen_days_and_never_more_than_fourteen(at, hour):
    now = at(2026, 3, 2, hour, 59, 59)
    assert timedelta(days=13) <= expiry("standard", shared=False) - now <= timedelta(days=14)


@pytest.mark.django_db
def test_the_first_page_promises_what_is_kept():
    high = Person(HighSafetyDeploymentFactory()).get("about").content.decode()
    assert "If you stop, what you wrote is gone after 20 to 30 minutes." in high
    usual = Person(OpenDeploymentFactory()).get().content.decode()
    assert "for up to 14 days" in usual


def test_what_is_left_of_sent_answers_ends_with_the_day(at):
    at(2026, 3, 2, 9, 17, 41)
    morning = expiry_of_sent()
    at(2026, 3, 2, 21, 3, 5)
    assert morning == expiry_of_sent() == datetime(2026, 3, 3, tzinfo=UTC)


def test_who_sends_at_midnight_can_still_press_twice(at):
    now = at(2026, 3, 2, 23, 58)
    assert expiry_of_sent() - now > timedelta(minutes=10)


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [OpenDeploymentFactory, HighSafetyDeploymentFactory])
def test_nothing_in_the_database_tells_when_answers_were_sent(factory):
    person = Person(factory())
    person.answer_all()
    person.send()
    left = timezone.localtime(Draft.objects.get().expires_at)
    assert (left.hour, left.minute, left.second, left.microsecond) == (0, 0, 0, 0)
    assert left - timezone.now() < timedelta(days=1, minutes=11)
    assert person.receipt(), "the receipt can be seen again"
