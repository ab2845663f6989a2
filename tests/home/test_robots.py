"""What programs ask every site for."""

from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from django.test import Client


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/handbooks/", True),
        ("/api/v1/products", True),
        ("/s/7k3m9q/", False),
        ("/s/receipt/", False),
        ("/admin/login/", False),
    ],
)
def test_search_engines_leave_surveys_and_the_desk_alone(path, allowed):
    answer = Client().get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    assert rules.can_fetch("a-robot", path) is allowed


def test_the_icon_that_browsers_ask_for_is_the_mark_of_the_site():
    answer = Client().get("/favicon.ico")
    assert answer.status_code == 302
    assert finders.find(answer["Location"].removeprefix("/static/"))


def test_neither_may_be_posted_to_nor_sets_a_cookie():
    for path in ("/robots.txt", "/favicon.ico"):
        assert Client().post(path).status_code == 405
        assert not Client().get(path).cookies
