"""The site's own pages, the turns of its jobs, and what the demonstration made."""

from home.models.loaded import LoadedDemonstration
from home.models.pages import HomePage, StandardPage
from home.models.tick import Tick

__all__ = ["HomePage", "LoadedDemonstration", "StandardPage", "Tick"]
