"""Answer the people who contested a theme."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from changeprojects.selectors import (
    claimed_beside_asking,
    exact_number,
    is_proven,
    today,
    typed_number,
    unshown,
)
from surveys.access import Action, Actor, can
from surveys.exceptions import Reason, WrongStatus
from surveys.models import Contest, Theme, ThemeReview

_NOT_CHANGED = {
    ThemeReview.Outcome.REWORDED: (
        "Since they said so nobody changed the words that say what belongs to it: change its "
        "definition, or what belongs there and what does not, and then answer; or say that you "
        "kept the theme."
    ),
    ThemeReview.Outcome.RECODED: (
        "Since they said so nobody changed what belongs to it: take answers out of it or add "
        "some, split it or merge another into it, and then answer; or say that you kept the theme."
    ),
}


@transaction.atomic
def answer_contests(
    theme: Theme, outcome: ThemeReview.Outcome, reason: str, *, by: Actor
) -> ThemeReview:
    """Tell everybody who contested `theme` and had no answer what came of it, and why.

    Whoever wrote something that no screener has read waits on: nobody answers what nobody read.
    That it was changed is told, and counted, only if it was, since one of them said so. Raises
    `PermissionDenied` if `by` may not edit themes, `WrongStatus` if nobody waits for an answer,
    nothing was changed, no reason is given or it says that something was done that nothing shows.
    """
    decision = can(by, Action.EDIT_THEMES, theme.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    waiting = list(
        Contest.objects.select_for_update()
        .to_answer()
        .filter(theme=theme)
        .values_list("pk", flat=True)
    )
    if not waiting:
        raise WrongStatus(
            [Reason("nobody_waits", "Nobody waits for an answer that you can give now.")]
        )
    if not Contest.objects.filter(pk__in=waiting).told(outcome).exists():
        raise WrongStatus([Reason("not_changed", _NOT_CHANGED[outcome], "outcome")])
    _check_reason(theme, reason)
    review = ThemeReview.objects.create(
        theme=theme,
        outcome=outcome,
        reason=reason.strip(),
        answered_by_id=by.pk,
        answered_on=today(),
    )
    Contest.objects.filter(pk__in=waiting).update(review=review)
    data = {"theme": theme.code, "outcome": outcome.value}
    log(instance=theme.deployment, action="surveys.answered_contests", user=by, data=data)
    return review


def _check_reason(theme: Theme, reason: str) -> None:
    """Refuse none, and one that claims what is no deed to the theme while nothing shows it."""
    if not reason.strip():
        message = "Say why. Those who contested it read this."
        raise WrongStatus([Reason("no_reason", message, "reason")])
    if number := typed_number(reason):
        raise WrongStatus([Reason("typed_number", exact_number(number), "reason")])
    words = claimed_beside_asking(reason)
    if words and not any(map(is_proven, theme.recommendations.all())):
        message = f"{unshown(words)} Say what came of looking at the theme again."
        raise WrongStatus([Reason("claims_a_deed", message, "reason")])
