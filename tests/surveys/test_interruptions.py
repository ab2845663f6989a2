"""Before hard questions a page says what is coming; skipping is as easy as going on."""

import re

import pytest

from surveys.engine.path import stops, walk
from surveys.engine.questions import Option, Question, Schema, Step
from surveys.engine.rules import Rule
from surveys.models import Answer, Draft, DraftStep
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, single, step, text
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
HARD = "_2"
COMING = "It is about violence at home.\nIt is about one evening."


def steps():
    """An easy page, two hard ones, and one that is easy again."""
    hard = single("fault", "Was it said to be your fault?", ["Yes", "No"], sensitive=True)
    worse = step(text("evening", "What happened that evening?"))
    worse["value"]["coming"] = COMING
    return [
        step(single("easy", "Did someone explain?", ["Yes", "No"])),
        step(hard),
        worse,
        step(text("good", "What was good?")),
    ]


@pytest.fixture
def person():
    one = Person(OpenDeploymentFactory(version=frozen_version(steps=steps())))
    one.agree()
    one.post("1", {"q-easy": "yes"})
    return one


def words_of(page):
    return page.content.decode()


def test_the_page_stands_before_the_first_hard_question_and_says_what_is_coming(person):
    assert person.get("2")["Location"] == person.url(HARD)
    page = words_of(person.get(HARD))
    assert "It is about violence at home." in page
    assert "It is about one evening." in page
    assert "People you can talk to" in page
    assert 'class="cp-exit"' in page
    assert "<title>Before you go on</title>" in page


def test_both_ways_are_one_press_on_the_same_kind_of_button(person):
    buttons = re.findall(r"<button[^>]*name=\"choice\"[^>]*>", words_of(person.get(HARD)))
    assert len(buttons) == 2
    assert len({re.sub(r'value="[^"]+"', "", button) for button in buttons}) == 1


def test_going_on_leads_to_the_questions_and_back_to_the_page(person):
    assert person.post(HARD, {"choice": "go-on"})["Location"] == person.url("2")
    assert person.post("2", {"back": "1"})["Location"] == person.url(HARD)
    # Going back once more presses neither button: what was chosen stays.
    assert person.post(HARD, {"back": "1"})["Location"] == person.url("1")
    assert person.get("2").status_code == 200
    assert "You chose to go on before." in words_of(person.get(HARD))


def test_skipping_leads_past_all_of_them_and_nothing_of_them_is_sent(person):
    person.post(HARD, {"choice": "go-on"})
    person.post("3", {"t-evening": "canary-heron"})
    person.post("2", {"q-fault": "yes"})
    assert person.post(HARD, {"choice": "skip"})["Location"] == person.url("4")
    assert person.get("2")["Location"] == person.url("4")
    person.post("4", {"t-good": "The tea."})
    check = words_of(person.get("check"))
    assert "Questions that may be hard" in check
    assert "canary-heron" not in check
    person.send()
    assert {one.key for one in Answer.objects.all()} == {"easy", "good"}


def test_who_thinks_again_finds_what_they_wrote(person):
    person.post(HARD, {"choice": "go-on"})
    person.post("2", {"q-fault": "no"})
    person.post("3", {"t-evening": "canary-heron"})
    person.post(HARD, {"choice": "skip"})
    person.post("4", {"t-good": "The tea."})
    assert person.post("check", {"change": HARD})["Location"].startswith(person.url(HARD))
    answer = person.post(HARD, {"choice": "go-on"}, query="?return=check")
    assert answer["Location"] == person.url("check")
    assert "canary-heron" in words_of(person.get("3"))


def test_stopping_wipes_everything(person):
    page = person.post(HARD, {"wipe": "1"})
    assert "Your answers are wiped" in words_of(page)
    assert not DraftStep.objects.exists()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("choice", [{}, {"choice": ""}, {"choice": "x"}])
def test_pressing_neither_goes_nowhere(person, choice):
    assert person.post(HARD, choice)["Location"] == person.url(HARD)


def test_no_address_and_no_stored_name_tells_the_choice(person):
    for choice in ("go-on", "skip"):
        assert choice not in person.post(HARD, {"choice": choice})["Location"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", one.step) for one in DraftStep.objects.all())
    assert not any(b"skip" in bytes(one.blob) for one in DraftStep.objects.all())


def test_the_first_page_promises_no_more_questions_than_are_sure(person):
    assert "Up to 4 questions" in words_of(person.get())


@pytest.mark.parametrize("page", ["_1", "_3", "_x", "_"])
def test_there_is_no_such_page_elsewhere(person, page):
    assert person.get(page).status_code == 404


# ---------------------------------------------------------------- the way, worked out


def choice(key, **extra):
    return Question(f"id-{key}", key, "single", key, options=(Option("yes", "Yes"),), **extra)


def survey(*pages):
    return Schema("T", "H", "A", "standard", "en-gb", "C", "", pages)


def test_a_rule_sees_nothing_of_what_was_skipped():
    hard = Step("h", "h", "", (choice("q", sensitive=True),))
    follows = Step("f", "f", "", (choice("f"),), Rule("q", "is", "yes"))
    schema = survey(Step("a", "a", "", (choice("a"),)), hard, follows)
    raw = {"q": ["yes"]}
    assert [one.slug for one in walk(schema, raw)] == ["a", "h", "f"]
    assert [one.slug for one in stops(schema, raw, {"_h"})] == ["a", "_h"]


def test_there_is_no_such_page_before_what_nobody_is_asked():
    hard = Step("h", "h", "", (choice("q", sensitive=True),), Rule("a", "is", "yes"))
    schema = survey(Step("a", "a", "", (choice("a"),)), hard)
    assert [one.slug for one in stops(schema, {})] == ["a"]
