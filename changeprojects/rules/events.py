"""What is said of an event is so: it was held, and what it shares can be read."""

from typing import Any

from django.utils import timezone

from changeprojects import clock
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import next_version, released
from changeprojects.rules.rulebook import Params, Severity


@registered
class EventHasBegun(Rule):
    """E06: an event was held only if its day has come."""

    code = "E06"
    kind = "event"
    locked = True
    asks = "The day of the event has come."
    message = "Its day has not come yet. Say that it was held once it was, or change its time."
    field = "starts_at"

    def applies(self, subject: Any) -> bool:
        """Return whether it is said to be held."""
        return bool(subject.status == "held")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether its first day is today or before."""
        return bool(timezone.localtime(subject.starts_at).date() <= clock.today())


@registered
class EventSharesWhatThereIs(Rule):
    """E07: the version that an event shares is one that was released."""

    code = "E07"
    kind = "event"
    asks = "The version that it shares was released."
    message = "Choose a version of the product that was released, or leave the version empty."
    field = "version"

    def applies(self, subject: Any) -> bool:
        """Return whether it was held and names a version; before, the release may be to come."""
        return bool(subject.status == "held" and subject.product_id and subject.version)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the product has that version; drafts are launched too."""
        return next_version(subject) in {one.version for one in released(subject.product)}


@registered
class EventLeavesSomething(Rule):
    """W18: whoever was not there finds what was said and shown."""

    code = "W18"
    kind = "event"
    severity = Severity.WARN
    asks = "Readers find key messages and materials."
    message = "Write the key messages, and add what was shown or given out."
    field = "key_messages"

    def applies(self, subject: Any) -> bool:
        """Return whether it was held."""
        return bool(subject.status == "held")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether there is a message and a material."""
        return len(subject.key_messages.all()) > 0 and len(subject.materials.all()) > 0
