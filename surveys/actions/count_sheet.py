"""Count who somebody is who said it on a sheet of paper."""

import hashlib
import hmac
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from surveys.actions.count_equality import count_equality
from surveys.encryption import derived_key
from surveys.engine.equality import known
from surveys.exceptions import Reason, Refused
from surveys.models import Draft, SurveyDeployment
from surveys.rules.expiry import expiry_of_sent
from surveys.selectors.sheets import COUNTED, why_no_equality

EMPTY = "Choose at least one answer. A sheet on which nothing is ticked is counted nowhere."


@transaction.atomic
def count_sheet(deployment: SurveyDeployment, once: str, given: Mapping[str, str]) -> bool:
    """Count the answers of one sheet; return whether it was done now, not before.

    However often a form is sent, whose number is `once`, it counts one time on the day on which
    it was shown. What sees to it is what sending leaves of any draft: it is the same for all, holds
    nothing, and goes at the end of the day. Raises `Refused` when nobody is counted any more, and
    if nothing was answered.
    """
    if not any(given.values()):
        raise Refused([Reason("empty_sheet", EMPTY)])
    # Whoever closes the survey counts for the last time with this lock.
    locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
    version = locked.version
    if version is None:
        raise Refused([Reason("not_asked", why_no_equality(locked))])
    left, is_new = Draft.objects.get_or_create(
        pk=_id_of(locked, once),
        defaults={
            "deployment": locked,
            "version": version,
            "is_sent": True,
            "expires_at": expiry_of_sent(),
        },
    )
    if not is_new:
        return False
    why, names = why_no_equality(locked), known(version.schema.get("equality", ()))
    if why or not count_equality(left, names, given):
        raise Refused([Reason("counts_are_over", why or COUNTED)])
    return True


def _id_of(deployment: SurveyDeployment, once: str) -> UUID:
    """Return an id that is by chance to whoever has not the form, which is kept nowhere."""
    said = f"{deployment.pk}\0{once}".encode("utf-8", "replace")
    digest = hmac.digest(derived_key("equality sheet v1"), said, hashlib.sha256)
    return UUID(bytes=digest[:16], version=4)
