"""Whoever tries passwords is slowed down at every door; nobody else notices."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from surveys.views.limits import LOGINS
from tests.factories.changeprojects import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"


@pytest.fixture(autouse=True)
def _nothing_tried_yet():
    cache.clear()


@pytest.fixture
def user():
    made = UserFactory()
    made.set_password(PASSWORD)
    made.save()
    return made


def log_in(client, user, password, door="network:login", **more):
    typed = {"username": user.username, "password": password}
    return client.post(reverse(door), typed, **more)


@pytest.mark.parametrize("door", ["network:login", "wagtailadmin_login"])
def test_passwords_cannot_be_tried_for_ever(client, user, door):
    for _ in range(LOGINS[0].tries):
        assert log_in(client, user, "wrong", door).status_code == 200
    response = log_in(client, user, PASSWORD, door)
    assert response.status_code == 429
    assert response["Retry-After"] == "300"
    assert "we pause for five minutes" in response.content.decode()


def test_others_are_not_held_up(client, user):
    for _ in range(LOGINS[0].tries + 1):
        log_in(client, user, "wrong")
    assert log_in(client, user, PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_whoever_types_it_right_is_never_counted(client, user):
    for _ in range(LOGINS[0].tries + 1):
        assert log_in(client, user, PASSWORD).status_code == 302
        client.logout()
