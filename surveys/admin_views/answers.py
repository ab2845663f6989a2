"""The answers desk: read what people wrote and say which themes it belongs to."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.code_answers import code_answers
from surveys.actions.read_answers import open_codes, read_answers
from surveys.actions.screen_again import screen_again
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.coded_rows import changes_of, row_of
from surveys.admin_views.concerns import raise_at
from surveys.exceptions import NotSecond, WrongStatus
from surveys.models import Answer, Reading
from surveys.selectors.answers import TextQuestion, readable_answers, text_answers, text_questions
from surveys.selectors.readings import is_coded, reading_of, sees_codes
from surveys.selectors.theme_keys import keyed_themes

_STATES = {"uncoded": "Not coded yet", "coded": "Coded", "all": "All"}
_PAGE_SIZE = 20
_NOT_HERE = (
    "Nothing was sent back. These answers wait for a screener already, or whoever gave them took "
    "them back."
)


class AnswersDesk(DeploymentView):
    """One list of answers to one question, each with the themes it can be coded with."""

    action = Action.READ_ANSWERS
    tab = "answers"
    page_title = "Answers"
    template_name = "surveys/admin/answers.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raise a concern if one was raised, save what was changed, and show the list again.

        Or show the codes of the others from now on, to whoever asks for them.
        """
        if "codes" in request.POST:
            open_codes(self.deployment, by=self.person)
            return redirect(self._address(state=self._state))
        concern, again = request.POST.get("concern"), request.POST.get("again")
        if concern is not None:
            # First of all: whatever hinders the rest, that somebody may need help is told.
            self._raise_concern(concern)
        changed = self._code(is_all=concern is None and again is None)
        if again is not None:
            self._send_back(again)
        if changed:
            noun = "answer" if changed == 1 else "answers"
            messages.success(request, f"Saved the themes of {changed} {noun}.")
        elif changed == 0 and concern is None and again is None:
            messages.info(request, "Nothing was changed.")
        return redirect(f"{self._address(state=self._state)}&p={self._page.number}")

    def _code(self, *, is_all: bool) -> int | None:
        """Save what was changed; return at how many answers, None if it was refused and said so.

        Where nobody codes any more, since too few answered by now, what else was asked for is
        done all the same.
        """
        chosen = dict(changes_of(self.request.POST))
        decision = can(self.request.user, Action.CODE_ANSWERS, self.deployment)
        if not decision and not is_all:
            if chosen:
                messages.warning(self.request, f"The themes were not saved. {decision.reason}")
            return 0
        second, posted = Reading.SECOND, self.request.POST.get("reading")
        shown = second if posted == second.value else Reading.FIRST
        try:
            return code_answers(self.deployment, chosen, by=self.person, shown=shown)
        except NotSecond as refused:
            messages.warning(self.request, refused.reasons[0].message)
            return None

    def _send_back(self, name: str) -> None:
        pk = _uuid(name)
        answer = readable_answers(self.deployment).filter(pk=pk).first() if pk else None
        if answer is None:
            messages.warning(self.request, _NOT_HERE)
            return
        try:
            screen_again(answer.response, by=self.person)
        except WrongStatus as refused:
            messages.warning(self.request, refused.reasons[0].message)
            return
        messages.success(
            self.request,
            "Sent back to the screeners. Everything that this person wrote is hidden until it is "
            "cleared again; its themes stay.",
        )

    def _raise_concern(self, name: str) -> None:
        pk = _uuid(name)
        # Whether the answer can still be read here does not matter.
        response = self.deployment.responses.filter(answers=pk).first() if pk else None
        raise_at(
            self,
            response,
            "The safeguarding lead is told within minutes, and reads what this person answered.",
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answers of this page, or the sentence that says why there are none."""
        context = super().get_context_data(**kwargs)
        decision = can(self.request.user, Action.READ_ANSWERS, self.deployment)
        if not decision:
            return context | {"reason": decision.reason}
        themes = keyed_themes(self.deployment)
        page = self._page
        codes = self._sees_codes
        answers = read_answers(self.deployment, page.object_list, by=self.person, codes=codes)
        return context | {
            "questions": [(one, self._address(question=one.id)) for one in self._questions],
            "question": self._question,
            "states": [(key, word, self._address(state=key)) for key, word in _STATES.items()],
            "state": self._state,
            "state_word": _STATES[self._state].lower(),
            "themes": themes,
            "rows": [row_of(answer, themes) for answer in answers],
            "is_second": self._is_second,
            "is_apart": not codes and not self._is_second and is_coded(self.deployment),
            "may_quote": Action.QUOTE in self.offered,
            "may_edit": Action.EDIT_THEMES in self.offered,
            "may_raise": bool(can(self.request.user, Action.RAISE_CONCERN)),
            "may_send_back": bool(can(self.request.user, Action.SCREEN_AGAIN)),
            "page": page,
            "page_address": self._address(state=self._state),
            "page_query": f"{self._query(state=self._state)}&p",
        }

    @cached_property
    def _questions(self) -> list[TextQuestion]:
        return text_questions(self.deployment)

    @property
    def _question(self) -> TextQuestion | None:
        wanted = self.request.GET.get("question")
        first = self._questions[0] if self._questions else None
        return next((one for one in self._questions if one.id == wanted), first)

    @property
    def _state(self) -> str:
        wanted = self.request.GET.get("state", "")
        return wanted if wanted in _STATES else "all"

    @cached_property
    def _is_second(self) -> bool:
        second = Reading.SECOND
        return not self._sees_codes and reading_of(self.deployment, self.person.pk) == second

    @cached_property
    def _sees_codes(self) -> bool:
        return sees_codes(self.deployment, self.person.pk)

    @property
    def _reading(self) -> Reading:
        # Who could still read second sees what they would have then: no codes of anybody.
        return Reading.FIRST if self._sees_codes else Reading.SECOND

    @cached_property
    def _page(self) -> Page[Answer]:
        question = self._question
        answers = (
            text_answers(self.deployment, question.id, state=self._state, reading=self._reading)
            if question
            else Answer.objects.none()
        )
        return self.part(answers, size=_PAGE_SIZE)

    def _address(self, *, question: str = "", state: str = "all") -> str:
        address = reverse("voice:answers", args=[self.deployment.pk])
        return f"{address}?{self._query(question=question, state=state)}"

    def _query(self, *, question: str = "", state: str = "all") -> str:
        chosen = question or (self._question.id if self._question else "")
        query = QueryDict(mutable=True)
        query.update({"question": chosen, "state": state})
        return query.urlencode()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
