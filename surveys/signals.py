"""What follows from a publication, whichever door it came through, and from a migration."""

from typing import Any

from surveys.actions.freeze_notice import freeze_notice
from surveys.actions.freeze_survey import freeze_survey
from surveys.actions.mix_rows import MIXED
from surveys.actions.scatter_rows import scatter_rows
from surveys.models import Notice, Survey


def freeze_on_publish(instance: Survey, **kwargs: Any) -> None:
    """Freeze a survey that has just gone live; an error undoes the publication.

    `Survey.publish()` holds the transaction that makes the undoing whole.
    """
    if instance.live:
        freeze_survey(instance)


def freeze_notice_on_publish(instance: Notice, **kwargs: Any) -> None:
    """Freeze a notice that has just gone live; an error undoes the publication."""
    if instance.live:
        freeze_notice(instance)


def scatter_after_migrating(**kwargs: Any) -> None:
    """Scatter rows again: a table that was made anew has forgotten it."""
    scatter_rows(MIXED)
