"""A survey that is watched from its first week on: who came, what they said, who left and when."""

import random
import re
from datetime import UTC, datetime, timedelta

import time_machine
from django.test import Client
from django.utils import timezone

from surveys.actions.close_deployment import close_deployment
from surveys.actions.keep_all_figures import keep_all_figures
from surveys.actions.renew_summaries import renew_summaries
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.equality import ADULTS, counted, words_of
from surveys.engine.phrasebook import PHRASES
from surveys.models import Coding, EqualityCounts, Response, SurveyDeployment, WeekTally
from surveys.rules.weeks import monday_of
from syndication.selectors import editions_of
from tests.demo.as_it_came import weeks_told
from tests.demo.everything_told import APART, everything
from tests.surveys.evidence import made
from tests.surveys.evidence.everything_known import MISSING, WAYS, Told

START = datetime(2026, 3, 4, 10, tzinfo=UTC)
WEEKS, SHARES = 6, {"T1": 0.5, "T2": 0.2, "T3": 0.05}
HELPED, WHICH = "Did the statement make sense to you?", "What would have helped?"
LABELS = {"yes": "Yes, all of it", "partly": "Some of it", "no": "No", None: MISSING}
TICKS = {"time": "More time", "words": "Plainer words"}
# Of whom it was asked apart; most who answer say it, and nearly all the same.
WHO = {"health": {"yes": 5, "no": 9, "": 0.7}, "sex": {"female": 7, "male": 4, "": 0.4}}
_INTERIM = re.compile(r"About (\d+) people had answered")


