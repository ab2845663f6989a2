"""Split a theme: some of what was coded with it goes to a new one."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.keep_codebook import Change, keep_codebook
from surveys.actions.merge_themes import while_read
from surveys.exceptions import CodebookFixed, Reason
from surveys.models import Coding, Reading, Theme


@transaction.atomic
def split_theme(theme: Theme, form: ModelForm, chosen: Collection[int], *, by: Actor) -> Theme:
    """Make the theme of a valid form, and give it the `chosen` codings of `theme`.

    Only those of the first reading: what a second coder said stays, and is not compared with
    the parts. Raises `PermissionDenied` if `by` may not edit themes and code answers here,
    `CodebookFixed` with a sentence if a second coder is reading, `theme` is no longer in use
    or nothing of it was chosen.
    """
    deployment = theme.deployment
    for action in (Action.EDIT_THEMES, Action.CODE_ANSWERS):
        decision = can(by, action, deployment)
        if not decision:
            raise PermissionDenied(decision.reason)
    keep_codebook(deployment)
    codings = theme.codings.filter(reading=Reading.FIRST, pk__in=chosen)
    moved = list(codings.values_list("pk", flat=True))
    if reasons := [*while_read(deployment), *_nothing_chosen(theme, moved)]:
        raise CodebookFixed(reasons)
    new: Theme = form.save()
    codebook = keep_codebook(deployment, Change.SPLIT, {theme.code, new.code}, by=by)
    Coding.objects.filter(pk__in=moved).update(theme=new, came_from=theme, codebook=codebook)
    deployment.project.refresh_head()
    data = {"from": theme.code, "into": new.code}
    log(instance=deployment, action="surveys.split_theme", user=by, data=data)
    return new


def _nothing_chosen(theme: Theme, moved: Collection[int]) -> list[Reason]:
    if not Theme.objects.in_use().filter(pk=theme.pk).exists():
        return [Reason("merged", "This theme was merged into another meanwhile.")]
    if not moved:
        return [Reason("none", "Choose what goes to the new theme.")]
    return []
