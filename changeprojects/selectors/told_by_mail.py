"""Whether an agency was told by e-mail that there is an answer."""

from wagtail.models import ModelLogEntry

from changeprojects.models import ExpressionOfInterest

TOLD = "changeprojects.tell_agency"


def was_told(interest: ExpressionOfInterest) -> bool:
    """Return whether an e-mail to the agency is the last thing in the history of its answer."""
    entries = ModelLogEntry.objects.for_instance(interest).order_by("-timestamp", "-pk")
    return entries.values_list("action", flat=True).first() == TOLD
