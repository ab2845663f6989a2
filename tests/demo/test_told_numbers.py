"""Whoever lays all that was ever told side by side finds no number under the threshold."""

import json
from itertools import combinations

import pytest

from surveys.engine.release import ALL
from surveys.models import Figures, ReleasedTable
from surveys.selectors.register import subject_of
from surveys.selectors.voice import overview
from syndication.models import Edition
from syndication.selectors import content_of
from tests.surveys.evidence.attack import recovered, told_by

FEW = 5
THEMES = "themes"


@pytest.fixture
def told(accounts, db):
    """Every released table of the demonstration, by deployment and by what was counted."""
    found = {}
    for table in ReleasedTable.objects.all():
        found.setdefault((table.deployment_id, subject_of(table.name)), []).append(table)
    assert len(found) > 10
    return found


def summaries():
    """What the API, the pages and the feeds tell, of every version and of today."""
    editions = Edition.objects.filter(publication__kind="voice-summary")
    return [*map(content_of, editions), *overview()["summaries"]]


def test_the_numbers_of_one_question_never_give_a_few_people_away(told):
    crossed = 0
    for tables in told.values():
        crossed += len(tables) > 1
        assert recovered(told_by(tables)) == {}
    assert crossed > 3


def test_the_attack_would_find_a_few_people_if_their_number_were_told(told):
    """With one more number, which the tables hide, it finds those that stand for a few."""
    found = 0
    for tables in told.values():
        known = told_by(tables)
        for table in tables:
            groups = table.told_of["groups"]
            for row, cells in table.cells.items():
                hidden = [answer for answer, one in cells.items() if not one]
                for answer in hidden if row in groups else ():
                    one = table.told_of["merged"].get(answer, [answer])
                    more = frozenset((part, each) for part in groups[row] for each in one)
                    found += bool(recovered(known | {more: table.counts[row][answer]}))
    assert found


def test_themes_by_how_people_answered_give_nobody_away_beside_those_of_everybody(told):
    tried = 0
    for tables in told.values():
        whole = {(one.summary, one.version): one for one in tables if one.name == THEMES}
        for table in tables:
            if table.name != f"{THEMES} by how":
                continue
            tried += 1
            everybody = whole[table.summary, table.version]
            everybody.told_of["groups"] = {ALL: sorted(table.told_of["sizes"])}
            assert recovered(told_by([table, everybody])) == {}
    assert tried


def test_how_many_answered_in_which_way_gives_nothing_more(told):
    """Everybody is asked most questions, so that this table tells their sizes by way as well."""
    tried = 0
    for (deployment, subject), tables in told.items():
        (how,) = told[deployment, "how"]
        sizes = how.counts[ALL]
        for table in tables if subject.startswith("question:") else ():
            # Of several answers nothing adds up to how many people there are.
            if table.told_of["shape"] == "some of":
                continue
            parts = {part.split(" ")[1]: part for part in table.told_of["sizes"]}
            if any(table.told_of["sizes"][part] != sizes[way] for way, part in parts.items()):
                continue
            tried += 1
            known = told_by(tables)
            answers = {answer for cells in known for _, answer in cells}
            known |= {
                frozenset((part, answer) for answer in answers): sizes[way]
                for way, part in parts.items()
                if how.cells[ALL][way]
            }
            assert recovered(known) == {}
    assert tried > 5


def test_no_hidden_number_is_provable_to_less_than_five(told):
    spans = [
        (table.counts[row][answer], span)
        for tables in told.values()
        for table in tables
        for row, line in table.audit["intervals"].items()
        for answer, span in line.items()
        if not table.cells[row][answer]
    ]
    assert len(spans) > 10
    for count, (least, most) in spans:
        assert least <= count <= most
        assert most - least >= FEW


def test_two_versions_of_a_summary_differ_by_nobody_or_by_ten(told):
    for tables in told.values():
        for one, other in combinations([table for table in tables if table.name == THEMES], 2):
            for measure, people in one.counts[ALL].items():
                step = abs(people - other.counts[ALL].get(measure, 0))
                assert step == 0 or step >= 10


def test_every_number_that_a_document_tells_was_released(told):
    documents = summaries()
    assert len(documents) > 1
    released = [
        {json.dumps(cell, sort_keys=True) for cell in table.cells[ALL].values()}
        | {json.dumps({"about": table.base})}
        for tables in told.values()
        for table in tables
        if table.name == THEMES
    ]
    for document in documents:
        numbers = {json.dumps(item["people"], sort_keys=True) for item in document["items"]}
        numbers.add(json.dumps({"about": document["base"]["about"]}))
        assert any(numbers <= one for one in released), document["pilot"]


def test_every_number_among_the_results_was_released(told):
    numbers = 0
    for figures in Figures.objects.filter(is_final=True):
        for table in figures.tables:
            rows = [*table["rows"], *([table["missing"]] if table["missing"] else [])]
            shown = [row["about"] for row in rows if row["about"] is not None]
            assert not (shown and table["wholly_hidden"])
            numbers += len(shown)
            assert not shown or sorted(shown) in [
                sorted(cell["about"] for cell in one.cells[ALL].values() if cell)
                for tables in told.values()
                for one in tables
                if one.deployment_id == figures.deployment_id
                and ALL in one.cells
                and not one.summary
            ]
    assert numbers > 20
