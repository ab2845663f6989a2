"""The site's own pages, and the turns of its regular jobs."""

from home.models.pages import HomePage, StandardPage
from home.models.tick import Tick

__all__ = ["HomePage", "StandardPage", "Tick"]
