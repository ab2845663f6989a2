"""Read what people wrote who contest a theme; every reading is recorded."""

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Contest, Response, Theme
from surveys.selectors.contests import cleared_contests, contests_to_screen


def read_contests(theme: Theme, *, by: Actor) -> list[Contest]:
    """Return what was cleared and not answered, and record of which theme somebody read it.

    Raises `PermissionDenied` if `by` may not edit the theme, or not read what is said about it.
    """
    _refuse_unless(Action.SEE_CONTESTS, theme, by)
    _refuse_unless(Action.EDIT_THEMES, theme, by)
    return _recorded("surveys.read_contests", theme, list(cleared_contests(theme)), by)


def open_contests_to_screen(theme: Theme, state: Response.Screening, *, by: Actor) -> list[Contest]:
    """Return what waits for a screener, or was set aside, and record who opened it.

    Raises `PermissionDenied` if `by` is no screener.
    """
    _refuse_unless(Action.SCREEN, theme, by)
    found = list(contests_to_screen(theme, state))
    return _recorded("surveys.opened_to_screen", theme, found, by)


def _refuse_unless(action: Action, theme: Theme, by: Actor) -> None:
    decision = can(by, action, theme.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)


def _recorded(action: str, theme: Theme, contests: list[Contest], by: Actor) -> list[Contest]:
    if contests:
        # Not which ones: nothing else says when they were written.
        log(instance=theme.deployment, action=action, user=by, data={"theme": theme.code})
    return contests
