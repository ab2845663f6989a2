"""Create or change a theme."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.ask_again import ask_again
from surveys.actions.keep_codebook import Change, hold_codebook, keep_codebook
from surveys.actions.mark_contests import mark_reworded
from surveys.actions.refresh_summaries import refresh_told
from surveys.exceptions import CodebookFixed, NotSorted, Reason
from surveys.models import CardSort, Pile, Theme

_REWRITTEN = (
    "The piles of this card sort were written anew meanwhile, and this one is not there any more. "
    "Go back to the card sort and choose the pile again."
)
_MERGED = (
    "This theme was merged into {} meanwhile, so it is not changed any more. Copy what you want to "
    "keep of what you wrote, and change that theme."
)
_THEMED = "This pile became a theme already. Go back to the card sort to see which."


def save_theme(
    form: ModelForm, *, by: Actor, pile: Pile | None = None, seen: str | None = None
) -> Theme:
    """Save the theme of a valid form with the codebook that it makes, and record it.

    Made of a `pile`, it tells for ever which group made it. `seen` is the stamp of the theme as
    it was shown, where somebody changes what they were shown.

    Raises `PermissionDenied` with a reason if `by` may not edit themes, `NotSorted` if the pile
    is none any more or became a theme meanwhile, `CodebookFixed` if the theme was merged
    meanwhile or is against a rule by now, and `ThemeWritten` if it is not as it was shown.
    """
    deployment = form.instance.deployment
    decision = can(by, Action.EDIT_THEMES, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    with transaction.atomic():
        if pile is not None:
            # Nobody writes the piles anew until the theme is saved.
            CardSort.objects.select_for_update().filter(pk=pile.sort_id).first()
            check_pile(pile)
        hold_codebook(deployment)
        before = _stored(form)
        theme: Theme = ask_again(form, before, seen=seen).save()
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


def _stored(form: ModelForm) -> Theme | None:
    """Return the theme that a form changes as it is stored now; None if it is new.

    Raises `CodebookFixed` if it was merged into another meanwhile.
    """
    # Whoever contests it meanwhile is not held up.
    themes = Theme.objects.select_for_update(of=("self",), no_key=True)
    stored = themes.select_related("merged_into").filter(pk=form.instance.pk).first()
    if stored is None:
        return None
    if stored.merged_into is not None:
        raise CodebookFixed([Reason("merged", _MERGED.format(stored.merged_into))])
    stored.deployment = form.instance.deployment
    return stored


def check_pile(pile: Pile) -> None:
    """Raise `NotSorted` if the pile was written anew meanwhile, or became a theme."""
    stored = Pile.objects.filter(pk=pile.pk).first()
    if stored is None:
        raise NotSorted([Reason("rewritten", _REWRITTEN)])
    if stored.theme_id is not None:
        raise NotSorted([Reason("themed", _THEMED)])
