"""Create or change a theme."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Theme


def save_theme(form: ModelForm, *, by: Actor) -> Theme:
    """Save the theme of a valid form and record it.

    Raises `PermissionDenied` with a reason if `by` may not edit themes.
    """
    decision = can(by, Action.EDIT_THEMES, form.instance.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    is_new = not Theme.objects.filter(pk=form.instance.pk).exists()
    with transaction.atomic():
        theme: Theme = form.save()
        log(instance=theme, action="wagtail.create" if is_new else "wagtail.edit", user=by)
    return theme
