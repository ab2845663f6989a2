"""How long it takes to protect two-way tables: `python -m benchmarks.tables`."""

import random
import time

from surveys.engine.crossing import protect_crossed

TABLES = 1000
GROUPS = 7
ANSWERS = tuple(str(number) for number in range(6))
BUDGET = 10.0


def main() -> None:
    """Protect random tables with counts from 0 to 20, and print the time and the refusals."""
    dice = random.Random(1)
    tables = [
        {str(group): [dice.randint(0, 20) for _ in ANSWERS] for group in range(GROUPS)}
        for _ in range(TABLES)
    ]
    began = time.perf_counter()
    refused = sum(protect_crossed(ANSWERS, table).audit.refused for table in tables)
    took = time.perf_counter() - began
    verdict = "within" if took < BUDGET else "over"
    print(f"{TABLES} tables of {GROUPS} by {len(ANSWERS)}: {took:.1f} s, {verdict} {BUDGET:.0f} s")
    print(f"{refused} have their totals only")


if __name__ == "__main__":
    main()
