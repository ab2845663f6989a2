"""Between which numbers each unknown must be, for a reader who solves everything at once.

Unknown numbers of people have a least and a most, and some are the sum of others. Bounds alone,
narrowed one sum at a time (`attack.solved`), miss what follows only from several sums together:
this is the whole linear programme, by the simplex method. It shares no code with the rules.
"""

import math

import numpy as np

from tests.surveys.evidence.attack import narrow

MANY = 10**5
# How names begin that say how many left by when.
GONE = {"left before", "left since", "gone by", "gone after", "between"}
_NEARLY = 1e-7
# After so many turns without an end the choice is Bland's, which cannot go round in circles.
_PATIENCE = 300


class Known:
    """What is known of some numbers: their spans, and which is the sum of which."""

    def __init__(self):
        self.spans, self.sums = {}, []

    def tell(self, name, least=0, most=MANY):
        """It is between these; what was known of it before stays known."""
        low, high = self.spans.get(name, (0, MANY))
        self.spans[name] = max(low, least), min(high, most)

    def add(self, whole, *parts):
        """The whole is all its parts."""
        for one in (whole, *parts):
            self.tell(one)
        self.sums.append((whole, parts))

    def among(self, part, whole):
        """These are some of those, and nothing else is known of the others."""
        self.add(whole, part, ("others", part, whole))

    def provable(self, names):
        """By name, the least and the most that each can be, in whole people."""
        solver = _Solver(self.spans, self.sums)
        return {name: solver.span(name) for name in names}


class _Solver:
    """All in one tableau: each unknown is counted from its least, and none is below nought."""

    def __init__(self, spans, sums):
        self.least = {name: low for name, (low, _) in spans.items()}
        self.place = {name: place for place, name in enumerate(spans)}
        bounded = [name for name, (_, high) in spans.items() if high < MANY]
        many, rows = len(spans) + len(bounded), len(sums) + len(bounded)
        left, right = np.zeros((rows, many)), np.zeros(rows)
        for row, (whole, parts) in enumerate(sums):
            left[row, self.place[whole]] += 1
            right[row] = -self.least[whole]
            for part in parts:
                left[row, self.place[part]] -= 1
                right[row] += self.least[part]
        for number, name in enumerate(bounded):
            row = len(sums) + number
            left[row, [self.place[name], len(spans) + number]] = 1
            right[row] = spans[name][1] - self.least[name]
        left[right < 0] *= -1
        self.many = many
        # To begin with, each row has a number of its own, which has to become nought.
        self.table = np.hstack([left, np.eye(rows), abs(right)[:, None]])
        self.basis = np.arange(many, many + rows)
        own = np.zeros(many + rows)
        own[many:] = -1
        assert self._most(own) > -1e-5, "no numbers fit all of this"
        self._drop_own()

    def span(self, name):
        goal = np.zeros(self.many)
        goal[self.place[name]] = 1
        most, least = self._most(goal), -self._most(-goal)
        low = self.least[name]
        return low + math.ceil(least - 1e-5), low + math.floor(most + 1e-5)

    def _most(self, wanted):
        goal = np.append(wanted, 0.0)
        goal -= goal[self.basis] @ self.table
        for turn in range(100 * _PATIENCE):
            gains = np.flatnonzero(goal[:-1] > _NEARLY)
            if not gains.size:
                return -goal[-1]
            enter = gains[0] if turn > _PATIENCE else gains[goal[gains].argmax()]
            column = self.table[:, enter]
            rows = np.flatnonzero(column > _NEARLY)
            if not rows.size:
                return MANY
            ratios = self.table[rows, -1] / column[rows]
            first = rows[ratios <= ratios.min() + _NEARLY]
            self._turn(first[self.basis[first].argmin()], enter)
            goal -= goal[enter] * self.table[np.flatnonzero(self.basis == enter)[0]]
        raise AssertionError("it goes round in circles")

    def _turn(self, leave, enter):
        row = self.table[leave] / self.table[leave, enter]
        column = self.table[:, enter].copy()
        column[leave] = 0
        changed = np.flatnonzero(column)
        self.table[changed] -= np.outer(column[changed], row)
        self.table[leave] = row
        self.basis[leave] = enter

    def _drop_own(self):
        """Take the numbers of the rows themselves out again, and rows that say nothing new."""
        for number in np.flatnonzero(self.basis >= self.many):
            places = np.flatnonzero(abs(self.table[number, : self.many]) > 1e-5)
            if places.size:
                self._turn(number, places[0])
        kept = self.basis < self.many
        self.table = np.hstack([self.table[kept, : self.many], self.table[kept, -1:]])
        self.basis = self.basis[kept]


def recovered(known, true):
    """Of those who are a few, those of whom less than five numbers is left; and which.

    `true` gives the true number of each name. Who is known to be a few, and no more, is not; nor
    are those who left, as long as it may be that nobody did.
    """
    few = [name for name, count in true.items() if 0 < count < 5 and name in known.spans]
    found = narrow(known.provable(few))
    return {name: span for name, span in found.items() if span[0] or name[0] not in GONE}
