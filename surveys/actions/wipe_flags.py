"""Delete the words of safeguarding flags that were dealt with long ago."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from surveys.actions.record_event import record_event
from surveys.models import SafeguardingEvent, SafeguardingFlag
from surveys.rules.flags import DONE, wiped_before

Kind = SafeguardingEvent.Kind


def wipe_flags() -> int:
    """Wipe every flag that was closed or referred more than the promised years ago.

    What people wrote, how to reach them, the notes and the way to a response go; the log says
    that they went. Whatever nobody has dealt with stays. Returns how many were wiped.
    """
    before = wiped_before(timezone.now(), settings.SAFEGUARDING_YEARS)
    done_at = Max("events__at", filter=Q(events__kind=Kind.MOVED))
    waiting = SafeguardingFlag.objects.filter(state__in=DONE, wiped_on=None)
    due = waiting.annotate(done_at=done_at).filter(done_at__lt=before)
    return sum(_wiped(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _wiped(pk: UUID) -> bool:
    flag = SafeguardingFlag.objects.select_for_update().filter(pk=pk, wiped_on=None).first()
    if flag is None:
        return False
    flag.wish = flag.contact = flag.safe_contact = flag.response = None
    flag.wiped_on = timezone.localdate()
    flag.save(update_fields=["wish", "contact", "safe_contact", "response", "wiped_on"])
    # The log refuses changes; this one alone the database lets through.
    notes = SafeguardingEvent._base_manager.filter(flag=flag, note__isnull=False)
    notes.update(note=None)
    record_event(flag, Kind.WIPED)
    return True
