"""Which answers the log may name: an entry has its minute, an answer has only its week.

Named in the week in which it came, an answer would be known to have come before that minute, and
after the last one at which it did not wait yet. Once its week is over, naming it tells no more of
when it came than its own row.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from surveys.rules.weeks import monday_of


def named(of: str, came: Iterable[tuple[UUID, date]], *, today: date) -> dict[str, object]:
    """Return, under `of`, the ids of those whose week is over; of others their week alone.

    `came` are ids with the Monday of their week. Not how many came in the week that goes on, since
    a number may fit one of them alone.
    """
    weeks = dict(came)
    over = [str(pk) for pk, week in weeks.items() if week < monday_of(today)]
    going_on = {week.isoformat() for week in weeks.values() if week >= monday_of(today)}
    return {of: over} | ({"week": max(going_on)} if going_on else {})


def decided(
    of: str, pk: UUID, week: date, *, today: date, **what: str | None
) -> dict[str, str | None]:
    """Return which one something was decided about, and `what`; or its week alone, till it is over.

    What became of it stands on its own row too, and may be what became of no other.
    """
    if week < monday_of(today):
        return {of: str(pk), **what}
    return {"week": week.isoformat()}
