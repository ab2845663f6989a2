"""Answers found by the code that the person has."""

from django.utils import timezone

from surveys.models import Response
from surveys.withdrawal import withdraw_lookup


def response_for(typed: str) -> Response | None:
    """Return the response whose receipt code was typed, if it can still be taken back.

    The work is the same whatever was typed.
    """
    found = (
        Response.objects.select_related("deployment__project", "deployment__pilot")
        .filter(withdraw_lookup=withdraw_lookup(typed))
        .first()
    )
    if found is None:
        return None
    last = found.deployment.withdraw_until
    return None if last and timezone.localdate() > last else found
