"""Create or change a theme."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.keep_codebook import Change, keep_codebook
from surveys.models import Pile, Theme


def save_theme(form: ModelForm, *, by: Actor, pile: Pile | None = None) -> Theme:
    """Save the theme of a valid form with the codebook that it makes, and record it.

    Made of a `pile`, it tells for ever which group made it.

    Raises `PermissionDenied` with a reason if `by` may not edit themes.
    """
    deployment = form.instance.deployment
    decision = can(by, Action.EDIT_THEMES, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    before = Theme.objects.filter(pk=form.instance.pk).values_list("code", flat=True).first()
    with transaction.atomic():
        theme: Theme = form.save()
        change = Change.REWORDED if before else Change.ADDED
        if pile is not None:
            pile.theme = theme
            pile.save(update_fields=["theme"])
        keep_codebook(deployment, change, {theme.code, before or theme.code}, by=by)
        # Whether a final version may come out depends on what follows from each theme.
        deployment.project.refresh_head()
        log(instance=theme, action="wagtail.edit" if before else "wagtail.create", user=by)
    return theme
