"""Publications, frozen editions with their files, numbered changes, and how all is found."""

from syndication.models.asset import Asset, AssetIsFrozen, EditionAsset
from syndication.models.change import Change, ChangeCounter, ChangeIsFrozen
from syndication.models.edition import Edition, EditionIsFrozen
from syndication.models.facet import Facet
from syndication.models.passage import Passage
from syndication.models.publication import Publication

__all__ = [
    "Asset",
    "AssetIsFrozen",
    "Change",
    "ChangeCounter",
    "ChangeIsFrozen",
    "Edition",
    "EditionAsset",
    "EditionIsFrozen",
    "Facet",
    "Passage",
    "Publication",
]
