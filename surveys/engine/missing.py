"""How many wrote nothing that could be read: who is missing beside each theme."""

from collections.abc import Mapping

from surveys.engine.disclosure import DEFAULT


def missing_of(base: int, readable: Mapping[str, int]) -> dict[str, int] | None:
    """Return what is told of those among `base` who are not among the `readable`; None if hidden.

    Reckoned from the two numbers that are told, so that it tells nothing that they do not: about
    so many, or that they are fewer than so many. All but a few are told as all (`steps`), so that
    who is missing then may be as many as the smallest cell.
    """
    if not base or "about" not in readable:
        return None
    gap = base - readable["about"]
    return {"about": gap} if gap > 0 else {"fewer_than": DEFAULT.cell + 1}
