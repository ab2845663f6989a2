"""Versions go up, begin as a draft, are tested before a pilot, and say what changed."""

from typing import Any

from django.utils.text import Truncator

from changeprojects.editions import Released
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.entries import (
    STAYED,
    claiming_entries,
    entries_showing_nothing,
    final_before,
)
from changeprojects.rules.facts import (
    LEARNING_REPORT,
    earlier,
    entries_to_tell,
    is_learning_report,
    is_taken_back,
    next_version,
    released,
)
from changeprojects.rules.rulebook import Params, Severity
from syndication.documents import Version

FIRST_FINAL = Version(1, 0)


@registered
class VersionIsNew(Rule):
    """V01: each release has a new number, greater than all before."""

    code = "V01"
    locked = True
    asks = "The version is new and greater than the last one."
    message = Version.HOW_TO_WRITE
    field = "version"

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the number is greater than the greatest released."""
        version, last = next_version(subject), _last(subject)
        if version is None or last is None:
            return version is not None
        # What was taken back may return word for word under its old number.
        return version > last or (version == last and is_taken_back(subject))

    def explain(self, subject: Any, params: Params) -> str:
        """Return which number is taken and which comes next."""
        last = _last(subject)
        if last is None or next_version(subject) is None:
            return self.message
        return f"Version {last} is released already; give this one {_following(subject)}."


@registered
class StaysRevoked(Rule):
    """V06: what nobody may read any more is not released again."""

    code = "V06"
    locked = True
    asks = "The product was not revoked."
    message = "It was revoked and is never published again. Make a new product of what may be read."

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether people may still read it."""
        return bool(subject.status != "revoked")


@registered
class NumberSuitsTheStage(Rule):
    """V04: numbers are below 1.0 until the first final version, which is 1.0."""

    code = "V04"
    asks = "The number is below 1.0 before the first final version, and 1.0 for that one."
    message = "The first final version is 1.0; give this one 1.0."
    field = "version"

    def applies(self, subject: Any) -> bool:
        """Return whether the number is new and nothing from 1.0 on was released yet."""
        version = next_version(subject)
        if version is None or _begins_as_final(subject):
            return False
        return all(one.version < min(version, FIRST_FINAL) for one in released(subject))

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the number is 1.0 for a final version, and below it for others."""
        version = next_version(subject)
        if subject.stage == "final":
            return version == FIRST_FINAL
        return version is not None and version < FIRST_FINAL

    def explain(self, subject: Any, params: Params) -> str:
        """Return which number the version has instead."""
        if subject.stage == "final":
            return self.message
        below = f"Until the first final version, which is {FIRST_FINAL}, numbers stay below it"
        return f"{below}; give this one {_following(subject)}."


@registered
class KindStays(Rule):
    """V05: nobody who read a learning report finds a handbook that was never piloted."""

    code = "V05"
    asks = "The kind is the one that was released before."
    message = "Keep the kind that was released, or make a new product."
    field = "kind"

    def applies(self, subject: Any) -> bool:
        """Return whether something was released before."""
        return bool(released(subject))

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether nothing that was released stands against the kind."""
        return self._against(subject) is None

    def explain(self, subject: Any, params: Params) -> str:
        """Return which kind was released, and in which version."""
        one = self._against(subject)
        if one is None:
            return self.message
        return (
            f"Version {one.version} was released as “{one.content['kind_label']}”; "
            "keep that kind, or make a new product."
        )

    def _against(self, subject: Any) -> Released | None:
        """Return the newest version that the kind contradicts.

        While there are only drafts the team may choose another kind, but not between
        what is piloted and what is not.
        """
        for one in released(subject):
            kinds = {subject.kind, one.content.get("kind_code", subject.kind)}
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

    def applies(self, subject: Any) -> bool:
        """Return whether an earlier version was released."""
        return bool(earlier(subject))

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether there is an entry that no public version has told yet."""
        return bool(entries_to_tell(subject))


@registered
class EntriesShowWhatTheyName(Rule):
    """W20: what a version names for a recommendation is what that version changes."""

    code = "W20"
    severity = Severity.WARN
    asks = "Each change that answers a recommendation is in parts that this version changes."
    message = "Tick the parts that this version changes, or choose no recommendation."
    field = "change_entries"

    def applies(self, subject: Any) -> bool:
        """Return whether a final version came before, and an entry answers a recommendation."""
        return final_before(subject) is not None and bool(claiming_entries(subject))

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether each such entry names a part that says something else now."""
        return not entries_showing_nothing(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return which entries show nothing, and for what."""
        told = (
            f"“{Truncator(one.plain_text).chars(90)}”, for {one.recommendation.code}"
            for one in entries_showing_nothing(subject)
        )
        return f"Look at {'; '.join(told)}. {STAYED} {self.message}"


@registered
class FirstVersionIsADraft(Rule):
    """B08, first half: nothing begins as finished."""

    code = "B08-first"
    asks = "The first version is not final."
    message = "Release the first version as a draft or pilot with a number below 1.0, as in 0.1."
    field = "stage"

    def applies(self, subject: Any) -> bool:
        """Return whether nothing was released before."""
        return not is_learning_report(subject) and not released(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the stage is not final."""
        return not _begins_as_final(subject)


@registered
class PilotVersionWasTested(Rule):
    """B08, second half: somebody tried a version before a pilot relies on it."""

    code = "B08"
    asks = "A test round was held on this version or an earlier one."
    message = "Add the test round that was held before this pilot version."
    field = "test_rounds"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a pilot version."""
        return subject.stage == "pilot" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a round names this version or an earlier one."""
        version = next_version(subject)
        tested = [next_version(test_round) for test_round in subject.test_rounds.all()]
        return version is not None and any(one is not None and one <= version for one in tested)


def _last(subject: Any) -> Version | None:
    return max((one.version for one in released(subject)), default=None)


def _following(subject: Any) -> Version:
    last = _last(subject) or Version(0, 0)
    if subject.stage == "final" and last < FIRST_FINAL:
        return FIRST_FINAL
    # After the greatest number that can be written comes the next major one.
    return Version(*divmod(last.major * 10_000 + last.minor + 1, 10_000))


def _begins_as_final(subject: Any) -> bool:
    return subject.stage == "final" and not is_learning_report(subject) and not released(subject)
