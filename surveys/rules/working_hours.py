"""Hours in which somebody is at work: Monday to Friday, nine to five, not on bank holidays."""

from datetime import date, datetime, timedelta

import holidays
from django.utils import timezone

STARTS, ENDS = 9, 17
FRIDAY = 4
# Worked out by the package for whatever year is asked of, without a look at the network.
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
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
    if _is_workday(moment.date()) and moment < _hour(moment, ENDS):
        return max(moment, _hour(moment, STARTS))
    following = _hour(moment + timedelta(days=1), STARTS)
    while not _is_workday(following.date()):
        following += timedelta(days=1)
    return following


def _is_workday(day: date) -> bool:
    return day.weekday() <= FRIDAY and day not in BANK_HOLIDAYS


def _end_of(moment: datetime) -> datetime:
    return _hour(moment, ENDS)


def _hour(moment: datetime, hour: int) -> datetime:
    return moment.replace(hour=hour, minute=0, second=0, microsecond=0)