class Watched:
    """One survey of a pilot, with a page about it. Everything is drawn from a seed."""

    def __init__(self, seed, **fields):
        self.dice = random.Random(seed)
        self.deployment = made.deployment(**fields)
        self.themes = {code: made.theme(self.deployment, code) for code in SHARES}
        self.people, self.looks = [], {}
        self.shares = [self.dice.random() for _ in range(8)]
        # Drawn for itself: what is asked apart changes nothing of the rest.
        self.apart, self.said_who = random.Random(seed), []

    def live(self):
        """Let it be answered, closed, told, left and told anew; somebody looks each week."""
        self.watcher = Client()
        self.watcher.force_login(made.user("Analysts", "Survey managers"))
        with time_machine.travel(START, tick=False) as self.clock:
            for week in range(WEEKS):
                self._come(week)
                self._leave(self.dice.choice((0, 0, 1, 3)), f"open {week}")
                self.clock.shift(timedelta(weeks=1))
                self._look(week)
            self._count_who()
            close_deployment(self.deployment)
            self._leave(self.dice.choice((0, 1, 2, 4)), "closed")
            deployment = SurveyDeployment.objects.get(pk=self.deployment.pk)
            self.page = made.publish(made.page(deployment))
            self._leave(self.dice.choice((0, 3, 12, 24)), "1.0")
            renew_summaries()
            self.clock.shift(timedelta(weeks=1))
            self.weeks = weeks_told(self.watcher)[self.deployment.code]
            self.told = everything()
            self.documents = self._versions()
        return self

    def _versions(self):
        client, head = Client(), f"/api/v1/voice-summaries/{self.page.translation_key}/versions/"
        versions = reversed(editions_of(self.page.translation_key))
        return [client.get(f"{head}{one.version}").json() for one in versions]

    def _come(self, week):
        monday = monday_of(timezone.localdate())
        coming = self.dice.choice((0, 3, 8, 14, 20))
        for _ in range(coming):
            self._one(week, monday)
        began = coming + self.dice.choice((0, 0, 1, 7))
        WeekTally.objects.create(
            deployment=self.deployment, week=monday, started=began, sent=coming
        )

    def _one(self, week, monday):
        dice, shares = self.dice, self.shares
        mode = dice.choices(("self", "supported", "paper"), [*shares[:2], shares[2] / 4])[0]
        value = dice.choices(tuple(LABELS), [1, shares[3], shares[4] / 3, shares[5] / 6])[0]
        said = {one for one, share in SHARES.items() if dice.random() < share}
        [person] = made.responses(self.deployment, 1, mode=mode)
        Response.objects.filter(pk=person.pk).update(received_week=monday)
        if value:
            made.answer(person, made.HELPED, value=value)
        ticked = {one for one in TICKS if dice.random() < shares[7] / 2}
        if ticked:
            made.answer(person, made.WHICH, value=sorted(ticked))
        wrote = bool(said) or dice.random() < shares[6]
        if wrote:
            written = made.answer(person, made.WORDS, text="Words.")
            for theme in sorted(said):
                Coding.objects.create(answer=written, theme=self.themes[theme])
        one = {"pk": person.pk, "week": week, "way": mode, "answer": value, "said": said}
        one |= {"ticked": ticked, "wrote": wrote}
        self.people.append(one | {"left": None})

    def _count_who(self):
        """Most of those who ever sent, also who left since, have said who they are."""
        cells = {}
        for _ in self.people:
            likely = {name: (tuple(one), tuple(one.values())) for name, one in WHO.items()}
            said = {name: self.apart.choices(*one)[0] for name, one in likely.items()}
            if any(said.values()) and self.apart.random() < 0.9:
                cells = counted(cells, ADULTS, said)
                self.said_who.append(said)
        EqualityCounts.objects.create(deployment=self.deployment, counts=cells)

    def _leave(self, count, when):
        there = [one for one in self.people if not one["left"]]
        for one in self.dice.sample(there, min(count, len(there))):
            withdraw_response(Response.objects.get(pk=one["pk"]))
            one["left"] = when

    def _look(self, week):
        keep_all_figures()
        shown = made.seen(self.watcher, self.deployment)
        found = _INTERIM.search(shown)
        _, spans = weeks_told(self.watcher)[self.deployment.code]
        self.looks[week] = int(found[1]) if found else 0, [sent for _, sent in spans]

    def known(self):
        """All that was told, as one system."""
        known = Told(self.deployment.min_base)
        mine = [one for one in self.told if one.deployment == self.deployment.pk]
        known.results(
            [one for one in mine if "/results/" in one.where], {HELPED: "one", WHICH: "several"}
        )
        known.who([one for one in mine if one.about == APART])
        known.versions(self.documents)
        known.weeks(*self.weeks)
        before = 0
        for week, (people, sent) in self.looks.items():
            known.looked(week, people, sent)
            if people != before:
                known.counted(week, people)
            before = people
        return known

    def true(self):
        """The true numbers of those who are picked out most easily, by their names."""
        stages = [f"open {week}" for week in range(WEEKS)]
        closed = [one for one in self.people if one["left"] not in stages]
        told = {"1.0": [one for one in closed if one["left"] != "closed"]}
        told["1.1"] = [one for one in told["1.0"] if one["left"] != "1.0"]
        found = {"people": len(closed), ("left before",): len(self.people) - len(closed)}
        found["ever"], found["said who"] = len(self.people), len(self.said_who)
        found["others", "said who", "ever"] = len(self.people) - len(self.said_who)
        for name, answers in WHO.items():
            for one in answers:
                label = PHRASES[words_of(name, one)] if one else MISSING
                who = ("who", f"q-equality-{name}", label)
                found[who] = sum(said[name] == one for said in self.said_who)
        found |= self._answers(closed)
        for version, there in told.items():
            found |= {(name, version): n for name, n in self._steps(closed, there).items()}
        found["between", "1.0", "1.1"] = len(told["1.0"]) - len(told["1.1"])
        for theme in SHARES:
            of = [sum(theme in one["said"] for one in told[version]) for version in told]
            found["left", f"Theme {theme}", "1.1"] = of[0] - of[1]
        for week in range(WEEKS):
            sent = [one for one in self.people if one["week"] <= week]
            gone = sum(one["left"] in stages[: week + 1] for one in sent)
            found |= {("sent by", week): len(sent), ("gone by", week): gone}
            found |= {("people by", week): len(sent) - gone, ("set aside by", week): 0}
        return found

    @staticmethod
    def _answers(closed):
        found = {}
        for way in (None, *WAYS.values()):
            mine = [one for one in closed if way in (None, one["way"])]
            whole, of = (("way", way), (way,)) if way else ("people", ())
            found[whole] = len(mine)
            for value, label in LABELS.items():
                found[HELPED, label, *of] = sum(one["answer"] == value for one in mine)
            for tick, label in TICKS.items():
                name = (WHICH, label, *of)
                found[name] = sum(tick in one["ticked"] for one in mine)
                found["others", name, whole] = len(mine) - found[name]
        return found

    @staticmethod
    def _steps(closed, there):
        coded, wrote = (sum(bool(one[name]) for one in there) for name in ("said", "wrote"))
        found = {"base": len(there), "readable": wrote, "coded": coded}
        found |= {"unread": len(there) - wrote, "in no theme": wrote - coded}
        found["left since"] = len(closed) - len(there)
        for theme in SHARES:
            said = sum(theme in one["said"] for one in there)
            found |= {f"Theme {theme}": said, f"not in Theme {theme}": coded - said}
        return found
