"""What follows from a publication, whichever door it came through."""

from typing import Any

from surveys.actions.freeze_survey import freeze_survey
from surveys.models import Survey


def freeze_on_publish(instance: Survey, **kwargs: Any) -> None:
    """Freeze a survey that has just gone live; an error undoes the publication.

    `Survey.publish()` holds the transaction that makes the undoing whole.
    """
    if instance.live:
        freeze_survey(instance)
