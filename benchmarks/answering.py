"""How quick answering is beside the stock wizard and Wagtail's forms.

`python -m benchmarks.answering`, with the address of an empty database, SQLite or PostgreSQL.
"""

import argparse
import os
import sys

from benchmarks.__main__ import prepared
from benchmarks.serving import LOAD_CORE, served


def main() -> None:
    """Make the questions, answer them in all ways, print figures and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answering", description=__doc__)
    parser.add_argument("--seconds", type=float, default=15, help="length of each way")
    parser.add_argument("--people", type=int, default=4, help="how many answer at a time")
    options = parser.parse_args()
    prepared()
    from django.db import connection

    from benchmarks import questions, respondents

    survey, form = questions.make()
    vendor = connection.vendor
    connection.close()
    ways = {
        "ours, 6 questions, consent, check": (respondents.ours, survey),
        "stock wizard, 6 questions": (respondents.stock, "/stock/"),
        "Wagtail's form, all on one page": (respondents.one_page, form),
    }
    os.sched_setaffinity(0, {int(LOAD_CORE)})
    print(f"\n{vendor}, {options.people} people at a time, one process on one core")
    with served() as server:
        for name, (way, address) in ways.items():
            found = respondents.measure(
                server.port, way, address, people=options.people, seconds=options.seconds
            )
            print(
                f"  {name:<36} {found.journeys:7.1f} journeys/s   "
                f"a page is read in {found.read:5.1f} ms, sent in {found.sent:5.1f} ms",
                flush=True,
            )


if __name__ == "__main__":
    sys.exit(main())
