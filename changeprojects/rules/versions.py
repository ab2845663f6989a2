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
from changeprojects.rules.rulebook import Params
from syndication.documents import Version


@registered
class VersionIsNew(Rule):
    """V01: each release has a new number, greater than all before."""

    code = "V01"
    locked = True
    asks = "The version is new and greater than the last one."
    message = "Write the version as two numbers with a dot, as in 0.3."
    field = "version"

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the number is greater than the greatest released."""
        version = next_version(subject)
        last = max((one.version for one in released(subject)), default=None)
        if version is None or last is None:
            return version is not None
        # What was taken back may return word for word under its old number.
        return version > last or (version == last and is_taken_back(subject))

    def explain(self, subject: Any, params: Params) -> str:
        """Return which number is taken and which comes next."""
        last = max((one.version for one in released(subject)), default=None)
        if last is None or next_version(subject) is None:
            return self.message
        return f"Version {last} is released already; give this one {_following(last, subject)}."


def _following(last: Version, subject: Any) -> Version:
    becomes_first_final = subject.stage == "final" and last.major == 0
    return Version(1, 0) if becomes_first_final else Version(last.major, last.minor + 1)


@registered
class ChangeIsTold(Rule):
    """V02: a version after the first one says what it changes."""

    code = "V02"
    asks = "At least one change entry says what this version changes."
    message = "Add a change entry that says what this version changes and why."

    def applies(self, subject: Any) -> bool:
        """Return whether an earlier version was released."""
        version = next_version(subject)
        return any(version is None or one.version < version for one in released(subject))

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether there is an entry that no public version has told yet."""
        return bool(new_entries(subject))


@registered
class FirstVersionIsADraft(Rule):
    """B08, first half: nothing begins as finished."""

    code = "B08-first"
    asks = "The first version is below 1.0 and not final."
    message = "Release the first version as a draft or pilot with a number below 1.0, as in 0.1."
    field = "version"

    def applies(self, subject: Any) -> bool:
        """Return whether nothing was released before."""
        return not is_learning_report(subject) and not released(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the number is below 1.0 and the stage is not final."""
        version = next_version(subject)
        return version is not None and version < Version(1, 0) and subject.stage != "final"


@registered
class PilotVersionWasTested(Rule):
    """B08, second half: somebody tried a version before a pilot relies on it."""

    code = "B08"
    asks = "A test round was held on this version or an earlier one."
    message = "Add the test round that was held before this pilot version."

    def applies(self, subject: Any) -> bool:
        """Return whether this is a pilot version."""
        return subject.stage == "pilot" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a round names this version or an earlier one."""
        version = next_version(subject)
        tested = [next_version(test_round) for test_round in subject.test_rounds.all()]
        return version is not None and any(one is not None and one <= version for one in tested)
