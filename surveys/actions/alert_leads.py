"""Tell safeguarding leads that something waits for them: every minute, with nothing of it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from surveys.actions.acknowledge_alert_test import token_of
from surveys.actions.record_event import record_event
from surveys.models import AlertTest, SafeguardingEvent, SafeguardingFlag
from surveys.models.safeguarding import hashed_address
from surveys.rules.flags import WAITING
from surveys.rules.working_hours import after_working_time
from surveys.selectors.cover import (
    able_leads,
    address_of,
    addresses_for,
    bystanders_for,
    deputy_addresses_for,
)
from syndication.actions.in_turn import in_turn

Kind = SafeguardingEvent.Kind
SUBJECT = "Please look at your inbox"
TEXT = (
    "Something is waiting for you. Please log in and look at it now:\n\n{address}\n\n"
    "This message says nothing about it, on purpose. Nobody else may open it for you.\n"
)
RING_SUBJECT = "Please ring two people"
RING_TEXT = (
    "Something is waiting for {names}, the lead and the deputy of a survey, and no test has shown "
    "yet that e-mail reaches either of them. Please ring them, or find them, and ask them to look "
    "at their inbox now:\n\n{address}\n\nThis message says nothing about it, on purpose. You "
    "cannot open it for them.\n"
)
TEST_SUBJECT = "A test: please look at your inbox"
TEST_TEXT = (
    "This is a test of the alert; nothing has happened. Please open this address and log in: it "
    "says that the message reached you.\n\n{address}\n"
)


class AlertNotSent(Exception):
    """Nobody is there to be told: no account with an address is left that may know."""


def alert_leads() -> None:
    """Send what is due: tests, alerts of new flags, and escalations of flags that wait.

    One that cannot be sent keeps none of the others back and is tried again with the next
    turn; the first failure is raised at the end.
    """
    turns: list[Callable[[], None]] = []
    turns += [_turn(_test, pk) for pk in _keys(_untested())]
    turns += [_turn(_alert, pk) for pk in _keys(SafeguardingFlag.objects.filter(alerted_at=None))]
    turns += [_turn(_escalate, pk) for pk in _keys(_overdue())]
    in_turn(lambda turn: turn(), turns)


def _turn(send: Callable[[Any], None], pk: Any) -> Callable[[], None]:
    return lambda: send(pk)


def _keys(found: Iterable[Model]) -> list[Any]:
    return [one.pk for one in found]


def _untested() -> Iterable[AlertTest]:
    # Whoever cannot be told any more stays untested, and so the survey does not open.
    return AlertTest.objects.filter(sent_at=None, person__in=able_leads())


def _overdue() -> Iterable[SafeguardingFlag]:
    return SafeguardingFlag.objects.filter(state__in=WAITING, due_at__lte=timezone.now())


def _test(pk: Any) -> None:
    test = AlertTest.objects.select_for_update().get(pk=pk)
    if test.sent_at is None:
        link = reverse("safeguarding:test", args=[token_of(test)])
        addresses = address_of(test.person_id)
        _send(addresses, TEST_SUBJECT, TEST_TEXT, link)
        test.sent_at, test.address = timezone.now(), hashed_address(addresses[0])
        test.save(update_fields=["sent_at", "address"])


def _alert(pk: Any) -> None:
    flag = SafeguardingFlag.objects.select_for_update().get(pk=pk)
    if flag.alerted_at is None:
        _send(addresses_for(flag.deployment), SUBJECT, TEXT)
        _have_rung(flag)
        flag.alerted_at = timezone.now()
        flag.save(update_fields=["alerted_at"])
        record_event(flag, Kind.ALERTED)


def _escalate(pk: Any) -> None:
    """Tell the deputy, and from the second time on the lead as well, until something is done."""
    flag = SafeguardingFlag.objects.select_for_update().get(pk=pk)
    now = timezone.now()
    if flag.state not in WAITING or flag.due_at > now:
        return
    told = deputy_addresses_for(flag.deployment)
    if flag.escalated_at is not None:
        told = sorted({*told, *addresses_for(flag.deployment)})
    _send(told, SUBJECT, TEXT)
    _have_rung(flag)
    flag.escalated_at, flag.due_at = now, after_working_time(now)
    flag.save(update_fields=["escalated_at", "due_at"])
    record_event(flag, Kind.ESCALATED)


def _have_rung(flag: SafeguardingFlag) -> None:
    """Ask others to ring lead and deputy where no test has shown that e-mail reaches either.

    They are told nothing of it, and cannot open it.
    """
    others = bystanders_for(flag.deployment)
    if others:
        people = (flag.deployment.lead, flag.deployment.deputy)
        names = " and ".join(one.get_username() for one in people if one)
        _send(others, RING_SUBJECT, RING_TEXT.format(names=names, address="{address}"))


def _send(addresses: list[str], subject: str, text: str, link: str = "") -> None:
    if not addresses:
        raise AlertNotSent
    link = settings.WAGTAILADMIN_BASE_URL + (link or reverse("safeguarding:inbox"))
    for address in addresses:
        # One message each: nobody learns from it who else is told.
        send_mail(subject, text.format(address=link), None, [address])
