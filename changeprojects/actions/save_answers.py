"""Keep what a link officer wrote in one step of an expression of interest."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from changeprojects.exceptions import MoveRefused, WrittenMeanwhile
from changeprojects.models import ExpressionOfInterest
from changeprojects.rights import check_acts_for
from changeprojects.selectors.stamps import stamp_of


def save_answers(
    interest: ExpressionOfInterest,
    answers: Mapping[str, Any],
    *,
    seen: str,
    by: User | None,
) -> ExpressionOfInterest:
    """Store the answers and nothing else of the draft; return it as it is stored now.

    `seen` is the stamp of these answers as they were shown. Raises `NotAllowed` for somebody
    who is no link officer of the agency, `MoveRefused` if it is a draft no more,
    `WrittenMeanwhile` if somebody else has saved other answers since.
    """
    check_acts_for(interest.agency, by)
    with transaction.atomic():
        stored = ExpressionOfInterest.objects.select_for_update().get(pk=interest.pk)
        if stored.status != ExpressionOfInterest.Status.DRAFT:
            raise MoveRefused(
                f"It is “{stored.get_status_display()}” now, so it cannot be changed any more."
            )
        is_news = any(getattr(stored, name) != value for name, value in answers.items())
        if is_news and stamp_of(stored, answers) != seen:
            raise WrittenMeanwhile
        for name, value in answers.items():
            setattr(stored, name, value)
        stored.written_by = by
        stored.full_clean()
        stored.save(update_fields=[*answers, "written_by"])
    return stored
