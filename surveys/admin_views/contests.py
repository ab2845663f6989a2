"""What people say who contest a theme: screened by the one, answered by the other."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.answer_contests import answer_contests
from surveys.actions.screen_contest import screen_contest
from surveys.admin_views.base import DeploymentView
from surveys.exceptions import WrongStatus
from surveys.models import Contest, Response, Theme, ThemeReview
from surveys.selectors.contests import contests_read_by


class ReviewForm(forms.ModelForm):
    """What came of looking at a theme again, and why."""

    class Meta:
        model = ThemeReview
        fields = ("outcome", "reason")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


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
        """Screen what somebody wrote, or answer everybody who waits."""
        if "contest" in request.POST:
            return self._screen(request)
        form = ReviewForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        said = form.cleaned_data
        outcome = ThemeReview.Outcome(said["outcome"])
        try:
            answer_contests(self.theme, outcome, said["reason"], by=self.person)
        except WrongStatus as refused:
            messages.error(request, refused.reasons[0].message)
        else:
            messages.success(request, "Answered. Those who contested it read this with their code.")
        return redirect(request.path)

    def _screen(self, request: HttpRequest) -> HttpResponse:
        waiting = Contest.objects.to_screen().filter(theme=self.theme)
        name = forms.UUIDField(required=False)
        try:
            pk = name.clean(request.POST["contest"])
        except forms.ValidationError:
            pk = None
        contest = get_object_or_404(waiting, pk=pk)
        to = Response.Screening.CLEARED if "clear" in request.POST else Response.Screening.SET_ASIDE
        screen_contest(contest, to, by=self.person)
        messages.success(request, "Cleared." if "clear" in request.POST else "Set aside.")
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the contests as far as this person may read them, and the answers so far."""
        form = kwargs.pop("form", None) or ReviewForm()
        may_screen = bool(can(self.request.user, Action.SCREEN, self.deployment))
        may_answer = bool(can(self.request.user, Action.EDIT_THEMES, self.deployment))
        return super().get_context_data(**kwargs) | {
            "theme": self.theme,
            "contests": contests_read_by(self.theme, is_screener=may_screen),
            "open": Contest.objects.open().filter(theme=self.theme).count(),
            "reviews": ThemeReview.objects.filter(theme=self.theme),
            "may_screen": may_screen,
            "may_answer": may_answer,
            "form": form,
        }
