"""Whether the number of people who were asked a question tells a hidden number of an earlier one.

Plain values in, plain values out. Everybody can read on which answers a page is shown, so that
whoever knows how many people were asked knows how many gave one of these answers.
"""

from collections.abc import Iterable, Mapping

from surveys.engine.disclosure import Thresholds, together_enough
from surveys.engine.release import PublicTable, Shape
from surveys.engine.rules import (
    ANSWERED,
    INCLUDES,
    INCLUDES_NOT,
    IS,
    IS_NOT,
    NOT_ANSWERED,
    Condition,
    Rule,
    holds,
    leaves,
)

_PLAIN = frozenset({IS, IS_NOT, ANSWERED, NOT_ANSWERED})


def tells_who_was_asked(
    condition: Condition,
    asked: int,
    earlier: Mapping[str, PublicTable | None],
    thresholds: Thresholds,
) -> bool:
    """Say whether telling that `asked` people came by `condition` gives a few people away.

    `earlier` are the tables of the questions before, None for one that tells no number.
    """
    rules = list(leaves(condition))
    tables = [table for rule in rules if (table := earlier.get(rule.question))]
    if len(tables) < len(rules):
        return True
    if len({table.name for table in tables}) == 1:
        table = tables[0]
        if all(_is_plain(rule, table) for rule in rules):
            return not _sides_safe(condition, rules[0].question, table, thresholds)
        if len(rules) == 1 and rules[0].op in {INCLUDES, INCLUDES_NOT}:
            return rules[0].value in _hidden(table)
    return any(_hidden(table) or _near(asked, table, thresholds) for table in tables)


def led_by(condition: Condition, question: str, answers: Iterable[str]) -> frozenset[str]:
    """Return which answers to `question`, the only one that it asks about, meet `condition`."""
    return frozenset(
        answer for answer in answers if holds(condition, {question: (answer,) if answer else ()})
    )


def about(condition: Condition) -> str | None:
    """Return the question of which alone `condition` depends, by its plain answers; or None."""
    rules = list(leaves(condition))
    plain = all(rule.op in _PLAIN for rule in rules)
    return rules[0].question if plain and len({rule.question for rule in rules}) == 1 else None


def _is_plain(rule: Rule, table: PublicTable) -> bool:
    """Whether each cell of the table holds people for all of whom the rule holds, or for none."""
    known = not rule.value or rule.value in _counts(table)
    return table.shape == Shape.ONE_OF and known and rule.op in _PLAIN


def _sides_safe(
    condition: Condition, question: str, table: PublicTable, thresholds: Thresholds
) -> bool:
    """Whether what is hidden on each side of the condition is as much as a row needs by itself."""
    counts, hidden = _counts(table), _hidden(table)
    led = led_by(condition, question, hidden)
    sides = (led, hidden - led)
    if not all(sides):
        return True
    return all(together_enough([counts[key] for key in side], thresholds) for side in sides)


def _near(asked: int, table: PublicTable, thresholds: Thresholds) -> bool:
    """Whether some answer, or its opposite, was given by only a few people more or fewer."""
    steps = (
        abs(asked - people)
        for count in _counts(table).values()
        for people in (count, table.base - count)
    )
    return any(0 < step < thresholds.cell for step in steps)


def _counts(table: PublicTable) -> Mapping[str, int]:
    return next(iter(table.counts.values()))


def _hidden(table: PublicTable) -> set[str]:
    told = next(iter(table.told.values()))
    return {key for key, one in told.items() if not one}
