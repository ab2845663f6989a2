"""A reader who subtracts every number from every other, and shares no code with the rules.

A number is told of a set of cells: the people of one part who gave one answer. Whoever knows
the numbers of two sets, one inside the other, knows that of the rest.
"""

from itertools import combinations, pairwise

ROUNDS = 3
# From those who are in any theme to those who began: each is among those of the next.
STEPS = ("reached:coded", "reached:readable", "base", "reached:sent", "reached:started")


def recovered(known):
    """Every set of cells with a few people that comes of subtracting the `known` numbers.

    `known` gives the exact number for each set, which is more than anybody is told.
    """
    known = dict(known)
    for _ in range(ROUNDS):
        found = {}
        for (one, people), (other, more) in combinations(sorted_by_size(known), 2):
            if one < other:
                found.setdefault(other - one, more - people)
        if found.keys() <= known.keys():
            break
        known = found | known
    return {cells: people for cells, people in known.items() if 0 < people < 5}


def sorted_by_size(known):
    return sorted(known.items(), key=lambda item: len(item[0]))


def told_by(tables):
    """What released tables of one question tell: visible numbers and the bases of rows."""
    known = {}
    answers = {
        each
        for table in tables
        for row in table.counts.values()
        for one in row
        for each in table.told_of["merged"].get(one, [one])
    }
    for table in tables:
        for row, counts in table.counts.items():
            parts = table.told_of["groups"].get(row, [])
            if table.told_of["shape"] != "some of":
                known[frozenset((p, a) for p in parts for a in answers)] = sum(counts.values())
            for answer, people in counts.items():
                if "about" in table.cells[row][answer]:
                    meant = table.told_of["merged"].get(answer, [answer])
                    known[frozenset((p, a) for p in parts for a in meant)] = people
    return known


def known_of_steps(told, true, order=STEPS):
    """What is known of the steps of `order`, each among the next, if every number is exact.

    Two steps that are `told` with one number are one to a reader, and nobody gave up where those
    who sent and those who took their answers back are told to be all who started.
    """
    exact, known, middle = {"base": true["base"]}, {}, order.index("base")
    # The base stands beside every other number; from there on each step beside the one before.
    for way in (order[middle::-1], order[middle:]):
        for before, name in pairwise(way):
            about = told[name].get("about")
            if about is not None:
                same = before in exact and about == told[before].get("about")
                exact[name] = exact[before] if same else true[name]
    for place, name in enumerate(order):
        if name in exact:
            left = {"taken_back"} if name == "reached:started" else set()
            known[frozenset({*order[: place + 1]} | left)] = exact[name]
    if "about" in told["reached:taken_back"]:
        known[frozenset({"taken_back"})] = true["reached:taken_back"]
        both = exact["reached:sent"] + true["reached:taken_back"]
        if (both + 2) // 5 * 5 == told["reached:started"]["about"]:
            del known[frozenset({*order, "taken_back"})]
    return known


MANY = 10**6


def solved(spans, sums):
    """Between which numbers each of `spans` must be, if each whole of `sums` is all its parts."""
    spans = dict(spans)
    while True:
        before = dict(spans)
        for whole, parts in sums:
            _narrow(spans, whole, [(one, 1) for one in parts])
            for part in parts:
                others = [(one, -1) for one in parts if one != part]
                _narrow(spans, part, [(whole, 1), *others])
        if spans == before:
            return spans


def _narrow(spans, name, added):
    ends = [spans[one] if sign > 0 else (-spans[one][1], -spans[one][0]) for one, sign in added]
    least = max(spans[name][0], sum(one[0] for one in ends))
    most = min(spans[name][1], sum(one[1] for one in ends))
    assert least <= most, (name, spans[name], least, most)
    spans[name] = (least, most)


def narrow(spans):
    """Those that may be a few, of whom more is known than that: not even which few."""
    return {
        name: (least, most)
        for name, (least, most) in spans.items()
        if least < 5 and most > 0 and most - least < 5 and not (least <= 1 and most >= 4)
    }
