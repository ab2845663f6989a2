"""Several answers, alone and with help apart: no span below five, by trying every possibility."""

import random
from itertools import product

import pytest

from surveys.actions.close_deployment import close_deployment
from surveys.engine.apart import Apart, told_apart
from surveys.engine.disclosure import DEFAULT
from surveys.engine.overlapping import Together, protect_overlapping
from surveys.models import Figures, ReleasedTable, Response, SurveyDeployment
from syndication.selectors import document_of
from tests.surveys.evidence import made

FEW = 5
ANSWERS = ("a", "b", "")
# What one person can have chosen: neither, one, the other, both.
PATTERNS = ({""}, {"a"}, {"b"}, {"a", "b"})
TOGETHER = Together(frozenset({""}))


def counts_of(patterns):
    return {
        answer: sum(people for one, people in zip(PATTERNS, patterns, strict=True) if answer in one)
        for answer in ANSWERS
    }


def possible(base):
    """Every way in which so many people can have answered."""
    for first, second, third in product(range(base + 1), repeat=3):
        if first + second + third <= base:
            yield counts_of((first, second, third, base - first - second - third))


def drawn(base, draw):
    cuts = sorted(draw.choices(range(base + 1), k=3))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, base], strict=True)]
    return counts_of(parts)


def tried(draw):
    """A table of two groups with what would be told, and what a reader can prove then."""
    bases = {name: draw.randint(11, 16) for name in ("alone", "helped")}
    rows = {name: drawn(base, draw) for name, base in bases.items()}
    everybody = {one: sum(row[one] for row in rows.values()) for one in ANSWERS}
    shown = protect_overlapping(everybody, sum(bases.values()), DEFAULT, together=TOGETHER)
    hidden = frozenset(cell.key for cell in shown.cells if cell.hidden)
    told = told_apart(Apart(rows, bases, everybody, hidden, TOGETHER), DEFAULT)
    return rows, bases, everybody, hidden, told


def worlds(rows, bases, everybody, hidden, told):
    """Every pair of groups that fits what is told: of each group, and of everybody."""
    fits = [
        [one for one in possible(bases[name]) if all(one[key] == row[key] for key in told)]
        for name, row in rows.items()
    ]
    seen = {tuple(one.values()) for one in fits[0]}, {tuple(one.values()) for one in fits[1]}
    for one, other in product(*seen):
        if all(
            one[at] + other[at] == everybody[key]
            for at, key in enumerate(ANSWERS)
            if key not in hidden
        ):
            yield one, other


# Those of three hundred tables of which anything is told.
TOLD = [seed for seed in range(300) if tried(random.Random(seed))[-1]]


@pytest.mark.parametrize("seed", TOLD[:40])
def test_nobody_can_narrow_what_is_hidden_below_five(seed):
    rows, bases, everybody, hidden, told = tried(random.Random(seed))
    every = list(worlds(rows, bases, everybody, hidden, told))
    assert every
    for at, key in enumerate(ANSWERS):
        spans = [{one[at] for one, _ in every}, {other[at] for _, other in every}]
        if key in hidden:
            spans.append({one[at] + other[at] for one, other in every})
        if key not in told:
            assert all(max(span) - min(span) >= FEW for span in spans), (key, rows)
        else:
            assert all(row[key] == 0 or row[key] >= FEW for row in rows.values())


def test_some_tables_are_told_and_some_are_not():
    assert 30 <= len(TOLD) < 250
    assert {len(tried(random.Random(seed))[-1]) for seed in TOLD} >= {1, 2}


@pytest.mark.django_db
def test_help_stands_apart_where_people_choose_several():
    deployment = made.deployment()
    for mode, people, both in ((Response.Mode.SELF, 30, 12), (Response.Mode.SUPPORTED, 20, 6)):
        for number, response in enumerate(made.responses(deployment, people, mode=mode)):
            value = ["time", "words"] if number < both else ["time" if number % 2 else "words"]
            made.answer(response, made.WHICH, value=value)
    close_deployment(deployment)
    kept = Figures.objects.get(deployment=deployment)
    table = next(one for one in kept.tables if one["several"])
    groups = [group["label"] for group in table["by_how"]["groups"]]
    assert groups == ["Answered alone", "Answered with help"]
    by_answer = {row["label"]: row["cells"] for row in table["by_how"]["answers"]}
    assert [cell["about"] for cell in by_answer["More time"]] == [20, 15]
    name = f"question:{made.WHICH}"
    assert ReleasedTable.objects.filter(name__in=[name, f"{name} by how"]).count() == 2
    made.theme(deployment, people=20)
    page = made.publish(made.page(SurveyDeployment.objects.get(pk=deployment.pk)))
    told = next(one for one in document_of(page.translation_key)["results"] if one["several"])
    assert [group["base"] for group in told["groups"]] == [30, 20]
