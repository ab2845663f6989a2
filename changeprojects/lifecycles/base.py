"""What a lifecycle is: the states of a thing, and who may move it from which to which."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One way from some states to another.

    `right` is the permission that it takes, as "app.codename". With `of_agency` the link
    officer of the agency to which the thing belongs may make it, without any permission.
    With neither the programme makes it by itself when something else has happened.
    `consequence` tells, in one sentence, what follows for others. With `asks_reason` nobody
    makes the move without saying why. One that `ends` something is held up by no rule, however
    severe the model of the project makes it: what may harm somebody can always be ended.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    right: str = ""
    of_agency: bool = False
    consequence: str = ""
    asks_reason: bool = False
    ends: bool = False

    @property
    def is_automatic(self) -> bool:
        """Whether no person makes this move."""
        return not self.right and not self.of_agency

    def is_for(self, user: Any) -> bool:
        """Return whether this user may make the move with anything of its kind, as staff may."""
        return bool(self.right) and user.has_perm(self.right)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The moves of one kind of thing, told in the order in which they usually happen."""

    initial: str
    moves: tuple[Move, ...]

    def move(self, name: str) -> Move:
        """Return the move called `name`; raise `KeyError` if there is none."""
        for one in self.moves:
            if one.name == name:
                return one
        raise KeyError(name)

    def moves_from(self, state: str) -> Iterator[Move]:
        """Yield the moves that lead on from `state`."""
        return (one for one in self.moves if state in one.sources)
