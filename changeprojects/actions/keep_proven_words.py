"""Keep what an event was seen to carry out."""

from changeprojects.documents.event import build_event
from changeprojects.models import EventPage, Recommendation
from changeprojects.selectors.proof import is_evidence


def keep_proven_words(event: EventPage) -> None:
    """Keep the code and the words of what readers see from now on was carried out at the event.

    It shows nothing in other words afterwards, also if it is taken back in between. Nothing
    is kept as long as the event is not public, has not been held, or does not say what came of it.
    """
    if not event.live or not is_evidence(build_event(event).content):
        return
    for one in Recommendation.objects.filter(carried_out_at=event, carried_out_as__isnull=True):
        if one.is_agreed:
            Recommendation.objects.filter(pk=one.pk).update(carried_out_as=one.as_asked)
