"""What time it is for a release; a past moment can be given when history is entered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_given: ContextVar[datetime | None] = ContextVar("changeprojects_moment", default=None)


def now() -> datetime:
    """Return the moment that counts: the one given with `at()`, else this one."""
    return _given.get() or timezone.now()


def today() -> date:
    """Return the local day of `now()`."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime | None) -> Iterator[None]:
    """Let `now()` be `moment` inside the block; None changes nothing."""
    token = _given.set(moment or _given.get())
    try:
        yield
    finally:
        _given.reset(token)
