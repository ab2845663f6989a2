"""The first pages: is it safe, who reads it, start."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from surveys.actions.remember_invitation import CODE, INVITED, remember_invitation
from surveys.actions.start_draft import start_draft
from surveys.actions.use_invitation import use_invitation
from surveys.actions.wipe_draft import wipe_draft
from surveys.codes import is_address_code, normalised
from surveys.engine.frozen_schema import schema_from
from surveys.engine.phrases import Manner, Speech, speech_of
from surveys.engine.questions import Schema
from surveys.models import Response, SurveyDeployment, SurveyVersion
from surveys.rules.expiry import last_day_before
from surveys.rules.retention import last_day_of_answers
from surveys.seat import Seat
from surveys.selectors.invitations import is_invited
from surveys.speaking import only_looks, speech_at
from surveys.views import tablet
from surveys.views.cookie import is_marked, leave, seat_of, take
from surveys.views.doors import (
    LET_IN,
    Phase,
    deployment_at,
    dull,
    hides_what_is_sent,
    is_behind,
    let_in,
)
from surveys.views.kind_pages import kind_page
from surveys.views.limits import may_start, may_try
from surveys.views.privacy import from_elsewhere
from surveys.views.storage import FORM, MODE, DraftStorage
from surveys.way import CONSENT, first_page, titled

# As much as the field of an invitation takes.
LONGEST = 40
# Phrases of ours.
NOT_INVITED, WAIT = "not_invited", "many_tries"


@dataclass(frozen=True, slots=True)
class Open:
    """A survey that people can answer now."""

    deployment: SurveyDeployment
    version: SurveyVersion
    schema: Schema

    @property
    def is_high(self) -> bool:
        """Whether somebody may be watching the screen."""
        return self.schema.safety_profile == "high"

    @property
    def speech(self) -> Speech:
        """In which words it is read."""
        return speech_of(self.schema)


def entry(request: HttpRequest, code: str) -> HttpResponse:
    """Answer at the address on the poster: the first page, or why there is none.

    On a tablet that many share it ends what stood there before.
    """
    if code != code.lower() and is_address_code(code.lower()):
        return HttpResponseRedirect(reverse("surveys:start", args=[code.lower()]))
    if LET_IN in request.POST:
        return let_in(request)
    found = _open_at(request, code)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST" and (ended := _end_of_entry(request, found)):
        return ended
    if found.is_high and request.method != "POST":
        response = _safety(request, found)
    else:
        response = _about(request, found)
    tablet.clear(request, response, found.deployment)
    return response


def about(request: HttpRequest, code: str) -> HttpResponse:
    """Show who reads the answers; on POST, start."""
    found = _open_at(request, code)
    return found if isinstance(found, HttpResponse) else _about(request, found)


def safety(request: HttpRequest, code: str) -> HttpResponse:
    """Show how to stay safe here."""
    found = _open_at(request, code)
    return found if isinstance(found, HttpResponse) else _safety(request, found)


def _open_at(request: HttpRequest, code: str) -> Open | HttpResponse:
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    if only_looks(request) and _is_behind(request, deployment):
        return dull(request, deployment)
    if deployment.phase != Phase.OPEN or deployment.version is None:
        return kind_page(request, deployment.phase.value, deployment=deployment)
    version = deployment.version
    manner = speech_at(request, deployment).manner
    written = schema_from(deployment.offered(version))
    schema = written.read_in(manner.form, without_pictures=manner.without_pictures)
    return Open(deployment, version, schema)


def _is_behind(request: HttpRequest, deployment: SurveyDeployment) -> bool:
    if not is_marked(request):
        return False
    return is_behind(request, deployment, _unfinished(request, deployment))


def _safety(request: HttpRequest, found: Open) -> HttpResponse:
    context = {
        "deployment": found.deployment,
        "code": found.deployment.code,
        "schema": found.schema,
        "speech": found.speech,
        "page_title": found.speech.say("page_at", number=1),
        "hides": not found.deployment.is_kiosk,
    }
    return render(request, "surveys/answer/safety.html", context)


def _about(request: HttpRequest, found: Open) -> HttpResponse:
    deployment = found.deployment
    seat = _unfinished(request, deployment)
    if not only_looks(request):
        if from_elsewhere(request):
            return kind_page(request, "forgery", status=403, deployment=deployment)
        return _start(request, found, seat)
    return _first_page(request, found, seat)


def _first_page(
    request: HttpRequest, found: Open, seat: Seat | None, *, problem: str = "", status: int = 200
) -> HttpResponse:
    deployment, schema = found.deployment, found.schema
    if hides_what_is_sent(request, deployment, seat):
        return dull(request, deployment)
    by_invitation = deployment.access == deployment.Access.INVITATION
    context = first_page(schema)
    context |= {
        "page_title": titled(found.speech, context["page_title"], is_wrong=bool(problem)),
        "deployment": deployment,
        "code": deployment.code,
        "closing_day": last_day_before(deployment.closes_at) if deployment.closes_at else None,
        "kept_until": last_day_of_answers(deployment),
        # At a tablet that many share nobody carries on with what somebody else began.
        "unfinished": seat is not None and not deployment.is_kiosk,
        "is_saved": seat is not None and bool(seat.draft.resume_lookup),
        "problem": problem,
        "needs_invitation": by_invitation,
        "invitation": request.POST.get("invitation", "").replace("\0", "")[:LONGEST],
    }
    return render(request, "surveys/answer/start.html", context, status=status)


def _unfinished(request: HttpRequest, deployment: SurveyDeployment) -> Seat | None:
    # What a press of “Start” asks of what was begun before comes along with it.
    pages = (FORM, MODE, INVITED) if request.method == "POST" else ()
    seat = seat_of(request, deployment.code, pages)
    if seat is None or seat.draft.is_sent:
        return None
    if seat.draft.is_expired:
        if request.method == "POST":
            # Nobody can go on with it. With its key here, its invitation need not be lost.
            wipe_draft(seat.draft.pk, key=seat.invited_key)
        return None
    return seat


def _start(request: HttpRequest, found: Open, seat: Seat | None) -> HttpResponse:
    response = HttpResponseRedirect(
        reverse("surveys:step", args=[found.deployment.code, CONSENT]), status=303
    )
    # Also where somebody may be watching: what was begun can be opened until it is wiped, so to
    # wipe it unasked hides nothing, and whoever pressed “Back” loses all of it.
    if seat and (ended := _end_of_entry(request, found)):
        return ended
    begins_anew = "again" in request.POST or (seat and _is_another(request, seat))
    if seat and not found.deployment.is_kiosk and not begins_anew:
        _read_in(request, seat, found.speech.manner)
        return response
    begun = _begin(request, found, seat)
    if isinstance(begun, HttpResponse):
        return begun
    if seat:
        # Somebody else may have begun on this device: their answers are not for this one. What
        # they saved waits for their code.
        wipe_draft(seat.draft.pk, key=seat.invited_key, even_saved=False)
    take(response, begun)
    return response


def _is_another(request: HttpRequest, seat: Seat) -> bool:
    """Say whether an invitation was typed by which `seat` was not begun: it is of somebody else."""
    typed = normalised(request.POST.get("invitation", ""))
    if not (typed and seat.invited_key):
        return False
    return typed not in _storage(request, seat).page(INVITED).fields.get(CODE, ())


def _begin(request: HttpRequest, found: Open, before: Seat | None) -> Seat | HttpResponse:
    """Return a fresh seat that remembers in which form the person reads, or why there is none.

    `before` is what was begun in this browser: if there is no new one, the way back to it stays.
    """
    by_invitation = found.deployment.access == found.deployment.Access.INVITATION
    typed = request.POST.get("invitation", "")
    if not may_start(request) or (by_invitation and not may_try(request)):
        return _first_page(request, found, before, problem=WAIT, status=429)
    if by_invitation and not is_invited(found.deployment, typed):
        return _first_page(request, found, before, problem=NOT_INVITED)
    mode = _mode_of(request, before)
    seat = start_draft(found.deployment, found.version)
    # Nothing is kept of it yet, so nothing is looked up.
    seat = replace(seat, fetched={seat.tag(FORM): None})
    _read_in(request, seat, found.speech.manner)
    if mode != Response.Mode.SELF:
        _storage(request, seat).keep_mode(mode)
    if by_invitation:
        # Whoever leaves before sending can use it again.
        remember_invitation(seat, typed)
    # Only now is it spent: if anything before fails, the person still has it. It is a step of
    # its own, because the database marks what is written together, and that would join the two.
    if by_invitation and not use_invitation(found.deployment, typed):
        wipe_draft(seat.draft.pk)
        return _first_page(request, found, before, problem=NOT_INVITED)
    return seat


def _read_in(request: HttpRequest, seat: Seat, manner: Manner) -> None:
    """Remember with the answers how the person reads."""
    storage = _storage(request, seat)
    if storage.manner != manner:
        storage.keep_manner(manner)


def _end_of_entry(request: HttpRequest, found: Open) -> HttpResponse | None:
    """Wipe what staff were entering at a shared tablet, and say so, once; None for everybody else.

    Begun anew here, it would count as that of somebody who answers alone; and what stood there is
    not for the next person, whom nothing leads to the desk of staff.
    """
    if not found.deployment.is_kiosk:
        return None
    seat = seat_of(request, found.deployment.code, (MODE,))
    if seat is None or _storage(request, seat).mode == Response.Mode.SELF:
        return None
    wipe_draft(seat.draft.pk, even_saved=False)
    response = kind_page(request, "entered", deployment=found.deployment, speech=found.speech)
    leave(response, found.deployment.code)
    return response


def _mode_of(request: HttpRequest, before: Seat | None) -> str:
    """Return how the answers are given: staff who begin again still enter what somebody said.

    Not at a tablet that many share, where somebody else comes next.
    """
    if before is None or before.draft.deployment.is_kiosk:
        return Response.Mode.SELF
    return _storage(request, before).mode


def _storage(request: HttpRequest, seat: Seat) -> DraftStorage:
    request.seat = seat  # type: ignore[attr-defined]  # for the storage, as the wizard does
    return DraftStorage("", request)
