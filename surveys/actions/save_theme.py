"""Create or change a theme."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.keep_codebook import Change, keep_codebook
from surveys.actions.mark_contests import mark_reworded
from surveys.actions.refresh_summaries import refresh_told
from surveys.exceptions import NotSorted, Reason
from surveys.models import CardSort, Pile, Theme

_REWRITTEN = (
    "The piles of this card sort were written anew meanwhile, and this one is not there any more. "
    "Go back to the card sort and choose the pile again."
)
_THEMED = "This pile became a theme already. Go back to the card sort to see which."


def save_theme(form: ModelForm, *, by: Actor, pile: Pile | None = None) -> Theme:
    """Save the theme of a valid form with the codebook that it makes, and record it.

    Made of a `pile`, it tells for ever which group made it.

    Raises `PermissionDenied` with a reason if `by` may not edit themes, and `NotSorted` if the
    pile is none any more or became a theme meanwhile.
    """
    deployment = form.instance.deployment
    decision = can(by, Action.EDIT_THEMES, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    before = Theme.objects.filter(pk=form.instance.pk).first()
    with transaction.atomic():
        if pile is not None:
            # Nobody writes the piles anew until the theme is saved.
            CardSort.objects.select_for_update().filter(pk=pile.sort_id).first()
            check_pile(pile)
        theme: Theme = form.save()
        change = Change.REWORDED if before else Change.ADDED
        if pile is not None:
            Pile.objects.filter(pk=pile.pk).update(theme=theme)
        codes = {theme.code, before.code if before else theme.code}
        keep_codebook(deployment, change, codes, by=by)
        if before:
            mark_reworded(before, theme)
        refresh_told(deployment)
        log(instance=theme, action="wagtail.edit" if before else "wagtail.create", user=by)
    return theme


def check_pile(pile: Pile) -> None:
    """Raise `NotSorted` if the pile was written anew meanwhile, or became a theme."""
    stored = Pile.objects.filter(pk=pile.pk).first()
    if stored is None:
        raise NotSorted([Reason("rewritten", _REWRITTEN)])
    if stored.theme_id is not None:
        raise NotSorted([Reason("themed", _THEMED)])
