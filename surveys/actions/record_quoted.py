"""Record who decided about a quote."""

from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Actor
from surveys.models import Quote
from surveys.rules.named_in_log import decided


def record_quoted(quote: Quote, to: str, *, by: Actor) -> None:
    """Record who brought `quote` where it is; in the week in which its answer came not which.

    The log has minutes, and an answer has none.
    """
    response = quote.answer.response
    week, today = response.received_week, timezone.localdate()
    data = decided("quote", quote.pk, week, today=today, to=to)
    log(instance=quote.theme.deployment, action="surveys.quoted", user=by, data=data)
