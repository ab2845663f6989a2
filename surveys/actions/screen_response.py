"""Clear a response for those who code, or set it aside."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.code_whole import code_whole
from surveys.engine.recognising import knows_names
from surveys.engine.redaction import Span, without
from surveys.exceptions import NotRead, Reason, WrongStatus
from surveys.models import Answer, Redaction, Response
from surveys.rules.named_in_log import decided

State = Response.Screening
READ_IT = "Read it. If nothing needs taking out, say so, and clear it."
LOOK_YOURSELF = "Look for names and places yourself, say that you did, and clear it."


@dataclass(frozen=True, slots=True)
class Clear:
    """Those who code may read it, without these parts, by answer.

    `read` are the answers of which a person says that they read them, and that nothing needs
    taking out. Programs miss names: without it, nothing leaves the screeners' desk whole.
    """

    redactions: Mapping[UUID, Collection[Span]]
    read: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Those who code do not read it; nothing of it is deleted."""

    because: Response.AsideBecause


@transaction.atomic
def screen_response(response: Response, verdict: Clear | SetAside, *, by: Actor) -> None:
    """Do with `response` as the verdict says, and record who gave it, without any words.

    What was set aside can be cleared later. Raises `PermissionDenied` if `by` is no
    screener, `WrongStatus` if somebody cleared it or it was taken back meanwhile, `NotRead` if
    nothing is taken out of an answer and nobody says that they read it, `ValueError` if a part is
    not inside its text. Nothing is changed then.
    """
    locked = _locked(response, by)
    if isinstance(verdict, SetAside):
        _move(locked, State.SET_ASIDE, verdict.because, by)
        return
    written = list(locked.answers.filter(text__isnull=False))
    refuse_unread({one.pk: one.text or "" for one in written}, verdict, locked.language)
    for answer in written:
        _redact(answer, set(verdict.redactions.get(answer.pk, ())), by)
    _move(locked, State.CLEARED, None, by)


def refuse_unread(texts: Mapping[UUID, str], verdict: Clear, language: str) -> None:
    """Raise `NotRead`, naming each of the texts, if one would be cleared whole and unread."""
    unread = [
        Reason("not_read", READ_IT if knows_names(text, language) else LOOK_YOURSELF, str(pk))
        for pk, text in texts.items()
        if text.strip() and pk not in verdict.read and not verdict.redactions.get(pk)
    ]
    if unread:
        raise NotRead(unread)


def locked_response(response: Response) -> Response:
    """Return `response` as it is now, locked in the present transaction.

    Raises `WrongStatus` if whoever gave it took it back meanwhile.
    """
    locked = Response.objects.select_for_update().filter(pk=response.pk).first()
    if locked is None:
        message = "These answers were taken back meanwhile. Go on with the next."
        raise WrongStatus([Reason("taken_back", message)])
    return locked


def record_screened(response: Response, by: Actor) -> None:
    """Record who screened `response` and what became of it; in its own week neither which nor what.

    The log has minutes, and a response has none.
    """
    data = decided(
        "response",
        response.pk,
        response.received_week,
        today=timezone.localdate(),
        to=response.screening,
        because=response.aside_because,
    )
    log(instance=response.deployment, action="surveys.screened", user=by, data=data)


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
    locked = locked_response(response)
    if locked.screening == State.CLEARED:
        message = "These answers were cleared meanwhile. Go on with the next."
        raise WrongStatus([Reason("already_cleared", message)])
    return locked


def _move(response: Response, to: State, because: Response.AsideBecause | None, by: Actor) -> None:
    response.screening = to
    response.aside_because = because
    response.save(update_fields=["screening", "aside_because"])
    record_screened(response, by)
