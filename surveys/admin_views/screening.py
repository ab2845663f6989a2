"""The screening desk: one response at a time, before anybody else reads it."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action
from surveys.actions.open_to_screen import open_to_screen
from surveys.actions.screen_again import screen_again
from surveys.actions.screen_response import SetAside, screen_response
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.concerns import raise_at
from surveys.admin_views.taking_out import SHOWN, TAKE_OUT, WHY, cleared, fields_of
from surveys.exceptions import NotRead, Reason, WrongStatus
from surveys.models import Response
from surveys.selectors.contests import contested_to_screen
from surveys.selectors.screening import one_and_rest, responses_to_screen, waiting_answers

_NONE = {
    "waiting": "Nothing waits to be screened.",
    "aside": "Nothing was set aside.",
    "cleared": "Nothing was cleared yet.",
}
_MEANWHILE = (
    "Nothing was changed. These answers were cleared, set aside or sent back meanwhile, or whoever "
    "gave them took them back. Go on with the next."
)


class ScreeningDesk(DeploymentView):
    """One response with what may be taken out; then clear it, set it aside, or raise a concern."""

    action = Action.SCREEN
    tab = "screening"
    page_title = "Screening"
    template_name = "surveys/admin/screening.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the pressed button says, then show the next one."""
        pk = _uuid(request.POST.get("response", ""))
        if request.POST.get("do") == "concern":
            return self._raise_concern(pk)
        response = self._shown(pk)
        if response is None:
            messages.warning(request, _MEANWHILE)
            return redirect(f"{self._address}&after={pk}" if pk else self._address)
        try:
            return self._act(response, request.POST)
        except ValidationError as mistake:
            messages.error(request, mistake.message)
            return self._again(response)
        except NotRead as refused:
            messages.error(request, refused.reasons[0].message)
            return self._again(response, refused.reasons)
        except WrongStatus as refused:
            messages.warning(request, refused.reasons[0].message)
            return redirect(self._address)

    def _again(self, response: Response, unread: Sequence[Reason] = ()) -> HttpResponse:
        """Answer with the same words, with all that was typed and chosen."""
        context = self.get_context_data(response=response, sent=self.request.POST, unread=unread)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the response to screen; opening it is recorded."""
        sent: QueryDict = kwargs.pop("sent", QueryDict())
        unread: Sequence[Reason] = kwargs.pop("unread", ())
        again: Response | None = kwargs.pop("response", None)
        in_a_round = self._show == "waiting"
        after = _uuid(self._after) or (self._own_place if in_a_round else None)
        first, more = one_and_rest(self._responses, after, in_a_round=in_a_round)
        response = again or first
        answers = open_to_screen(response, by=self.person) if response else []
        return super().get_context_data(**kwargs) | {
            "response": response,
            "more": more,
            "shows": [(one, words) for one, (_, words) in SHOWN.items()],
            "show": self._show,
            "none": _NONE[self._show],
            "rows": [fields_of(one, sent, unread) for one in answers],
            "choices": TAKE_OUT,
            "reasons": WHY,
            "because": Response.AsideBecause.choices,
            "here": self._address,
            "contested": contested_to_screen(self.deployment, SHOWN[self._show][0]),
        }

    def _raise_concern(self, pk: UUID | None) -> HttpResponse:
        # Whether the response still waits here does not matter.
        response = self.deployment.responses.filter(pk=pk).first() if pk else None
        still = self._shown(pk)
        is_left_to_do = still is not None and self._show == "waiting"
        then = " Now clear the answers or set them aside." if is_left_to_do else ""
        raise_at(self, response, f"The safeguarding lead is told.{then}")
        # The same answers again: whoever reads “set them aside” must not see another person's.
        return self._again(still) if still else redirect(self._address)

    def _act(self, response: Response, sent: QueryDict) -> HttpResponse:
        pressed = sent.get("do", "")
        if pressed == "again":
            screen_again(response, by=self.person)
            messages.success(
                self.request,
                "Taken back. Nobody else reads it, and it is under “To screen”. Its themes stay, "
                "and count again once it is cleared.",
            )
        elif pressed == "clear":
            verdict = cleared(waiting_answers(response), sent)
            screen_response(response, verdict, by=self.person)
            messages.success(self.request, "Cleared. Those who code can read it now.")
        elif pressed in Response.AsideBecause.values:
            because = Response.AsideBecause(pressed)
            screen_response(response, SetAside(because), by=self.person)
            messages.success(self.request, "Set aside. Nothing was deleted.")
        elif pressed != "later":
            raise ValidationError("Choose what to do with these answers.")
        return redirect(
            f"{self._address}&after={response.pk}" if pressed == "later" else self._address
        )

    def _shown(self, pk: UUID | None) -> Response | None:
        """Return the response, if it is still where this person saw it."""
        return self._responses.filter(pk=pk).first() if pk else None

    @property
    def _own_place(self) -> UUID:
        """Where this person starts, so that those who screen at once seldom read the same."""
        return uuid5(NAMESPACE_OID, str(self.person.pk))

    @cached_property
    def _responses(self) -> Any:
        return responses_to_screen(self.deployment, SHOWN[self._show][0])

    @property
    def _show(self) -> str:
        wanted = self.request.GET.get("show", "")
        return wanted if wanted in SHOWN else "waiting"

    @property
    def _after(self) -> str:
        return self.request.GET.get("after", "")

    @property
    def _address(self) -> str:
        return f"{reverse('voice:screening', args=[self.deployment.pk])}?show={self._show}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
