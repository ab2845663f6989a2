"""How long tables take to be made safe: `python -m benchmarks.disclosure`. Asks no database."""

import random
import time

from surveys.engine.crossing import protect_crossed

TABLES, GROUPS, ANSWERS = 1_000, 7, 6
MOST = 40


def main() -> None:
    """Protect tables of random counts, prove every hidden cell, and print what it took."""
    dice = random.Random(2026)
    answers = [f"answer {number}" for number in range(ANSWERS)]
    tables = [
        {
            f"group {name}": [int(dice.random() ** 2 * MOST) for _ in answers]
            for name in range(GROUPS)
        }
        for _ in range(TABLES)
    ]
    began = time.perf_counter()
    protected = [protect_crossed(answers, counts) for counts in tables]
    took = time.perf_counter() - began
    refused = sum(table.audit.refused for table in protected)
    hidden = [interval for table in protected for interval in table.audit.intervals.values()]
    narrowest = min(most - least for least, most in hidden)
    print(f"{TABLES:,} tables of {GROUPS} groups and {ANSWERS} answers: {took:.1f} s")
    print(f"  {len(hidden):,} hidden cells, the narrowest {narrowest} wide; {refused} refused")


if __name__ == "__main__":
    main()
