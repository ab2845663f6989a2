"""The life of a safeguarding flag, as data: from which state it may go where."""

# Reading a new flag makes it a seen one; everything else somebody decides.
MOVES: dict[str, tuple[str, ...]] = {
    "new": ("seen",),
    "seen": ("acting", "referred", "closed"),
    "acting": ("referred", "closed"),
    "referred": ("closed",),
    "closed": (),
}
# What ends a flag or hands it on needs a reason that others can follow later.
NEEDS_A_NOTE = frozenset({"referred", "closed"})


def may_move(since: str, to: str) -> bool:
    """Say whether a flag may go from the state `since` to `to`."""
    return to in MOVES[since]
