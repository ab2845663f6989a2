"""What somebody sends while a survey is stopped for now."""

from django.http import HttpRequest, HttpResponse

from surveys.actions.keep_step import DraftGone
from surveys.engine.frozen_schema import schema_from
from surveys.forms import QuestionsForm
from surveys.seat import Seat
from surveys.speaking import speech_at
from surveys.views.doors import Phase
from surveys.views.kind_pages import kind_page_with
from surveys.views.leave import wipe_now
from surveys.views.storage import DraftStorage
from surveys.views.two_windows import SEEN
from surveys.way import Page, questions_of


def stopped(request: HttpRequest, seat: Seat, step: str) -> HttpResponse:
    """Answer to a page that was sent while the survey is stopped; it says if it was kept.

    Whoever asks that all be wiped has it wiped, then as ever.
    """
    draft = seat.draft
    speech = speech_at(request, draft.deployment, draft.version)
    if "wipe" in request.POST and seat.accepts(request.POST.get("token", "")):
        return wipe_now(request, seat, "wiped", speech)
    more = "kept" if _keep(request, seat, step) else ""
    return kind_page_with(request, Phase.SUSPENDED.value, draft.deployment, speech, more=more)


def _keep(request: HttpRequest, seat: Seat, step: str) -> bool:
    """Keep what was typed on a page of questions, so that it is there when the survey goes on.

    It stays unfinished: nobody is led past it, and it is neither counted nor sent. Nothing is kept
    of the consent, of a page that is no question, or without the key that the page was made with.
    """
    draft = seat.draft
    schema = schema_from(draft.deployment.offered(draft.version))
    is_ours = seat.accepts(request.POST.get("token", ""))
    if not is_ours or not schema.step(step) or "skip" in request.POST:
        return False
    form = QuestionsForm(data=request.POST, questions=questions_of(schema, step))
    request.seat = seat  # type: ignore[attr-defined]  # for the storage, as the wizard does
    page = Page(fields=form.own_data(), done=False)
    try:
        return DraftStorage("", request).keep(step, page, seen=request.POST.get(SEEN, ""))
    except DraftGone:
        return False
