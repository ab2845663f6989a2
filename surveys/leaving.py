"""What the way out of a survey says of it, so that it waits for no database.

Where somebody may be watching, the browser keeps a mark after leaving: its address says so.
"""

from django.urls import reverse

from surveys.codes import is_address_code
from surveys.models import SurveyDeployment

# Stands at the end of the way out, and of what its script says was left, where a mark is kept.
HIDES, HIDES_HERE = "h", "-"


def is_watched(deployment: SurveyDeployment) -> bool:
    """Say whether somebody may be watching whoever answers here, on their own device.

    At a tablet that many share nothing is kept of whoever was there: somebody else comes next.
    """
    version = deployment.version
    is_high = version is not None and version.schema.get("safety_profile") == "high"
    return is_high and not deployment.is_kiosk


def way_out_of(code: str, *, hides: bool) -> str:
    """Return the address that leads away from the survey at `code`, or from a page of none."""
    if not code:
        return reverse("surveys:exit")
    return reverse("surveys:exit_from", args=[code]) + (f"?{HIDES}" if hides else "")


def left_mark(code: str, *, hides: bool) -> str:
    """Return what the script says was left, until we have answered."""
    return f"{code}{HIDES_HERE if hides else ''}" or HIDES_HERE


def left_at(mark: str) -> tuple[str, bool]:
    """Return which survey was left, if any, and whether the browser is to keep a mark."""
    code = mark.removesuffix(HIDES_HERE)
    return (code, code != mark) if is_address_code(code) else ("", False)
