"""How long unfinished answers wait, and how long what is left of sent ones."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

# Rounded up to the next step: the longest is what people read about, the shortest is kept.
BRIEF, STEP = 20, 10
# Rounded up to the end of the day: people read of as many days at most.
KEPT_DAYS = 14
USUAL = timedelta(days=KEPT_DAYS - 1)
# Who sends just before midnight may press “Send” twice too.
PRESSED_TWICE = timedelta(minutes=10)

# On a shared tablet, when the page that may show a code is asked for: it is the next person's too.
CODE_MINUTES = 2


class Idle(NamedTuple):
    """When a tablet that many share asks whether somebody is still there, and then begins anew.

    A script knows when it was last touched. Without one a page only knows when it was opened,
    and somebody may be typing: it waits twice as long. A minute to answer is three times what
    WCAG asks for, and who answers has all the time again, as often as they like.
    """

    untouched_minutes: int = 5
    opened_minutes: int = 10
    answer_seconds: int = 60

    @property
    def untouched(self) -> int:
        """Seconds since a script saw the last touch or key."""
        return self.untouched_minutes * 60

    @property
    def opened(self) -> int:
        """Seconds since the page was opened, where there is no script."""
        return self.opened_minutes * 60


IDLE = Idle()


def may_resume(safety_profile: str) -> bool:
    """Say whether answers may be saved under a code.

    Not where somebody may be watching: a code on paper is a trace.
    """
    return safety_profile != "high"


def expiry(safety_profile: str, *, shared: bool) -> datetime:
    """Return until when a draft waits that is saved now; `shared` is a tablet of many people.

    Only the day is kept, and where somebody else may come to the screen ten minutes of it: the
    exact time says when somebody sat down to answer.
    """
    now = timezone.localtime()
    if shared or safety_profile == "high":
        return _next_step(now + timedelta(minutes=BRIEF))
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


def last_day(expires_at: datetime, closes_at: datetime | None, today: date) -> date:
    """Return the last day on which a draft that waits until `expires_at` can be sent.

    The survey closes at `closes_at`. A few minutes of grace are none of the promise, but whoever
    comes in them is not told of a day that is past.
    """
    last = last_day_before(expires_at)
    return min(last, max(last_day_before(closes_at), today)) if closes_at else last


def last_day_before(moment: datetime) -> date:
    """Return the day whose end `moment` is, or that it cuts off."""
    return timezone.localdate(moment - timedelta(minutes=1))


def has_all_its_time(closes_at: datetime | None) -> bool:
    """Say whether a draft that is saved now can wait as long as any: the survey closes later."""
    return closes_at is None or expiry("", shared=False) <= closes_at
