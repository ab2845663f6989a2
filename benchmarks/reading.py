"""What reading costs where a million answers lie: `python -m benchmarks.reading`.

With the address of an empty database, SQLite or PostgreSQL: 500 surveys of 50 projects, each
answered by 200 people at ten questions, counted, coded into four themes, and told about in a
released summary with what was decided.
"""

import argparse

from benchmarks.__main__ import prepared


def main() -> None:
    """Make the answers, read what is told of them, print queries and times."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--surveys", type=int, default=500, help="how many surveys there are")
    options = parser.parse_args()
    prepared()
    from django.db import connection

    from benchmarks import voice
    from surveys.models import Answer

    if not Answer.objects.exists():
        voice.make(options.surveys)
    print(f"\n{connection.vendor}: {Answer.objects.count():,} answers", flush=True)
    voice.measure()


if __name__ == "__main__":
    main()
