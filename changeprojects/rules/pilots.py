"""A final version rests on an evaluated pilot; a pilot uses a released version."""

from typing import Any

from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import is_learning_report, next_version, released


@registered
class FinalWasPiloted(Rule):
    """B09: a final version follows the evaluated pilot of an earlier version."""

    code = "B09"
    asks = "An earlier version was piloted and the pilot is evaluated."
    message = "Publish the pilot of an earlier version as “Evaluated” before a final version."
    field = "stage"

    def applies(self, page: Any) -> bool:
        """Return whether this is a final version of something that is piloted."""
        return page.stage == "final" and not is_learning_report(page)

    def is_met(self, page: Any) -> bool:
        """Return whether a live pilot of an earlier version is evaluated."""
        version = next_version(page)
        if version is None or page.pk is None:
            return False
        piloted = [next_version(one) for one in page.pilots.filter(live=True, status="evaluated")]
        return any(one is not None and one < version for one in piloted)


@registered
class PilotUsesReleasedVersion(Rule):
    """V03: what sites use is a version that was released to the public."""

    code = "V03"
    release_kind = "pilot"
    asks = "The version in use is a released version of the product."
    message = "Choose a version of the product that has been released, or keep it “Planned”."
    field = "version"

    def applies(self, page: Any) -> bool:
        """Return whether the pilot is open or has been."""
        return page.status != "planned"

    def is_met(self, page: Any) -> bool:
        """Return whether a public version of the product has this number."""
        versions = released(page.product)
        return next_version(page) in {one.version for one in versions if one.public}


@registered
class EvaluationIsComplete(Rule):
    """E01: an evaluation that is called done says what, by whom, and what is not known."""

    code = "E01"
    release_kind = "pilot"
    asks = "The evaluation has a day, a role, findings, harms and limitations."
    message = "Fill in the whole evaluation, harms and limitations too, before “Evaluated”."
    field = "status"

    def applies(self, page: Any) -> bool:
        """Return whether the pilot is called evaluated."""
        return page.status == "evaluated"

    def is_met(self, page: Any) -> bool:
        """Return whether no part of the evaluation is empty."""
        parts = (page.evaluated_on, page.evaluated_by, page.findings, page.harms, page.limitations)
        return all(parts)


@registered
class PilotHasDays(Rule):
    """E02: readers and sites know when a pilot runs."""

    code = "E02"
    release_kind = "pilot"
    asks = "A pilot that is not only planned has an opening day."
    message = "Write the day on which the pilot opens or opened."
    field = "opens_on"

    def applies(self, page: Any) -> bool:
        """Return whether the pilot is open or has been."""
        return page.status != "planned"

    def is_met(self, page: Any) -> bool:
        """Return whether the opening day is known."""
        return page.opens_on is not None
