"""How long unfinished answers wait, and how long what is left of sent ones."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

# Rounded up to the next step: the longest is what people read about, the shortest is kept.
HIGH, STEP = 20, 10
# Rounded up to the end of the day: people read of as many days at most.
KEPT_DAYS = 14
USUAL = timedelta(days=KEPT_DAYS - 1)
# Who sends just before midnight may press “Send” twice too.
PRESSED_TWICE = timedelta(minutes=10)


def may_resume(safety_profile: str) -> bool:
    """Say whether answers may be saved under a code.

    Not where somebody may be watching: a code on paper is a trace.
    """
    return safety_profile != "high"


def expiry(safety_profile: str) -> datetime:
    """Return until when a draft waits that is saved now.

    Only the day is kept, and under the profile `high` ten minutes of it: the exact time
    says when somebody sat down to answer.
    """
    now = timezone.localtime()
    if safety_profile == "high":
        return _next_step(now + timedelta(minutes=HIGH))
    return _midnight_after(now + USUAL)


def expiry_of_sent() -> datetime:
    """Return until when the tombstone of a draft stays that is sent now.

    It is the same for all who send on one day, so that it pairs nobody with a response.
    """
    return _midnight_after(timezone.localtime() + PRESSED_TWICE)


def _next_step(moment: datetime) -> datetime:
    start = moment.replace(minute=moment.minute // STEP * STEP, second=0, microsecond=0)
    return start if start == moment else start + timedelta(minutes=STEP)


def _midnight_after(moment: datetime) -> datetime:
    day = (moment + timedelta(days=1)).date()
    return timezone.make_aware(datetime.combine(day, time.min))


def last_day(expires_at: datetime) -> date:
    """Return the last day on which a draft that waits until `expires_at` can be opened."""
    return timezone.localdate(expires_at - timedelta(minutes=1))
