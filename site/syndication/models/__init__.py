"""Publications, their frozen editions with their files, and the numbered list of changes."""

from syndication.models.asset import Asset, AssetIsFrozen, EditionAsset
from syndication.models.change import Change, ChangeCounter, ChangeIsFrozen
from syndication.models.edition import Edition, EditionIsFrozen
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
    "Publication",
]
