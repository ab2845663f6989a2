"""All that is told of one survey, anywhere and at any time, as one system of unknown numbers.

Read are: the results for staff, by how people answered too, and the same in public; each version of
the summary, with its steps, its themes, and these by how people answered; how many sent by weeks;
and how many had answered, as it was told while the survey was open. Rounded numbers are known to
two on either side. Read is also who answered, which was asked apart: of some who ever sent. The
reader knows the rules, also by which of them a number is hidden, and that nobody was coded or
screened meanwhile.
"""

from itertools import combinations, pairwise

from surveys.models import Response
from tests.demo.as_it_came import about, of_weeks
from tests.demo.everything_told import EVERYBODY
from tests.surveys.evidence.provable import MANY, Known

WAYS = {label: way for way, label in Response.Mode.choices}
HOW, MISSING, TOGETHER = "How people answered", "No answer", "Hidden above, together"
# From so many more on it is told anew how many had answered.
_NEXT_LOOK = 13


def cell(told):
    """What is known of a number in a table: what is visible is not a few."""
    if told is None:
        return 0, MANY
    if isinstance(told, tuple):
        return 0, told[1] - 1
    return (max(5, told - 2), told + 2) if told else (0, 0)


def surely_few(told, leads=()):
    """Those of a row that are hidden as they are few themselves, and not because of others.

    `told` are the answers in the order of the question, with their numbers. Beside those that are
    few others are hidden from the last of them on, backwards, and then from the end: first those
    that lead on to the same pages, where `leads` says which answers lead on.
    """
    order = [answer for answer, _ in told]
    hidden = {answer for answer, number in told if number is None}
    # Nearly everybody is hidden as well; not where others are told.
    if not any(number for _, number in told):
        return set()
    found = []
    for many in range(1, len(hidden) + 1):
        for few in combinations(sorted(hidden, key=order.index), many):
            last = order.index(few[-1])
            beside = [one for one in order[last::-1] + order[:last:-1] if one not in few]
            beside.sort(key=lambda one: sum((one in way) != (few[-1] in way) for way in leads))
            if hidden - {*few} == {*beside[: len(hidden) - many]}:
                found.append({*few})
    return set.intersection(*found) if found else set()


def ways_of(people):
    """The ways of answering of a group, by its name."""
    return tuple(WAYS[one[0].upper() + one[1:]] for one in people.split(" or "))


