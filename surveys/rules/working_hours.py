"""Hours in which somebody is at work: Monday to Friday, nine to five."""

from datetime import datetime, timedelta

from django.utils import timezone

STARTS, ENDS = 9, 17
FRIDAY = 4
# How long a lead may take to look before the deputy is told.
UNTIL_ESCALATED = timedelta(hours=4)


def after_working_time(start: datetime, span: timedelta = UNTIL_ESCALATED) -> datetime:
    """Return the moment at which `span` of working time has passed since `start`."""
    moment = _at_work(timezone.localtime(start))
    while span > (left := _end_of(moment) - moment):
        span -= left
        moment = _at_work(_end_of(moment))
    return moment + span


def _at_work(moment: datetime) -> datetime:
    """Return `moment`, or when work begins next if nobody is at work then."""
    if moment.weekday() <= FRIDAY and moment < _hour(moment, ENDS):
        return max(moment, _hour(moment, STARTS))
    following = _hour(moment + timedelta(days=1), STARTS)
    while following.weekday() > FRIDAY:
        following += timedelta(days=1)
    return following


def _end_of(moment: datetime) -> datetime:
    return _hour(moment, ENDS)


def _hour(moment: datetime, hour: int) -> datetime:
    return moment.replace(hour=hour, minute=0, second=0, microsecond=0)
