"""Clear a response for those who code, or set it aside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.code_whole import code_whole
from surveys.engine.redaction import Span, without
from surveys.exceptions import Reason, WrongStatus
from surveys.models import Answer, Redaction, Response

State = Response.Screening


@dataclass(frozen=True, slots=True)
class Clear:
    """Those who code may read it, without these parts, by answer."""

    redactions: Mapping[UUID, Iterable[Span]]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Those who code do not read it; nothing of it is deleted."""

    because: Response.AsideBecause


@transaction.atomic
def screen_response(response: Response, verdict: Clear | SetAside, *, by: Actor) -> None:
    """Do with `response` as the verdict says, and record who gave it, without any words.

    What was set aside can be cleared later. Raises `PermissionDenied` if `by` is no
    screener, `WrongStatus` if somebody cleared it meanwhile, `ValueError` if a part
    is not inside its text. Nothing is changed then.
    """
    locked = _locked(response, by)
    if isinstance(verdict, SetAside):
        _move(locked, State.SET_ASIDE, verdict.because, by)
        return
    for answer in locked.answers.filter(text__isnull=False):
        _redact(answer, set(verdict.redactions.get(answer.pk, ())), by)
    _move(locked, State.CLEARED, None, by)


def _redact(answer: Answer, spans: Iterable[Span], by: Actor) -> None:
    read = without(answer.text or "", spans)  # Raises where a part is not inside these words.
    if read != answer.redacted_text:
        code_whole(answer)
    answer.redactions.all().delete()
    Redaction.objects.bulk_create(
        Redaction(answer=answer, start=one.start, end=one.end, why=one.why.value, by_id=by.pk)
        for one in sorted(spans)
    )


def _locked(response: Response, by: Actor) -> Response:
    decision = can(by, Action.SCREEN, response.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.screening == State.CLEARED:
        message = "Somebody else cleared these answers meanwhile. Go on with the next."
        raise WrongStatus([Reason("already_cleared", message)])
    return locked


def _move(response: Response, to: State, because: Response.AsideBecause | None, by: Actor) -> None:
    response.screening = to
    response.aside_because = because
    response.save(update_fields=["screening", "aside_because"])
    data = {"response": str(response.pk), "to": to.value, "because": because and because.value}
    log(instance=response.deployment, action="surveys.screened", user=by, data=data)
