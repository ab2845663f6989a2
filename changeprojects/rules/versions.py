"""Versions go up, begin as a draft, are tested before a pilot, and say what changed."""

from typing import Any

from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import (
    is_learning_report,
    is_taken_back,
    new_entries,
    next_version,
    released,
)
from syndication.documents import Version


@registered
class VersionIsNew(Rule):
    """V01: each release has a new number, greater than all before."""

    code = "V01"
    asks = "The version is new and greater than the last one."
    message = Version.HOW_TO_WRITE
    field = "version"

    def is_met(self, page: Any) -> bool:
        """Return whether the number is greater than the greatest released."""
        version = next_version(page)
        last = max((one.version for one in released(page)), default=None)
        if version is None or last is None:
            return version is not None
        # What was taken back may return word for word under its old number.
        return version > last or (version == last and is_taken_back(page))

    def explain(self, page: Any) -> str:
        """Return which number is taken and which comes next."""
        last = max((one.version for one in released(page)), default=None)
        if last is None or next_version(page) is None:
            return self.message
        return f"Version {last} is released already; give this one {_following(last, page)}."


def _following(last: Version, page: Any) -> Version:
    becomes_first_final = page.stage == "final" and last.major == 0
    return Version(1, 0) if becomes_first_final else Version(last.major, last.minor + 1)


@registered
class ChangeIsTold(Rule):
    """V02: a version after the first one says what it changes."""

    code = "V02"
    asks = "At least one change entry says what this version changes."
    message = "Add a change entry that says what this version changes and why."

    def applies(self, page: Any) -> bool:
        """Return whether an earlier version was released."""
        version = next_version(page)
        return any(version is None or one.version < version for one in released(page))

    def is_met(self, page: Any) -> bool:
        """Return whether there is an entry that no public version has told yet."""
        return bool(new_entries(page))


@registered
class FirstVersionIsADraft(Rule):
    """B08, first half: nothing begins as finished."""

    code = "B08-first"
    asks = "The first version is below 1.0 and not final."
    message = "Release the first version as a draft or pilot with a number below 1.0, as in 0.1."
    field = "version"

    def applies(self, page: Any) -> bool:
        """Return whether nothing was released before."""
        return not is_learning_report(page) and not released(page)

    def is_met(self, page: Any) -> bool:
        """Return whether the number is below 1.0 and the stage is not final."""
        version = next_version(page)
        return version is not None and version < Version(1, 0) and page.stage != "final"


@registered
class PilotVersionWasTested(Rule):
    """B08, second half: somebody tried a version before a pilot relies on it."""

    code = "B08"
    asks = "A test round was held on this version or an earlier one."
    message = "Add the test round that was held before this pilot version."

    def applies(self, page: Any) -> bool:
        """Return whether this is a pilot version."""
        return page.stage == "pilot" and not is_learning_report(page)

    def is_met(self, page: Any) -> bool:
        """Return whether a round names this version or an earlier one."""
        version = next_version(page)
        tested = [next_version(test_round) for test_round in page.test_rounds.all()]
        return version is not None and any(one is not None and one <= version for one in tested)
