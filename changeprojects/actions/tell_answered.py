"""Tell an agency that its expression of interest was answered."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log

from changeprojects.models import ExpressionOfInterest
from changeprojects.selectors.officers import addresses_of
from changeprojects.selectors.told_by_mail import TOLD

logger = logging.getLogger(__name__)

SUBJECT = "{site}: there is an answer for your agency"
TEXT = """\
Hello,

There is an answer to your agency's expression of interest. Sign in to read it:

{address}

You get this e-mail because you are a link officer of your agency at {site}.
Please do not reply to it: nobody reads the replies.
"""


def tell_answered(interest: ExpressionOfInterest) -> None:
    """Write to each link officer of the agency, once the decision is stored for good.

    The decision is not in the e-mail: it says that there is an answer, and where to read it. A
    mail server that refuses undoes nothing. The history tells whether anybody was written to.
    """
    transaction.on_commit(lambda: _tell(interest))


def _tell(interest: ExpressionOfInterest) -> None:
    addresses = addresses_of(interest.agency)
    if addresses and _written_to(addresses):
        log(instance=interest, action=TOLD)


def _written_to(addresses: Iterable[str]) -> int:
    """Return to how many addresses the server took an e-mail; each gets one of its own."""
    told = 0
    try:
        with get_connection() as connection:
            for address in addresses:
                told += _is_taken(connection, address)
    except Exception as refusal:  # noqa: BLE001  whatever it is, the decision stands
        _note(refusal)
    return told


def _is_taken(connection: BaseEmailBackend, address: str) -> bool:
    try:
        connection.send_messages([_message(address)])
    except Exception as refusal:  # noqa: BLE001  whatever it is, the others are written to
        _note(refusal)
        return False
    return True


def _message(address: str) -> EmailMessage:
    site = settings.WAGTAIL_SITE_NAME
    sign_in = f"{settings.PUBLIC_BASE_URL}{reverse('network:entrance')}"
    return EmailMessage(
        SUBJECT.format(site=site),
        TEXT.format(site=site, address=sign_in),
        to=[address],
        # So that no note of absence is sent back.
        headers={"Auto-Submitted": "auto-generated"},
    )


def _note(refusal: Exception) -> None:
    # Its kind alone: what a mail server says names the address.
    logger.warning("An e-mail to an agency was not sent: %s.", type(refusal).__name__)
