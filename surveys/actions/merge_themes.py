"""Merge a theme into another."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.keep_codebook import Change, keep_codebook
from surveys.actions.mark_contests import marking_recoded
from surveys.actions.refresh_summaries import refresh_told
from surveys.exceptions import CodebookFixed, Reason
from surveys.models import Coding, SurveyDeployment, Theme
from surveys.selectors.counts import is_released
from surveys.selectors.readings import second_reading_of
from syndication.actions.change_number import hold_counter

_BOTH = 2


@transaction.atomic
def merge_themes(theme: Theme, into: Theme, *, by: Actor) -> None:
    """Let everything coded with `theme` be coded with `into`; the codebook keeps that it was so.

    Recommendations made because of it go along. Whoever is in both counts once. Raises
    `PermissionDenied` if `by` may not edit themes, `CodebookFixed` with a sentence if a number
    of `theme` was released, a second coder is reading, or these are no two themes in use.
    """
    decision = can(by, Action.EDIT_THEMES, theme.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    keep_codebook(theme.deployment)
    if reasons := why_not_merged(theme, into):
        raise CodebookFixed(reasons)
    coded = Coding.objects.filter(theme=theme).values_list("answer", flat=True)
    with marking_recoded(theme.deployment, set(coded)):
        moved = _move(theme, into)
    # Before any quote, as whoever withdraws one does: neither waits for the other in a circle.
    hold_counter()
    theme.quotes.update(theme=into)
    into.recommendations.add(*theme.recommendations.all())
    Theme.objects.filter(merged_into=theme).update(merged_into=into)
    Theme.objects.filter(pk=theme.pk).update(merged_into=into)
    codebook = keep_codebook(theme.deployment, Change.MERGED, {theme.code, into.code}, by=by)
    Coding.objects.filter(pk__in=moved).update(codebook=codebook)
    refresh_told(theme.deployment)
    data = {"from": theme.code, "into": into.code}
    log(instance=theme.deployment, action="surveys.merged_themes", user=by, data=data)


def why_not_merged(theme: Theme, into: Theme) -> list[Reason]:
    """Return what speaks against merging them, each with what to do."""
    if gone := why_gone(theme):
        return gone
    current = Theme.objects.in_use().filter(deployment=theme.deployment_id)
    if theme.pk == into.pk or current.filter(pk__in=(theme.pk, into.pk)).count() != _BOTH:
        return [Reason("not_two", "Choose another theme of this survey.", "into")]
    return [
        *while_read(theme.deployment),
        *(
            [
                Reason(
                    "released",
                    f"A number of people was released under {theme.code}. Merge the other theme "
                    "into this one.",
                    "into",
                )
            ]
            if is_released(theme.deployment, theme.code)
            else []
        ),
    ]


def why_gone(theme: Theme) -> list[Reason]:
    """Return why nothing can be done with a theme, as it is stored: it is part of another."""
    stored = Theme.objects.filter(pk=theme.pk).select_related("merged_into").first()
    if stored is None or stored.merged_into is None:
        return []
    return [Reason("merged", f"This theme was merged into {stored.merged_into} meanwhile.")]


def while_read(deployment: SurveyDeployment) -> list[Reason]:
    """Return why themes may not be moved about: somebody codes with them, apart from the others."""
    second = second_reading_of(deployment)
    if second is None or second.is_done:
        return []
    message = "A second coder is reading with these themes. Wait until they are done."
    return [Reason("second_reading", message)]


def _move(theme: Theme, into: Theme) -> list[int]:
    """Move the codings of `theme`; return which. What both had is there once."""
    there = {_place_of(one): one for one in into.codings.all()}
    moved = []
    for coding in theme.codings.all():
        if same := there.get(_place_of(coding)):
            same.take_over(coding)
            same.save(update_fields=["themes_before"])
            coding.delete()
            continue
        coding.move(into)
        coding.save(update_fields=["theme", "came_from", "themes_before"])
        moved.append(coding.pk)
    return moved


def _place_of(coding: Coding) -> tuple[object, ...]:
    return (coding.answer_id, coding.reading, coding.start, coding.end)
