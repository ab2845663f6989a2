"""Split a theme: some of what was coded with it goes to a new one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.forms import ModelForm
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.ask_again import ask_again
from surveys.actions.end_quotes import end_quotes
from surveys.actions.keep_codebook import Change, keep_codebook
from surveys.actions.mark_contests import mark_recoded
from surveys.actions.merge_themes import while_read, why_gone
from surveys.engine.steps import small_below
from surveys.exceptions import CodebookFixed, Reason
from surveys.models import Coding, Quote, Reading, Response, Theme
from surveys.models.coding import MOVED
from surveys.selectors.counts import thresholds_of
from surveys.selectors.quotes import were_public
from surveys.selectors.told_themes import told_under
from syndication.actions.change_number import hold_counter

_BATCH = 500


@transaction.atomic
def split_theme(theme: Theme, form: ModelForm, chosen: Collection[int], *, by: Actor) -> Theme:
    """Make the theme of a valid form, and give it the `chosen` codings of `theme`.

    Quotes go along with what they are words of; those that readers have seen are withdrawn. Only
    codings of the first reading: what a second coder said stays, and is not compared with the
    parts. Raises `PermissionDenied` if `by` may not edit themes and code answers here,
    `CodebookFixed` with a sentence if a second coder is reading, `theme` is no longer in use,
    nothing of it was chosen or the new one is against a rule by now.
    """
    deployment = theme.deployment
    for action in (Action.EDIT_THEMES, Action.CODE_ANSWERS):
        decision = can(by, action, deployment)
        if not decision:
            raise PermissionDenied(decision.reason)
    keep_codebook(deployment)
    moved = list(theme.codings.filter(reading=Reading.FIRST, pk__in=chosen))
    reasons = [*while_read(deployment), *_nothing_chosen(theme, moved), *_emptied(theme, moved)]
    if reasons:
        raise CodebookFixed(reasons)
    new: Theme = ask_again(form, None).save()
    codebook = keep_codebook(deployment, Change.SPLIT, {theme.code, new.code}, by=by)
    for coding in moved:
        coding.move(new)
        coding.codebook = codebook
    Coding.objects.bulk_update(moved, MOVED, batch_size=_BATCH)
    mark_recoded([theme.pk])
    _take_quotes_along(theme, moved)
    deployment.project.refresh_head()
    data = {"from": theme.code, "into": new.code}
    log(instance=deployment, action="surveys.split_theme", user=by, data=data)
    return new


def _take_quotes_along(theme: Theme, moved: Sequence[Coding]) -> None:
    """Let the words that are quoted stand under the theme that they are coded with now.

    Not those that readers have seen: versions that are out name them under `theme`, so they go.
    """
    goes, stays = defaultdict[UUID, list[Coding]](list), defaultdict[UUID, list[Coding]](list)
    for coding in moved:
        goes[coding.answer_id].append(coding)
    for coding in theme.codings.filter(reading=Reading.FIRST, answer__in=goes):
        stays[coding.answer_id].append(coding)
    # Before any quote, as whoever withdraws one does: neither waits for the other in a circle.
    hold_counter()
    along = list[UUID]()
    for quote in theme.quotes.filter(answer__in=goes):
        left = stays[quote.answer_id]
        with_it = any(quote.is_about(one) for one in goes[quote.answer_id])
        if not left or (with_it and not any(quote.is_about(one) for one in left)):
            along.append(quote.pk)
    seen = were_public(along)
    end_quotes(Q(pk__in=seen), Quote.State.WITHDRAWN)
    Quote.objects.filter(pk__in=along).exclude(pk__in=seen).update(theme=moved[0].theme)


def _nothing_chosen(theme: Theme, moved: Collection[Coding]) -> list[Reason]:
    if gone := why_gone(theme):
        return gone
    if not moved:
        return [Reason("none", "Choose what goes to the new theme.")]
    return []


def _emptied(theme: Theme, moved: Collection[Coding]) -> list[Reason]:
    """Return why what was told may not be left to a few: it would vanish with what is asked."""
    left = Response.objects.filter(
        answers__codings__in=theme.codings.filter(reading=Reading.FIRST).exclude(
            pk__in=[one.pk for one in moved]
        ),
        screening=Response.Screening.CLEARED,
    )
    told = told_under(theme.deployment, theme.code)
    if not told or left.distinct().count() >= small_below(thresholds_of(theme.deployment)):
        return []
    message = (
        f"Version {told[-1].version} told the public of {theme.code}. With so few answers left it "
        "could not be told again, and what was promised because of it would vanish. Take fewer "
        "answers out of it."
    )
    return [Reason("told", message)]
