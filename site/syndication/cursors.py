"""Places in a list, as text that only we can write."""

from typing import Any

from django.core.signing import BadSignature, Signer

from syndication.problems import INVALID_CURSOR, ProblemFound

_SALT = "syndication.cursor"


def write(place: list[Any], scope: list[Any]) -> str:
    """Return a cursor for `place` in the list that `scope` describes."""
    return Signer(salt=_SALT).sign_object([scope, place])


def read(cursor: str, scope: list[Any]) -> list[Any]:
    """Return the place; raise a problem for a cursor that is forged or of another list."""
    try:
        found = Signer(salt=_SALT).unsign_object(cursor)
    except (BadSignature, ValueError) as error:
        raise ProblemFound(INVALID_CURSOR, "This cursor was not given out here.") from error
    if found[0] != scope:
        raise ProblemFound(INVALID_CURSOR, "This cursor belongs to a list with other filters.")
    place: list[Any] = found[1]
    return place
