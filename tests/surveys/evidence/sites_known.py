"""Small sites of one pilot that are told together, and what one of them can prove of the others."""

import csv
import io
import random

from django.test import Client

from surveys.actions.close_deployment import close_deployment
from surveys.actions.keep_all_figures import keep_all_figures
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import SurveyDeployment, WeekTally
from tests.demo.as_it_came import about, weeks_told
from tests.factories.changeprojects import ActiveSiteFactory
from tests.surveys.evidence import made
from tests.surveys.evidence.everything_known import cell
from tests.surveys.evidence.provable import Known
from tests.surveys.evidence.watched import HELPED, LABELS

LIKELY = {"yes": 6, "partly": 2, "no": 2, "none": 1}


class Sites:
    """Some small sites and a large one that were asked the same; drawn from a seed."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        pilot, self.version = made.pilot(), None
        sizes = [self.dice.randint(1, 9) for _ in range(self.dice.randint(3, 5))]
        self.sites = [self._site(pilot, size) for size in (*sizes, 30)]
        keep_all_figures()
        analyst = Client()
        analyst.force_login(made.user("Analysts", "Survey managers"))
        weeks = weeks_told(analyst)
        self.weeks = [weeks[one.code] for one, _, _ in self.sites]
        address = f"/admin/voice/{self.sites[0][0].pk}/exports/tables.csv"
        lines = csv.DictReader(io.StringIO(analyst.get(address).content.decode("utf-8-sig")))
        self.told = [one for one in lines if one["about"] == HELPED]

    def _site(self, pilot, size):
        """A site of which so many stayed; a few more may have taken their answers back."""
        opened = made.deployment(pilot, site=ActiveSiteFactory(pilot=pilot))
        self.version = self.version or opened.version
        SurveyDeployment.objects.filter(pk=opened.pk).update(version=self.version)
        opened.refresh_from_db()
        drawn = self.dice.choices(tuple(LIKELY), tuple(LIKELY.values()), k=size)
        counts = {value: drawn.count(value) for value in LIKELY}
        made.chosen(opened, made.HELPED, **counts)
        left = self.dice.choice((0, 0, 1, 3, 6))
        for one in made.responses(opened, left):
            withdraw_response(one)
        WeekTally.objects.create(
            deployment=opened, week=made.OPENED.date(), started=size + left, sent=size + left
        )
        return close_deployment(opened), counts, left

    @property
    def small(self):
        """The numbers of the sites that are told together."""
        return range(len(self.sites) - 1)

    def known(self, own=None):
        """All that is told of them; and to one that is its `own`, what its people said."""
        known = Known()
        for site, (total, spans) in enumerate(self.weeks):
            known.tell(("ever", site), max(0, sum(sent for _, sent in spans) - 2), total + 12)
            known.add(("ever", site), ("people", site), ("left before", site))
            cells = [(label, site) for label in LABELS.values()]
            known.add(("people", site), *cells)
        for site in self.small:
            known.tell(("people", site), most=9)
        known.add("pool", *(("people", site) for site in self.small))
        for one in self.told:
            label = one["answer"]
            known.add((label, "pool"), *((label, site) for site in self.small))
            known.tell((label, "pool"), *cell(int(one["number"]) if one["number"] else None))
            known.tell("pool", max(10, about(int(one["base"]))[0]), about(int(one["base"]))[1])
        if own is not None:
            self._tell_own(known, own)
        return known

    def _tell_own(self, known, own):
        for name, count in self.true().items():
            if name[-1] == own and name[0] != "left before":
                known.tell(name, count, count)
        for label in LABELS.values():
            known.add((label, "pool"), (label, own), ("rest", label, own))

    def true(self, own=None):
        """The true numbers, by their names."""
        found = {}
        for site, (_, counts, left) in enumerate(self.sites):
            found["people", site], found["left before", site] = sum(counts.values()), left
            for value, label in LABELS.items():
                found[label, site] = counts[value or "none"]
        for label in LABELS.values():
            found[label, "pool"] = sum(found[label, site] for site in self.small)
            if own is not None:
                found["rest", label, own] = found[label, "pool"] - found[label, own]
        return found
