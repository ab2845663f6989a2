"""Publications, their frozen editions and the numbered list of changes."""

from syndication.models.change import Change, ChangeCounter, ChangeIsFrozen
from syndication.models.edition import Edition, EditionIsFrozen
from syndication.models.publication import Publication

__all__ = ["Change", "ChangeCounter", "ChangeIsFrozen", "Edition", "EditionIsFrozen", "Publication"]
