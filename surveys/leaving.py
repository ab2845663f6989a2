"""What the way out of a survey says of it, so that it waits for no database.

Whoever leaves is marked in their browser, so that Back shows nothing. A tablet that many share is
not, because somebody else comes next: its address says so.
"""

from django.urls import reverse

from surveys.codes import is_address_code
from surveys.models import SurveyDeployment

# Stands at the end of the way out of a tablet, and of what its script says was left.
SHARED, SHARED_HERE = "t", "."
# What that script says on a page of no survey.
NOWHERE = "-"


def is_watched(deployment: SurveyDeployment) -> bool:
    """Say whether somebody may be watching whoever answers here, on their own device.

    At a tablet that many share nothing is kept of whoever was there: somebody else comes next.
    """
    return is_high(deployment) and not deployment.is_kiosk


def is_high(deployment: SurveyDeployment) -> bool:
    """Say whether the survey is one during which somebody may be watching the screen."""
    version = deployment.version
    return version is not None and version.schema.get("safety_profile") == "high"


def is_hidden_later(here: SurveyDeployment | None) -> bool:
    """Say whether what was done at the address `here` is told to nobody later on.

    Somebody may be watching there, or comes next. Below no survey neither is known.
    """
    return here is not None and (here.is_kiosk or is_high(here))


def way_out_of(code: str, *, is_shared: bool) -> str:
    """Return the address that leads away from the survey at `code`, or from a page of none."""
    if not code:
        return reverse("surveys:exit")
    return reverse("surveys:exit_from", args=[code]) + (f"?{SHARED}" if is_shared else "")


def left_mark(code: str, *, is_shared: bool) -> str:
    """Return what the script says was left, until we have answered."""
    return f"{code}{SHARED_HERE if is_shared else ''}" if code else NOWHERE


def left_at(mark: str) -> tuple[str, bool]:
    """Return which survey was left, if any, and whether the browser is to keep a mark."""
    code = mark.removesuffix(SHARED_HERE)
    return (code, code == mark) if is_address_code(code) else ("", mark == NOWHERE)
