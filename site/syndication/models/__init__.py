"""Publications, their frozen editions, the numbered list of changes, what search finds."""

from syndication.models.change import Change, ChangeCounter, ChangeIsFrozen
from syndication.models.edition import Edition, EditionIsFrozen
from syndication.models.passage import Passage
from syndication.models.publication import Publication

__all__ = [
    "Change",
    "ChangeCounter",
    "ChangeIsFrozen",
    "Edition",
    "EditionIsFrozen",
    "Passage",
    "Publication",
]
