"""An agency answers a call: in steps, saved at each; checked, sent, read, taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from changeprojects.actions.begin_interest import begin_interest
from changeprojects.actions.move import move, would_stop
from changeprojects.actions.save_answers import save_answers
from changeprojects.exceptions import MoveRefused, ReleaseRefused, WrittenMeanwhile
from changeprojects.models import CallPage, ExpressionOfInterest
from changeprojects.rules.interest import missing_from
from changeprojects.selectors.stamps import stamp_of
from changeprojects.views.network.forms import STEPS, InterestForm, Step, step_called, step_of
from changeprojects.views.network.moving import moves_of_agency
from changeprojects.views.network.place import OfficerView

DRAFT = ExpressionOfInterest.Status.DRAFT


class CallView(OfficerView):
    """A call, and the way to answer it."""

    def get(self, request: HttpRequest, call: int) -> HttpResponse:
        """Show what is asked; lead on to the answer that the agency has begun."""
        asked = self._call(call)
        begun = self.agency.interests.filter(call=asked).first()
        if begun is not None:
            return redirect("network:interest", self.agency.slug, begun.pk)
        return self.page("call", call=asked, project=asked.project)

    def post(self, request: HttpRequest, call: int) -> HttpResponse:
        """Begin to answer it."""
        asked = self._call(call)
        try:
            interest = begin_interest(asked, self.agency, by=self.officer)
        except ReleaseRefused as refusal:
            return self.page("call", call=asked, project=asked.project, refusal=str(refusal))
        if interest.status == DRAFT:
            return redirect("network:step", self.agency.slug, interest.pk, STEPS[0].slug)
        return redirect("network:interest", self.agency.slug, interest.pk)

    def _call(self, pk: int) -> CallPage:
        return get_object_or_404(CallPage.objects.live(), pk=pk)


class InterestView(OfficerView):
    """One expression of interest of the agency."""

    interest: ExpressionOfInterest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep its number until the agency is known."""
        self.number = kwargs.pop("interest")
        return super().dispatch(request, *args, **kwargs)

    def setup_interest(self) -> ExpressionOfInterest:
        """Find it among those of the agency; 404 if it is another's."""
        found = self.agency.interests.select_related("call")
        return get_object_or_404(found, pk=self.number)

    def url(self, name: str, *more: str) -> str:
        """Return an address of this expression of interest."""
        return reverse(f"network:{name}", args=[self.agency.slug, self.number, *more])


class ReadView(InterestView):
    """What was sent, and how it stands."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it; a draft is shown on the page on which it is checked."""
        interest = self.setup_interest()
        if interest.status == DRAFT:
            return redirect(self.url("check"))
        moves = moves_of_agency(interest)
        return self.page("interest", interest=interest, answers=_answers(interest), moves=moves)


class StepView(InterestView):
    """One or two questions; saved in the draft as soon as somebody goes on."""

    def get(self, request: HttpRequest, step: str) -> HttpResponse:
        """Ask."""
        interest, asked = self.setup_interest(), _step(step)
        if interest.status != DRAFT:
            return redirect(self.url("interest"))
        form = InterestForm(instance=interest).keep_only(asked)
        return self._ask(interest, asked, form, seen=stamp_of(interest, asked.fields))

    def post(self, request: HttpRequest, step: str) -> HttpResponse:
        """Save and go on; what was typed is shown again if it could not be saved."""
        interest, asked = self.setup_interest(), _step(step)
        # Of what somebody saved meanwhile the page tells only once this can be saved itself.
        seen = request.POST.get("seen", "")
        # The form writes what was typed on its instance: never on the one that is shown.
        form = InterestForm(request.POST, instance=self.setup_interest()).keep_only(asked)
        if not form.is_valid():
            return self._ask(interest, asked, form, seen=seen)
        answers = {name: form.cleaned_data[name] for name in asked.fields}
        try:
            save_answers(interest, answers, seen=seen, by=self.officer)
        except WrittenMeanwhile:
            stored = self.setup_interest()
            shown = {"seen": stamp_of(stored, asked.fields), "theirs": _shown(stored, asked)}
            return self._ask(stored, asked, form, **shown)
        except MoveRefused as refusal:
            return self._ask(interest, asked, form, seen=seen, refusal=str(refusal))
        return self._go_on(asked)

    def _ask(self, interest: Any, asked: Step, form: InterestForm, **more: Any) -> HttpResponse:
        number = STEPS.index(asked)
        return self.page(
            "step",
            interest=interest,
            step=asked,
            form=form,
            place=f"Step {number + 1} of {len(STEPS)}",
            back_url=self._before(number),
            **more,
        )

    def _before(self, number: int) -> str:
        if "check" in self.request.GET or number == 0:
            return self.url("check")
        return self.url("step", STEPS[number - 1].slug)

    def _go_on(self, asked: Step) -> HttpResponse:
        if "later" in self.request.POST:
            messages.success(self.request, "Your draft is saved. Come back whenever you like.")
            return redirect("network:agency", self.agency.slug)
        following = STEPS[STEPS.index(asked) + 1 :]
        if "check" in self.request.GET or not following:
            return redirect(self.url("check"))
        return redirect(self.url("step", following[0].slug))


class CheckView(InterestView):
    """All answers with a way to change each, and the button that sends them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self._check()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send it, or say what is missing and where."""
        try:
            move(self.setup_interest(), "send", by=self.officer)
        except ReleaseRefused:
            return self._check(is_refused=True)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.url("interest"))
        messages.success(
            request, "It is sent. You can read it and take it back until it is decided."
        )
        return redirect(self.url("interest"))

    def _check(self, *, is_refused: bool = False) -> HttpResponse:
        interest = self.setup_interest()
        if interest.status != DRAFT:
            return redirect(self.url("interest"))
        open_rules = {
            one.rule.code: one.message
            for one in would_stop(interest, "send", by=self.officer)
            if one.stops
        }
        open_rules.pop("C03", None)
        return self.page(
            "check",
            interest=interest,
            answers=_answers(interest),
            missing=[(name, step_of(name)) for name in missing_from(interest)],
            stopping=list(open_rules.values()),
            is_refused=is_refused,
        )


def _step(slug: str) -> Step:
    if (step := step_called(slug)) is None:
        raise Http404
    return step


def _answers(interest: ExpressionOfInterest) -> list[dict[str, Any]]:
    """Return each question with its answer in words and the step on which it is asked."""
    return [
        {"step": step, "label": label, "text": text}
        for step in STEPS
        for label, text in _shown(interest, step)
    ]


def _shown(interest: ExpressionOfInterest, step: Step) -> list[tuple[str, str]]:
    fields = InterestForm.base_fields
    return [(str(fields[name].label), _in_words(interest, name)) for name in step.fields]


def _in_words(interest: ExpressionOfInterest, name: str) -> str:
    value = getattr(interest, name)
    if name == "levels_offered":
        known = dict(ExpressionOfInterest.LEVELS.choices)
        return ", ".join(known.get(one, one) for one in value)
    return "" if value is None else str(value)
