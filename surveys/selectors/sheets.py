"""Why a sheet of paper that was handed in by itself cannot be typed in any more."""

from django.utils import timezone
from django.utils.formats import date_format

from surveys.engine.equality import known
from surveys.models import EqualityCounts, SurveyDeployment
from surveys.rules.dates import days_on_sheets
from surveys.rules.retention import EQUALITY_MONTHS, months_before

DESTROY = "destroy it as your agency has agreed."
NOBODY_ASKED = "Nobody was asked yet: this survey was not opened."
NOT_ASKED = "This survey does not ask who people are."
COUNTED = (
    "This survey was closed for good and who answered was counted, once. With one sheet more the "
    f"numbers would show what is on it, so it cannot be counted: {DESTROY}"
)
COUNTS_DELETED = (
    f"What was counted was deleted, as the sheet says. It cannot be counted any more: {DESTROY}"
)


def asks_equality(deployment: SurveyDeployment) -> bool:
    """Say whether people are asked who they are."""
    version = deployment.version
    return version is not None and bool(known(version.schema.get("equality", ())))


def why_no_contact(deployment: SurveyDeployment) -> str:
    """Return why no sheet with contact details may be typed in today; "" if one may be.

    After the last day that sheets name nothing is kept, also if the survey is closed before.
    """
    if deployment.phase == deployment.Phase.NOT_YET:
        return NOBODY_ASKED
    last = days_on_sheets(deployment)[-1]
    if timezone.localdate() < last:
        return ""
    day = date_format(last, "j F Y")
    return (
        f"What people left to be reached was to be deleted on {day}, as the sheet says. It cannot "
        f"be kept any more: {DESTROY}"
    )


def why_no_equality(deployment: SurveyDeployment) -> str:
    """Return why no sheet about who somebody is may be counted today; "" if one may be.

    Numbers are told once, when a survey is closed for good: whoever knows them and a later count
    knows the difference, which is one person.
    """
    if deployment.phase == deployment.Phase.NOT_YET:
        return NOBODY_ASKED
    if not asks_equality(deployment):
        return NOT_ASKED
    if deployment.status == deployment.Status.CLOSED:
        return COUNTED
    last, ends = months_before(timezone.localdate(), EQUALITY_MONTHS), deployment.closes_at
    is_long_ago = ends is not None and timezone.localdate(ends) < last
    gone = EqualityCounts.objects.filter(deployment=deployment, counts__isnull=True)
    return COUNTS_DELETED if is_long_ago or gone.exists() else ""
