"""Tell staff by e-mail who may do what with answers from now on, so that it is noticed."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from syndication.made_up import is_made_up

logger = logging.getLogger(__name__)
# Why, and where nobody reads what is sent back.
_END = "\n\nYou get this e-mail because of what you do at {site}. Nobody reads replies to it.\n"


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person reads, and at which address; nothing of any answer."""

    to: str
    subject: str
    text: str


def tell_by_mail(letters: Iterable[Letter]) -> None:
    """Write each letter once what it tells of is stored for good.

    A mail server that refuses undoes nothing: the log tells it in any case. About people who are
    made up, as a demonstration is loaded, nobody is written to.
    """
    written = [letter for letter in letters if letter.to]
    if written and not is_made_up():
        transaction.on_commit(lambda: _write(written))


def _write(letters: list[Letter]) -> None:
    try:
        with get_connection() as connection:
            for letter in letters:
                _try(letter, connection)
    except Exception as refusal:  # noqa: BLE001  whatever it is, what was done stands
        _note(refusal)


def _try(letter: Letter, connection: BaseEmailBackend) -> None:
    text = letter.text + _END.format(site=settings.WAGTAIL_SITE_NAME)
    message = EmailMessage(
        letter.subject,
        text,
        to=[letter.to],
        connection=connection,
        # So that no note of absence is sent back.
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except Exception as refusal:  # noqa: BLE001  whatever it is, the others are written to
        _note(refusal)


def _note(refusal: Exception) -> None:
    # Its kind alone: what a mail server says names the address.
    logger.warning("An e-mail to staff was not sent: %s.", type(refusal).__name__)
