"""Surveys made at random: what is answered on the way comes in, and nothing else does."""

import random

import pytest

from surveys.exceptions import SurveyNotPublishable
from surveys.models import Answer
from tests.factories.surveys import OpenDeploymentFactory, asked, frozen_version, single, step
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

OPTIONS = ["Ay", "Bee", "Cee"]
VALUES = ["ay", "bee", "cee"]
KINDS = {
    "single": {"options": OPTIONS},
    "several": {"options": OPTIONS},
    "yes_no": {},
    "number": {"lowest": 0, "highest": 50},
    "short": {"max_length": 50},
    "text": {"max_length": 200},
    "month": {},
}

CHOSEN = {"single": VALUES, "several": VALUES}
CHOSEN["yes_no"] = ["yes", "no", "not-sure", "rather-not-say"]


class Random:
    """A survey that chance made, and what the tests know of it without asking the engine."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.kinds, self.rules = {}, {}
        for page in range(1, self.chance.randrange(3, 10)):
            key = f"k{page}"
            self.kinds[key] = self.chance.choices(list(KINDS), [6, 1, 1, 1, 1, 1, 1])[0]
            before = [one for one in self.kinds if self.kinds[one] == "single" and one != key]
            if before and self.chance.random() < 0.6:
                operator = self.chance.choice(["is", "is_not"])
                self.rules[key] = self.chance.choice(before), operator, self.chance.choice(VALUES)

    def steps(self):
        for key, kind in self.kinds.items():
            if kind == "single":
                yield step(single(key, f"{key}?", OPTIONS), rule=self.rules.get(key))
            else:
                yield step(asked(kind, key, f"{key}?", **KINDS[kind]), rule=self.rules.get(key))

    def on_the_way(self, given):
        """Return the questions that somebody with these answers is asked; reckoned by ourselves."""
        way = []
        for key in self.kinds:
            other, operator, value = self.rules.get(key, ("", "", ""))
            matches = other in way and given.get(other, {}).get("stored") == value
            if not operator or matches == (operator == "is"):
                way.append(key)
        return way

    def answer_to(self, key):
        """Return what a browser sends for a question, and what has to be stored then."""
        chance, kind = self.chance, self.kinds[key]
        if chance.random() < 0.15:
            return {"sent": {"skip": "1"}, "stored": None}
        return self._chosen(key, kind) if kind in CHOSEN else self._typed(key, kind)

    def _chosen(self, key, kind):
        value = self.chance.choice(CHOSEN[kind])
        if kind == "several":
            value = sorted(self.chance.sample(VALUES, self.chance.randrange(1, 4)))
        return {"sent": {f"q-{key}": value}, "stored": value}

    def _typed(self, key, kind):
        chance = self.chance
        if kind == "number":
            value = str(chance.randrange(51))
            return {"sent": {f"t-{key}": value}, "stored": value}
        if kind == "month":
            month, year = chance.randrange(1, 13), chance.randrange(1950, 2030)
            sent = {f"t-{key}.month": str(month), f"t-{key}.year": str(year)}
            return {"sent": sent, "stored": f"{year}-{month:02}"}
        words = chance.choice(["Tea & <b>rest</b>", "خاموشی", "0", "é\u0301 😀", "x" * 50])
        return {"sent": {f"t-{key}": words}, "stored": words}


def page_of(key):
    return key.removeprefix("k")


def answer_at_random(survey, person):
    """Go to the end, changing one's mind on the way; return what was given last to each."""
    token, given = person.token(), {}
    for turn in range(200):
        where = person.get("check")
        if where.status_code == 200 and turn > survey.chance.randrange(30):
            return given
        open_now = [key for key in survey.on_the_way(given) if key in given]
        go_to = where["Location"].rstrip("/").rpartition("/")[2] if where.status_code == 303 else ""
        if open_now and (not go_to or survey.chance.random() < 0.3):
            go_to = page_of(survey.chance.choice(open_now))
        key = f"k{go_to}"
        # Nobody is led to a page that is not on the way.
        assert key in survey.on_the_way(given)
        given[key] = survey.answer_to(key)
        assert person.post(go_to, given[key]["sent"], token=token).status_code == 303
    raise AssertionError("there is no end to it")


def published(seed):
    """Return a survey that chance made and its version; one that nobody can publish is none."""
    for attempt in range(20):
        survey = Random(f"{seed}.{attempt}")
        try:
            return survey, frozen_version(steps=list(survey.steps()))
        except SurveyNotPublishable:
            continue
    raise AssertionError("chance makes no survey that can be published")


@pytest.mark.parametrize("seed", range(40))
def test_what_is_on_the_way_comes_in_as_it_was_given_and_nothing_else(seed):
    survey, version = published(seed)
    person = Person(OpenDeploymentFactory(version=version))
    person.agree()
    given = answer_at_random(survey, person)
    person.send()
    stored = {one.key: one for one in Answer.objects.all()}
    way = survey.on_the_way(given)
    assert set(stored) == set(way)
    for key in way:
        answer = stored[key]
        found = answer.text if survey.kinds[key] in ("short", "text") else answer.value
        assert (sorted(found) if isinstance(found, list) else found) == given[key]["stored"], key


def test_many_of_them_lead_more_than_one_way():
    assert sum(len(published(seed)[0].rules) > 1 for seed in range(40)) > 20
