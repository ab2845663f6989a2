"""The life of a safeguarding flag, as data: from which state it may go where."""

from datetime import datetime

# Reading a new flag makes it a seen one; everything else somebody decides.
MOVES: dict[str, tuple[str, ...]] = {
    "new": ("seen",),
    "seen": ("acting", "referred", "closed"),
    "acting": ("referred", "closed"),
    "referred": ("closed",),
    "closed": (),
}
# In these nobody has done anything for the person yet.
WAITING = ("new", "seen")
# What ends a flag or hands it on needs a reason that others can follow later.
NEEDS_A_NOTE = frozenset({"referred", "closed"})
# In these nothing more is to be done by us.
DONE = ("referred", "closed")


def wiped_before(now: datetime, years: int) -> datetime:
    """Return before which moment a flag must have been done for its words to go `now`."""
    leap_day = (now.month, now.day) == (2, 29)
    return now.replace(year=now.year - years, day=28 if leap_day else now.day)


def may_move(since: str, to: str) -> bool:
    """Say whether a flag may go from the state `since` to `to`."""
    return to in MOVES[since]
