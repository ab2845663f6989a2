"""Who may answer now, and why not."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from surveys.codes import is_address_code
from surveys.leaving import is_high
from surveys.models import SurveyDeployment
from surveys.seat import Seat
from surveys.views.cookie import is_marked, seat_of, unmark
from surveys.views.kind_pages import DULL, kind_page
from surveys.views.privacy import from_elsewhere

Phase = SurveyDeployment.Phase
# The button of the page that says nothing.
LET_IN = "first"


@dataclass(frozen=True, slots=True)
class Door:
    """What a request finds: a seat, or the name of the page that says why there is none."""

    deployment: SurveyDeployment | None = None
    seat: Seat | None = None
    refusal: str = ""
    status: int = 200


def around_code(here: SurveyDeployment | None) -> dict[str, Any]:
    """Return what a page for a code needs of the survey below whose address it lies, if any.

    It leaves by the way out of that survey, and a tablet soon begins anew.
    """
    return {"deployment": here, "code": here.code if here else "", "may_show_code": True}


def deployment_at(code: str) -> SurveyDeployment | None:
    """Return the deployment at the address `code`."""
    if not is_address_code(code):
        return None
    found = SurveyDeployment.objects.select_related("version").filter(code=code)
    return found.first()


def door_for(request: HttpRequest, code: str, pages: Collection[str] = ()) -> Door:
    """Return whether the request may go on answering at the address `code`, with its `pages`."""
    seat = seat_of(request, code, pages) if is_address_code(code) else None
    if seat is None:
        return _without_seat(request, deployment_at(code))
    deployment = seat.draft.deployment
    if seat.draft.is_sent:
        return Door(deployment, seat, "sent", 409)
    if seat.draft.is_expired:
        return Door(deployment, None, "lost" if tells(request, deployment) else DULL, 404)
    if deployment.answering_phase != Phase.OPEN:
        return Door(deployment, seat, deployment.answering_phase.value)
    return Door(deployment, seat)


def tells(request: HttpRequest, deployment: SurveyDeployment) -> bool:
    """Say whether whoever has no answers here may read so, and whom to talk to.

    Not after leaving, nor where somebody may be watching, unless they have just sent something:
    one step back after leaving stood the helplines of the survey.
    """
    if request.method == "POST":
        return True
    return not (is_high(deployment) or is_behind(request, deployment, None))


def is_behind(request: HttpRequest, deployment: SurveyDeployment, seat: Seat | None) -> bool:
    """Say whether Back leads here, after leaving.

    Not for whoever has the key of a `seat` here: they began anew, or are not gone yet. Nor at a
    tablet that many share.
    """
    return seat is None and is_marked(request) and not deployment.is_kiosk


def hides_what_is_sent(
    request: HttpRequest, deployment: SurveyDeployment, seat: Seat | None
) -> bool:
    """Say whether forms of such pages are not to be shown either, when Back sends them again."""
    return is_high(deployment) and is_behind(request, deployment, seat)


def dull(request: HttpRequest, deployment: SurveyDeployment | None) -> HttpResponse:
    """Return the page that says nothing, with the way back in.

    After leaving it is gone, not unknown: nothing is looked for that was moved.
    """
    return kind_page(request, DULL, status=410, deployment=deployment)


def let_in(request: HttpRequest) -> HttpResponse:
    """Lead whoever asks for it to the page that was asked for, although somebody left."""
    response = HttpResponseRedirect(request.get_full_path(), status=303)
    if not from_elsewhere(request):
        unmark(response)
    return response


def nothing_at(request: HttpRequest, code: str) -> HttpResponse:
    """Answer whoever has no key to a page after sending: as one step back after leaving finds it.

    Where somebody may be watching without a word of danger, elsewhere as an address of no page.
    """
    deployment = deployment_at(code)
    if deployment is None or tells(request, deployment):
        return kind_page(request, "unknown", status=404)
    return kind_page(request, DULL, status=404, deployment=deployment)


def _without_seat(request: HttpRequest, deployment: SurveyDeployment | None) -> Door:
    if deployment is None:
        return Door(refusal="unknown", status=404)
    if not tells(request, deployment):
        return Door(deployment, None, DULL, 404)
    if deployment.phase != Phase.OPEN:
        return Door(deployment, None, deployment.phase.value)
    return Door(deployment, None, "lost", 404)
