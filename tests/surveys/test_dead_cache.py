"""A shared cache that is down: everything is answered, only tries are not counted."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from config import env
from surveys.models import Response, SafeguardingFlag
from tests.factories.changeprojects import UserFactory
from tests.factories.surveys import OpenDeploymentFactory, SubmittedResponseFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
# Nobody listens there.
NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture(autouse=True)
def _down(monkeypatch, settings):
    monkeypatch.setenv("CACHE_URL", NOWHERE)
    settings.CACHES = {"default": env.cache()}
    assert not cache.add("any", 1)


def test_somebody_answers_and_takes_it_back(client):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    page = client.post("/s/receipt/", {"receipt": person.receipt(), "withdraw": "1"})
    assert "Your answers are taken back" in page.content.decode()
    assert not Response.objects.exists()


def test_somebody_asks_for_help():
    person = Person(OpenDeploymentFactory())
    person.start()
    answer = person.post("help", {"t-wish": "Ring me.", "t-contact": "01632 960001"})
    assert answer.status_code == 303
    assert SafeguardingFlag.objects.count() == 1


@pytest.mark.parametrize("address", ["/s/receipt/", "/s/receipt/told/"])
def test_a_code_is_looked_up_more_than_once(client, address):
    code = SubmittedResponseFactory().receipt
    for _ in range(2):
        assert client.post(address, {"receipt": code}).status_code == 200


@pytest.mark.parametrize("door", ["network:login", "wagtailadmin_login"])
def test_a_wrong_password_is_a_wrong_password(client, door):
    user = UserFactory()
    for _ in range(2):
        typed = {"username": user.username, "password": "wrong"}
        assert client.post(reverse(door), typed).status_code == 200
