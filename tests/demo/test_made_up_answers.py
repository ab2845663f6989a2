"""The made-up answers are the same on every machine and keep the shares they were given."""

from collections import Counter

from home.demo.answers import drawn_with, people_of, swap_by_helper
from home.demo.sayings import EASIER, HELPED
from home.demo.sayings_plain import BAD, GOOD
from home.demo.surveys import GOING_TO_COURT
from home.demo.surveys_plain import MY_MEETING

COURT = {"easier": EASIER, "helped": HELPED}


def test_the_same_people_answer_every_time() -> None:
    assert people_of(GOING_TO_COURT, COURT, weeks=16) == people_of(GOING_TO_COURT, COURT, weeks=16)


def test_another_seed_draws_other_people_with_the_same_shares() -> None:
    usual = people_of(GOING_TO_COURT, COURT, weeks=16)
    with drawn_with(1):
        others = people_of(GOING_TO_COURT, COURT, weeks=16)
    assert others != usual
    assert Counter(one.choices.get("seen") for one in others) == Counter(
        one.choices.get("seen") for one in usual
    )


def test_modes_and_choices_keep_their_shares() -> None:
    people = people_of(GOING_TO_COURT, COURT, weeks=16)
    assert Counter(person.mode for person in people) == {"self": 53, "supported": 15, "paper": 6}
    seen = Counter(person.choices.get("seen") for person in people)
    assert seen == {"just-before": 25, "no": 22, "in-time": 19, "not-sure": 6, None: 2}


def test_nobody_says_the_same_theme_twice_in_one_answer() -> None:
    for person in people_of(GOING_TO_COURT, COURT, weeks=16):
        for themes in person.about.values():
            assert len(themes) == len(set(themes))


def test_a_helping_worker_changes_answers_but_not_their_shares() -> None:
    before = people_of(MY_MEETING, {"good": GOOD, "bad": BAD}, weeks=7)
    after = people_of(MY_MEETING, {"good": GOOD, "bad": BAD}, weeks=7)
    swap_by_helper(after)
    assert _better(before) == _better(after)
    assert _new_plan(after, "worker") > 0.8
    assert _new_plan(after, "none") < 0.5


def _better(people: list) -> Counter:
    return Counter(person.choices["better"] for person in people)


def _new_plan(people: list, helper: str) -> float:
    helped = [person for person in people if person.choices["helper"] == helper]
    return sum(person.choices["better"] == "new" for person in helped) / len(helped)
