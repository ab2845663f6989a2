"""A reader who subtracts every number from every other, and shares no code with the rules.

A number is told of a set of cells: the people of one part who gave one answer. Whoever knows
the numbers of two sets, one inside the other, knows that of the rest.
"""

from itertools import combinations

ROUNDS = 3


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
