"""The made-up answers are the same on every machine and keep the shares they were given."""

from collections import Counter
from collections.abc import Mapping
from statistics import mean, stdev

import pytest

from home.demo.answers import MODES, drawn_with, people_of
from home.demo.questionnaire import Questionnaire
from home.demo.sayings import EASIER, HELPED, SAFE_HELPED, TOGETHER, Parts
from home.demo.sayings_plain import BAD, BETTER, CHANGE, GOOD, STAY
from home.demo.sayings_practice import CHANGES, OBSTACLES, TAKE_OUT
from home.demo.surveys import BEING_SAFE, GOING_TO_COURT
from home.demo.surveys_plain import LISTENING, MY_MEETING, TELLING
from home.demo.surveys_practice import USING_THE_PACK

COURT = {"easier": EASIER, "helped": HELPED}
MEETING = {"good": GOOD, "bad": BAD}
PACK = {"what-obstacle": OBSTACLES, "changed": CHANGES, "take-out": TAKE_OUT}


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


SIX = (GOING_TO_COURT, LISTENING, BEING_SAFE, MY_MEETING, USING_THE_PACK, TELLING)


def test_who_helped_and_how_old_somebody_is_are_asked_where_the_plan_asks_it() -> None:
    """Questions D7, F5 and B7; no other of the six surveys asks who helps with it."""
    asked = {
        (survey.slug, question.label): tuple(words for _, words in question.options)
        for survey in SIX
        for question in survey.questions
        if question.helped or question.label.startswith(("Who helped", "How old"))
    }
    assert asked == {
        (MY_MEETING.slug, "Who helped you with these questions?"): (
            "No one",
            "Someone I picked",
            "A worker",
        ),
        (TELLING.slug, "Who helped you with this?"): ("No one", "A grown-up I picked", "A worker"),
        (LISTENING.slug, "How old are you?"): ("13 to 15", "16 or 17"),
    }
    ages = next(one for one in LISTENING.questions if one.label.startswith("How old"))
    assert (ages.shares, ages.rather_not_say, ages.personal) == ((57, 31, 12), True, True)


def test_whoever_says_that_nobody_helped_answered_alone() -> None:
    for questionnaire, told in ((MY_MEETING, MEETING), (TELLING, {"better": BETTER})):
        for person in people_of(questionnaire, told, weeks=7):
            assert (person.choices["helper"] == "none") is (person.mode == "self")


def test_a_helping_worker_changes_answers_but_not_their_shares() -> None:
    people = people_of(MY_MEETING, MEETING, weeks=7)
    assert Counter(one.choices["better"] for one in people) == {"new": 27, "same": 10, "old": 5}
    told = {
        helper: Counter(
            one.choices["better"] == "new" for one in people if one.choices["helper"] == helper
        )
        for helper in ("worker", "none")
    }
    # 83 and 55 in a hundred.
    assert told == {"worker": {True: 10, False: 2}, "none": {True: 6, False: 5}}


def test_practitioners_feel_readier_than_before_but_for_a_few() -> None:
    people = people_of(USING_THE_PACK, PACK, weeks=7)
    both = [
        (int(one.choices["ready-before"]), int(one.choices["ready-now"]))
        for one in people
        if {"ready-before", "ready-now"} <= set(one.choices)
    ]
    before, now = zip(*both, strict=True)
    assert [round(mean(before), 1), round(stdev(before), 1)] == [2.6, 0.9]
    assert [round(mean(now), 1), round(stdev(now), 1)] == [3.5, 0.8]
    assert round(100 * sum(after < first for first, after in both) / len(both)) == 6


# How many in a hundred wrote something, by survey and question.
WROTE = (
    (GOING_TO_COURT, COURT, {"easier": 68, "helped": 51}),
    (LISTENING, {"change": CHANGE, "stay": STAY}, {"change": 79, "stay": 41}),
    (BEING_SAFE, {"together": TOGETHER, "helped": SAFE_HELPED}, {"together": 74, "helped": 55}),
    (MY_MEETING, MEETING, {"good": 62, "bad": 55}),
    (USING_THE_PACK, PACK, {"what-obstacle": 57, "changed": 46, "take-out": 29}),
    (TELLING, {"better": BETTER}, {"better": 57}),
)


@pytest.mark.parametrize(("questionnaire", "sayings", "shares"), WROTE)
def test_as_many_write_as_it_was_said(
    questionnaire: Questionnaire, sayings: Mapping[str, Parts], shares: dict[str, int]
) -> None:
    people = people_of(questionnaire, sayings, weeks=7)
    wrote = {key: sum(key in one.words for one in people) for key in shares}
    assert {key: round(100 * count / len(people)) for key, count in wrote.items()} == shares


def test_of_all_who_answer_so_many_did_it_alone_with_help_or_on_paper() -> None:
    people = [one for asked, sayings, _ in WROTE for one in people_of(asked, sayings, weeks=7)]
    modes = Counter(one.mode for one in people)
    assert modes == {"self": 216, "supported": 64, "paper": 24}
    assert [round(100 * modes[mode] / len(people)) for mode in MODES] == [71, 21, 8]


def test_seven_young_people_would_rather_not_say_how_old_they_are() -> None:
    people = people_of(LISTENING, {"change": CHANGE, "stay": STAY}, weeks=7)
    ages = Counter(one.choices.get("age") for one in people)
    assert ages == {"13-15": 34, "16-17": 18, "rather-not-say": 7, None: 2}
