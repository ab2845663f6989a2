"""What may be told of who answered: counts, checked as every other table is."""

from surveys.engine.disclosure import Thresholds, enough, protect_exclusive
from surveys.engine.equality import ANSWERS, NOT_ANSWERED, Counts, words_of
from surveys.engine.phrasebook import PHRASES
from surveys.engine.questions import RATHER_NOT_SAY
from surveys.engine.release import ALL, PublicTable, Shape, audit
from surveys.selectors.tables import ResultTable, Row


def equality_tables(counts: Counts, thresholds: Thresholds) -> list[ResultTable]:
    """Return one table for each question that enough people answered or passed by.

    Nobody and everybody are hidden too: what everybody is, each of them is. These tables are in no
    register, because no other tells about the same people: who answered these is kept nowhere.
    """
    return [
        _table(name, counts[name], thresholds)
        for name in ANSWERS
        if name in counts and enough(sum(counts[name].values()), thresholds)
    ]


def _table(name: str, counts: dict[str, int], thresholds: Thresholds) -> ResultTable:
    in_order = {key: counts[key] for key in (*ANSWERS[name], RATHER_NOT_SAY, NOT_ANSWERED)}
    table = protect_exclusive(in_order, thresholds, sensitive=True)
    told = {key: {} if (about := table[key].about) is None else {"about": about} for key in counts}
    shape, people = Shape.ONE_OF, sum(counts.values())
    public = PublicTable(name, shape, people, {ALL: counts}, {ALL: told}, sensitive=True)
    is_hidden = table.wholly_hidden or bool(audit(public, thresholds).faults)
    rows = {key: Row(_label(name, key), table[key].about, table[key].percent) for key in in_order}
    missing = rows.pop(NOT_ANSWERED)
    return ResultTable(
        title=PHRASES[f"equality_{name}"],
        anchor=f"equality-{name}",
        several=False,
        base=table.base,
        rows=() if is_hidden else tuple(rows.values()),
        missing=None if is_hidden else missing,
        wholly_hidden=is_hidden,
    )


def _label(name: str, key: str) -> str:
    return "No answer" if key == NOT_ANSWERED else PHRASES[words_of(name, key)]
