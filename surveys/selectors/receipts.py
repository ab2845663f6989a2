"""Answers found by the code that the person has."""

from django.utils import timezone

from surveys.models import Response
from surveys.withdrawal import CodeKeys


def response_for(keys: CodeKeys) -> Response | None:
    """Return the response whose receipt code was typed, if it can still be taken back."""
    found = (
        Response.objects.select_related("deployment__project", "deployment__pilot")
        .filter(withdraw_lookup=keys.withdraw_lookup)
        .first()
    )
    if found is None:
        return None
    last = found.deployment.withdraw_until
    return None if last and timezone.localdate() > last else found
