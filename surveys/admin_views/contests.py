"""What people say who contest a theme: screened by the one, answered by the other."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.answer_contests import answer_contests
from surveys.actions.read_contests import open_contests_to_screen, read_contests
from surveys.actions.screen_contest import screen_contest
from surveys.actions.screen_contest_again import screen_contest_again
from surveys.actions.screen_response import SetAside
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.concerns import raise_at
from surveys.admin_views.taking_out import SHOWN, TAKE_OUT, WHY, cleared, fields_of
from surveys.exceptions import NotRead, Reason, WrongStatus
from surveys.models import Contest, Response, Theme, ThemeReview
from surveys.selectors.contests import cleared_contests, contests_to_screen
from surveys.selectors.screening import waiting_contest

_MEANWHILE = (
    "Nothing was changed. What was written was cleared, set aside, sent back or answered "
    "meanwhile, or whoever wrote it took it back. Go on with the next."
)


class ReviewForm(forms.ModelForm):
    """What came of looking at a theme again, and why."""

    class Meta:
        model = ThemeReview
        fields = ("outcome", "reason")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "outcome": "Tell of a change only once you made it. What the public was told of the "
            "theme stays: for other words add a theme."
        }


class ThemeContests(DeploymentView):
    """How many people contest a theme, what they wrote, and what they are answered.

    Screeners decide about what was written; those who make the themes read what was cleared.
    """

    action = Action.SEE_CONTESTS
    tab = "themes"
    page_title = "Not what we meant"
    template_name = "surveys/admin/contests.html"

    @cached_property
    def theme(self) -> Theme:
        """The theme that the address names; 404 if this survey has none such."""
        return get_object_or_404(self.deployment.themes.all(), pk=self.kwargs["theme"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do something with what somebody wrote, or answer everybody who waits."""
        if "contest" not in request.POST:
            return self._answer(request)
        if request.POST.get("do") == "concern":
            return self._raise_concern(request.POST["contest"])
        contest = self._contest(request.POST["contest"])
        if contest is None:
            messages.warning(request, _MEANWHILE)
            return redirect(f"{request.path}?show={self._show}")
        try:
            self._act(contest, request.POST)
        except ValidationError as mistake:
            messages.error(request, mistake.message)
            return self.render_to_response(self.get_context_data(sent=request.POST))
        except NotRead as refused:
            messages.error(request, refused.reasons[0].message)
            context = self.get_context_data(sent=request.POST, unread=refused.reasons)
            return self.render_to_response(context)
        except WrongStatus as refused:
            messages.warning(request, refused.reasons[0].message)
        return redirect(f"{request.path}?show={self._show}")

    def _answer(self, request: HttpRequest) -> HttpResponse:
        form = ReviewForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        said = form.cleaned_data
        outcome = ThemeReview.Outcome(said["outcome"])
        try:
            answer_contests(self.theme, outcome, said["reason"], by=self.person)
        except WrongStatus as refused:
            reason = refused.reasons[0]
            if reason.field:
                form.add_error(reason.field, reason.message)
                return self.render_to_response(self.get_context_data(form=form))
            messages.error(request, reason.message)
        else:
            messages.success(request, "Answered. Those who contested it read this with their code.")
        return redirect(request.path)

    def _contest(self, name: str) -> Contest | None:
        """Return the contest that is named, if it is still one that this person reads."""
        found = (
            contests_to_screen(self.theme, SHOWN[self._show][0])
            if self._may_screen
            else cleared_contests(self.theme)
        )
        pk = _uuid(name)
        return found.filter(pk=pk).first() if pk else None

    def _raise_concern(self, name: str) -> HttpResponse:
        # Whether the contest can still be read here does not matter.
        pk = _uuid(name)
        contests = self.theme.contests.select_related("response")
        contest = contests.filter(pk=pk).first() if pk else None
        said = "The safeguarding lead is told. Go on with what was written here."
        raise_at(self, contest.response if contest else None, said)
        if self._may_screen:
            # With what was decided about it so far.
            return self.render_to_response(self.get_context_data(sent=self.request.POST))
        return redirect(f"{self.request.path}?show={self._show}")

    def _act(self, contest: Contest, sent: QueryDict) -> None:
        pressed, said = sent.get("do", ""), "Set aside. It counts all the same."
        if pressed == "again":
            screen_contest_again(contest, by=self.person)
            said = "Sent back to the screeners. You read it again once they have cleared it."
        elif pressed == "clear":
            verdict = cleared([waiting_contest(contest)], sent)
            screen_contest(contest, verdict, by=self.person)
            said = "Cleared. Those who made the theme can read it now."
        elif pressed in Response.AsideBecause.values:
            screen_contest(contest, SetAside(Response.AsideBecause(pressed)), by=self.person)
        else:
            raise ValidationError("Choose what to do with what was written.")
        messages.success(self.request, said)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the contests as far as this person may read them, and the answers so far."""
        form = kwargs.pop("form", None) or ReviewForm()
        sent: QueryDict = kwargs.pop("sent", QueryDict())
        unread: Sequence[Reason] = kwargs.pop("unread", ())
        waiting = Contest.objects.filter(theme=self.theme)
        return super().get_context_data(**kwargs) | {
            "theme": self.theme,
            "contests": self._read(sent, unread),
            "open": waiting.open().count(),
            "unread": waiting.open().to_screen().count(),
            "answerable": waiting.to_answer().exists(),
            "reviews": ThemeReview.objects.filter(theme=self.theme),
            "may_screen": self._may_screen,
            "may_answer": bool(can(self.request.user, Action.EDIT_THEMES, self.deployment)),
            "form": form,
            "show": self._show,
            "shows": [(one, words) for one, (_, words) in SHOWN.items()],
            "choices": TAKE_OUT,
            "reasons": WHY,
            "because": Response.AsideBecause.choices,
        }

    def _read(self, sent: QueryDict, unread: Sequence[Reason]) -> list[Any]:
        """Return the contests with what can be done about each; reading them is recorded."""
        if not self._may_screen:
            return [(one, None) for one in read_contests(self.theme, by=self.person)]
        found = open_contests_to_screen(self.theme, SHOWN[self._show][0], by=self.person)
        return [(one, fields_of(waiting_contest(one), sent, unread)) for one in found]

    @property
    def _may_screen(self) -> bool:
        return bool(can(self.request.user, Action.SCREEN, self.deployment))

    @property
    def _show(self) -> str:
        wanted = self.request.GET.get("show", "")
        return wanted if wanted in SHOWN else "waiting"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