class Told(Known):
    """What is known of one survey; each of these adds what one place tells.

    `fewest` is the smallest base of the survey: it is told of so many people, or more.
    """

    def __init__(self, fewest=10):
        super().__init__()
        self.fewest = fewest

    def _before_next_row(self, total):
        """The most who can have sent: from a base and one step of rounding more on, it is told."""
        return total + self.fewest + 2

    def _base(self, told):
        least, most = about(told)
        return max(self.fewest, least), most

    def results(self, told, questions, leads=None):
        """Tables of questions: by label, how each is asked, for "one" or for "several" answers.

        Or for one by the "some" who came by a page that not everybody sees. By label as well,
        `leads` are the answers by which people come to such pages.
        """
        self.leads = leads or {}
        self.add("people", *(("way", way) for way in WAYS.values()))
        for about_, kind in ((HOW, "how"), *questions.items()):
            rows = [one for one in told if one.about == about_]
            everybody = {one.answer: one for one in rows if one.people == EVERYBODY}
            if everybody:
                who = ("asked", about_) if kind == "some" else "people"
                self.tell(who, *self._base(next(iter(everybody.values())).base))
            if kind == "some" and everybody:
                self._some(about_, everybody)
            elif kind == "how":
                for label, one in everybody.items():
                    self.tell(("way", WAYS[label]), *cell(one.told))
            elif everybody:
                self._question(about_, kind, everybody, rows)

    def _some(self, asked, everybody):
        for answer, one in everybody.items():
            self.tell((asked, answer), *cell(one.told))
        self.add(("asked", asked), *((asked, answer) for answer in everybody))
        self.among(("asked", asked), "people")

    def led(self, asked, question, answer):
        """Those who gave this answer, and no others, came by the page of what is asked."""
        if ("asked", asked) in self.spans and (question, answer) in self.spans:
            self.add(("asked", asked), (question, answer))

    def who(self, told):
        """Who answered: each question of some who ever sent, and all of the same people.

        As the desk tells it; that files say the same is another test's.
        """
        told = [one for one in told if "#" in one.where]
        for anchor in dict.fromkeys(one.where.partition("#")[2] for one in told):
            rows = [one for one in told if one.where.endswith(anchor)]
            self.add("said who", *(("who", anchor, one.answer) for one in rows))
            # Nobody and everybody are hidden too.
            few = surely_few([(one.answer, one.told) for one in rows])
            for one in rows:
                self.tell("said who", *self._base(one.base))
                self.tell(("who", anchor, one.answer), *cell(one.told))
                if one.answer in few:
                    self.tell(("who", anchor, one.answer), most=4)
        if told:
            self.among("said who", "ever")

    def _question(self, asked, kind, everybody, rows):
        few = surely_few(
            [(answer, one.told) for answer, one in everybody.items()], self.leads.get(asked, ())
        )
        for answer in few if kind == "one" else ():
            self.tell((asked, answer), 1, 4)
        for answer, one in everybody.items():
            self.tell((asked, answer), *cell(one.told))
            self.add((asked, answer), *((asked, answer, way) for way in WAYS.values()))
            if kind != "one":
                self.among((asked, answer), "people")
        groups = {one.people for one in rows} - {EVERYBODY}
        for way in WAYS.values():
            if kind == "one":
                self.add(("way", way), *((asked, answer, way) for answer in everybody))
            else:
                for answer in everybody:
                    self.among((asked, answer, way), ("way", way))
        for people in groups:
            mine = [one for one in rows if one.people == people]
            self._group(asked, ways_of(people), mine, everybody)

    def _group(self, asked, ways, rows, everybody):
        size = ("group", ways)
        self.add(size, *(("way", way) for way in ways))
        alone = {one.answer for one in rows}
        for one in rows:
            self.tell(size, *self._base(one.base))
            meant = set(everybody) - alone if one.answer == TOGETHER else {one.answer}
            cells = [(asked, each, way) for each in sorted(meant) for way in ways]
            self.add((asked, one.answer, ways), *cells)
            self.tell((asked, one.answer, ways), *cell(one.told))

    def summary(self, document):
        """One version of a summary; how it hangs together with the results and the weeks."""
        version = document["version"]
        self._steps(version, document)
        left = ("left since", version)
        self.add("people", ("base", version), left)
        self.add(("taken_back", version), ("left before",), left)
        self.add(("sent", version), ("base", version), "set aside")
        self.add("started", ("sent", version), ("taken_back", version), "gave up")
        for way in WAYS.values():
            self.add(("way", way), ("way", way, version), ("left since", version, way))
        self.add(("base", version), *(("way", way, version) for way in WAYS.values()))
        self.add(left, *(("left since", version, way) for way in WAYS.values()))
        for group in document["by_how"]:
            self._themes(version, ways_of(group["label"]), group)

    def _steps(self, version, document):
        told = {row["step"]: row["people"] for row in document["reached"]}
        told["base"] = {"about": document["base"]["about"]}
        told |= {one["theme"]: one["people"] for one in document["items"]}
        self.tell(("base", version), *self._base(told["base"]["about"]))
        self.tell(("taken_back", version), *_step(told["taken_back"]))
        # Told beside two others together, up to so many of which are not told.
        self.tell("started", told["started"]["about"] - 7, told["started"]["about"] + 7)
        chain = [("readable", "base", "unread"), ("coded", "readable", "in no theme")]
        chain += [(one["theme"], "coded", f"not in {one['theme']}") for one in document["items"]]
        # As which of them each is told: up to five fewer are told as the ones before.
        told_as = {"base": "base"}
        for less, more, rest in chain:
            self.add((more, version), (less, version), (rest, version))
            whole = told_as.get(more)
            is_same = whole and told[less] == told[whole]
            told_as[less] = whole if is_same else less
            if not is_same:
                self.tell((less, version), *_step(told[less]))
            if whole and "about" in told[less]:
                gap = ("gap", whole, less, version)
                self.add((whole, version), (less, version), gap)
                self.tell(gap, *((0, 5) if is_same else (6, MANY)))
            if "about" not in told[less]:
                del told_as[less]
        is_same = told["sent"] == told["base"]
        self.tell("set aside", *((0, 5) if is_same else (6, MANY)))
        if not is_same:
            self.tell(("sent", version), *_step(told["sent"]))

    def _themes(self, version, ways, group):
        size = ("group", ways, version)
        self.add(size, *(("way", way, version) for way in ways))
        self.tell(size, *self._base(group["base"]))
        for one in group["answers"]:
            theme = one["label"]
            self.add((theme, version), *((theme, version, way) for way in WAYS.values()))
            for way in ways:
                self.among((theme, version, way), ("way", way, version))
            self.add((theme, version, ways), *((theme, version, way) for way in ways))
            self.tell((theme, version, ways), *cell(one["about"]))

    def versions(self, documents):
        """Every version, and who left from each to the next."""
        for one in documents:
            self.summary(one)
        for one, other in pairwise(documents):
            before, after = one["version"], other["version"]
            between = ("between", before, after)
            self.add(("base", before), ("base", after), between)
            self.add(("taken_back", after), ("taken_back", before), between)
            for item in other["items"]:
                theme, left = item["theme"], ("left", item["theme"], after)
                if (theme, before) in self.spans:
                    self.add((theme, before), (theme, after), left)
                    self.among(left, between)

    def weeks(self, total, spans, *, over=True):
        """How many sent, week by week; once all weeks are `over`, no more than was not told."""
        known, sums = of_weeks(total, spans)
        for name, span in known.items():
            self.tell(name, *span)
        for whole, parts in sums:
            self.add(whole, *parts)
        self.add("ever", "people", ("left before",), "set aside")
        if over:
            self.tell("ever", most=self._before_next_row(total))

    def looked(self, week, people, sent_told):
        """What both pages told in a week: about how many had answered, and sent in each span."""
        row, total = len(sent_told), sum(sent_told)
        had, sent, gone = ("people by", week), ("sent by", week), ("gone by", week)
        self.tell(had, most=people + _NEXT_LOOK - 1 if people else self.fewest + 2)
        self.add(sent, had, gone, ("set aside by", week))
        self.add(("left before",), gone, ("gone after", week))
        self.tell(sent, most=self._before_next_row(total))
        self.add(sent, f"sent {row}", ("sent from the row", week))
        self.add("ever", sent, ("sent after", week))

    def counted(self, week, people):
        """It was told anew then: so many, and no more than is rounded."""
        self.tell(("people by", week), *self._base(people))


def _step(people):
    return about(people["about"]) if "about" in people else (0, people["fewer_than"] - 1)
