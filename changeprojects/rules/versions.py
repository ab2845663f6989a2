"""Versions go up, begin as a draft, are tested before a pilot, and say what changed."""

from typing import Any

from changeprojects.editions import Released
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import (
    LEARNING_REPORT,
    earlier,
    entries_to_tell,
    is_learning_report,
    is_taken_back,
    next_version,
    released,
)
from syndication.documents import Version

FIRST_FINAL = Version(1, 0)


@registered
class VersionIsNew(Rule):
    """V01: each release has a new number, greater than all before."""

    code = "V01"
    asks = "The version is new and greater than the last one."
    message = Version.HOW_TO_WRITE
    field = "version"

    def is_met(self, page: Any) -> bool:
        """Return whether the number is greater than the greatest released."""
        version, last = next_version(page), _last(page)
        if version is None or last is None:
            return version is not None
        # What was taken back may return word for word under its old number.
        return version > last or (version == last and is_taken_back(page))

    def explain(self, page: Any) -> str:
        """Return which number is taken and which comes next."""
        last = _last(page)
        if last is None or next_version(page) is None:
            return self.message
        return f"Version {last} is released already; give this one {_following(page)}."


@registered
class NumberSuitsTheStage(Rule):
    """V04: numbers are below 1.0 until the first final version, which is 1.0."""

    code = "V04"
    asks = "The number is below 1.0 before the first final version, and 1.0 for that one."
    message = "The first final version is 1.0; give this one 1.0."
    field = "version"

    def applies(self, page: Any) -> bool:
        """Return whether the number is new and nothing from 1.0 on was released yet."""
        version = next_version(page)
        if version is None or _begins_as_final(page):
            return False
        return all(one.version < min(version, FIRST_FINAL) for one in released(page))

    def is_met(self, page: Any) -> bool:
        """Return whether the number is 1.0 for a final version, and below it for others."""
        version = next_version(page)
        if page.stage == "final":
            return version == FIRST_FINAL
        return version is not None and version < FIRST_FINAL

    def explain(self, page: Any) -> str:
        """Return which number the version has instead."""
        if page.stage == "final":
            return self.message
        below = f"Until the first final version, which is {FIRST_FINAL}, numbers stay below it"
        return f"{below}; give this one {_following(page)}."


@registered
class KindStays(Rule):
    """V05: nobody who read a learning report finds a handbook that was never piloted."""

    code = "V05"
    asks = "The kind is the one that was released before."
    message = "Keep the kind that was released, or make a new product."
    field = "kind"

    def applies(self, page: Any) -> bool:
        """Return whether something was released before."""
        return bool(released(page))

    def is_met(self, page: Any) -> bool:
        """Return whether nothing that was released stands against the kind."""
        return self._against(page) is None

    def explain(self, page: Any) -> str:
        """Return which kind was released, and in which version."""
        one = self._against(page)
        if one is None:
            return self.message
        return (
            f"Version {one.version} was released as “{one.content['kind_label']}”; "
            "keep that kind, or make a new product."
        )

    def _against(self, page: Any) -> Released | None:
        """Return the newest version that the kind contradicts.

        While there are only drafts the team may choose another kind, but not between
        what is piloted and what is not.
        """
        for one in released(page):
            kinds = {page.kind, one.content.get("kind_code", page.kind)}
            if len(kinds) > 1 and (one.public or LEARNING_REPORT in kinds):
                return one
        return None


@registered
class ChangeIsTold(Rule):
    """V02: a version after the first one says what it changes."""

    code = "V02"
    asks = "At least one change entry says what this version changes."
    message = "Add a change entry that says what this version changes and why."
    field = "change_entries"

    def applies(self, page: Any) -> bool:
        """Return whether an earlier version was released."""
        return bool(earlier(page))

    def is_met(self, page: Any) -> bool:
        """Return whether there is an entry that no public version has told yet."""
        return bool(entries_to_tell(page))


@registered
class FirstVersionIsADraft(Rule):
    """B08, first half: nothing begins as finished."""

    code = "B08-first"
    asks = "The first version is not final."
    message = "Release the first version as a draft or pilot with a number below 1.0, as in 0.1."
    field = "stage"

    def applies(self, page: Any) -> bool:
        """Return whether nothing was released before."""
        return not is_learning_report(page) and not released(page)

    def is_met(self, page: Any) -> bool:
        """Return whether the stage is not final."""
        return not _begins_as_final(page)


@registered
class PilotVersionWasTested(Rule):
    """B08, second half: somebody tried a version before a pilot relies on it."""

    code = "B08"
    asks = "A test round was held on this version or an earlier one."
    message = "Add the test round that was held before this pilot version."
    field = "test_rounds"

    def applies(self, page: Any) -> bool:
        """Return whether this is a pilot version."""
        return page.stage == "pilot" and not is_learning_report(page)

    def is_met(self, page: Any) -> bool:
        """Return whether a round names this version or an earlier one."""
        version = next_version(page)
        tested = [next_version(test_round) for test_round in page.test_rounds.all()]
        return version is not None and any(one is not None and one <= version for one in tested)


def _last(page: Any) -> Version | None:
    return max((one.version for one in released(page)), default=None)


def _following(page: Any) -> Version:
    last = _last(page) or Version(0, 0)
    if page.stage == "final" and last < FIRST_FINAL:
        return FIRST_FINAL
    # After the greatest number that can be written comes the next major one.
    return Version(*divmod(last.major * 10_000 + last.minor + 1, 10_000))


def _begins_as_final(page: Any) -> bool:
    return page.stage == "final" and not is_learning_report(page) and not released(page)
