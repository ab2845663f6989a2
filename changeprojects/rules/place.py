"""What is published stands where everybody can read it."""

from typing import Any

from changeprojects.public_names import is_in_this_site
from changeprojects.rules.base import EVERY_PAGE, Rule, registered
from changeprojects.rules.rulebook import Params


@registered
class StandsInPublic(Rule):
    """P01: no page is published where the public of this site cannot read it."""

    code = "P01"
    kind = EVERY_PAGE
    locked = True
    asks = "The page stands where everybody can read it."
    message = "Make the page above this one public, or move this one, before you publish."

    def applies(self, subject: Any) -> bool:
        """Return whether the page has a place, and is not only moved on in its life."""
        return _place_of(subject) is not None and not hasattr(subject, "moved_by")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether it is part of this site, and no page on the way to it is restricted."""
        return hidden_by(subject) is None and is_in_this_site(_place_of(subject))

    def explain(self, subject: Any, params: Params) -> str:
        """Return which page hides it, or that it stands outside."""
        hiding = hidden_by(subject)
        if hiding is None:
            return "Move the page below the front page of this site before you publish it."
        if hiding.pk == subject.pk:
            return "Make this page public under “Privacy” before you publish it."
        return (
            f"Make the page “{hiding.title}” above this one public under “Privacy”, or move this "
            "one, before you publish."
        )


def hidden_by(page: Any) -> Any:
    """Return the page, this one or one above it, that only some may read; None if there is none."""
    place = _place_of(page)
    restrictions = place.get_view_restrictions().select_related("page") if place else ()
    return next((one.page for one in restrictions), None)


def _place_of(page: Any) -> Any:
    """Return the page itself, or the one under which it is about to be made; None without one."""
    return page if page.depth else getattr(page, "parent_to_be", None)
