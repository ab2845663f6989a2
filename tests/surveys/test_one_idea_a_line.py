"""In Easy Read every sentence stands on a line of its own, and to stop is as big as to go on."""

import re

import pytest

from surveys.engine.phrases import Speech
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    information,
    published_notice,
    single,
    step,
)
from tests.surveys.walks import Person

IDEA = re.compile(r'<span class="cp-idea">(.*?)</span>')
EASY, PLAIN = Speech(is_easy=True), Speech()


def page(person, name=""):
    return person.get(name).content.decode()


@pytest.fixture
def person(db):
    pages = [
        step(information("It is short. It is easy.", heading="Read this")),
        step(single("how", "How was it?", ["Good", "Bad"], help="Pick one. Or skip it.")),
        step(asked("text", "why", "Why?", max_length=100)),
    ]
    version = frozen_version(
        steps=pages,
        is_easy_read=True,
        intro="We are a team. We want to listen.",
        consent_text="I know who reads it. I can stop.",
    )
    published_notice("parent_carer", "easy-read", privacy="It is locked. Nobody sees it.")
    return Person(OpenDeploymentFactory(version=version))


def test_the_first_page_says_one_thing_on_a_line(person):
    ideas = IDEA.findall(page(person))
    assert [one for one in ideas if "We " in one][:2] == ["We are a team.", "We want to listen."]
    assert "You can skip any question." in ideas
    assert "You can stop at any time." in ideas


def test_what_is_wrong_ends_on_the_line_that_it_stands_on(person):
    person.agree()
    person.post("1")
    person.post("2")
    wrong = person.post_and_see("3", {"t-why": "words", "q-why": "rather-not-say"})
    assert "Keep one of the two." in IDEA.findall(wrong)


def test_so_do_the_notice_the_consent_and_the_questions(person):
    person.start()
    ideas = IDEA.findall(page(person, "consent"))
    assert {"It is locked.", "Nobody sees it.", "I know who reads it.", "I can stop."} <= {*ideas}
    person.post("consent", {"q-agree": "yes"})
    assert {"It is short.", "It is easy."} <= {*IDEA.findall(page(person, "1"))}
    person.post("1")
    assert {"Pick one.", "Or skip it."} <= {*IDEA.findall(page(person, "2"))}


@pytest.mark.parametrize("name", ["consent", "1", "2", "check"])
def test_who_may_go_on_may_stop_and_nothing_bad_happens(person, name):
    if name == "consent":
        person.start()
    else:
        person.agree()
        for number in ("1", "2", "3"):
            if name == "check" or number < name:
                person.post(number, {"skip": "1"})
    shown = page(person, name)
    buttons = shown.partition('<div class="cp-buttons">')[2].partition("</div>")[0]
    assert f'<a class="cp-button cp-stop" href="{person.url("exit")}"' in buttons
    assert "Nothing bad will happen." in IDEA.findall(shown)


def test_a_link_stays_whole_and_what_was_short_for_something_is_no_end():
    words = 'Press <a href="/x">this. Or that.</a> Go on.'
    assert EASY.laid_out(words) == words
    assert "cp-idea" not in EASY.laid_out("Ask a worker, e.g. a nurse.")
    assert IDEA.findall(EASY.laid_out("یہ ایک ہے۔ یہ دو ہے۔")) == ["یہ ایک ہے۔", "یہ دو ہے۔"]


def test_other_pages_are_laid_out_as_they_were(db):
    person = Person(OpenDeploymentFactory())
    assert "cp-idea" not in page(person)
    assert "cp-stop" not in page(person)
    assert PLAIN.laid_out("One. Two.") == "One. Two."
    assert "<b>" not in EASY.say_with("free", ("", ""), {}).__html__()
