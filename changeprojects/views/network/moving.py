"""A link officer moves on what belongs to the agency."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from changeprojects import lifecycles
from changeprojects.actions.move import move, would_stop
from changeprojects.exceptions import MoveRefused, ReleaseRefused
from changeprojects.lifecycles import Move
from changeprojects.models import ExpressionOfInterest, PilotSite
from changeprojects.views.network.forms import ReasonForm
from changeprojects.views.network.place import OfficerView


def moves_of_agency(subject: Any) -> list[Move]:
    """Return the moves that lead on from where it stands and that its agency may make."""
    lifecycle = lifecycles.lifecycle_of(subject)
    return [one for one in lifecycle.moves_from(subject.status) if one.of_agency]


class MoveView(OfficerView):
    """Tells what follows from a move and asks once more; on POST makes it."""

    model: type[ExpressionOfInterest] | type[PilotSite]
    # The name of the page to go back to.
    page_name: str

    def get(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Ask."""
        subject, step = self._found(pk, name)
        if step not in moves_of_agency(subject):
            return redirect(self._back(pk))
        return self._ask(subject, step, ReasonForm())

    def post(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Make the move, or say why not; nothing typed is lost."""
        subject, step = self._found(pk, name)
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._ask(subject, step, form)
        try:
            moved = move(subject, name, by=self.officer, reason=form.cleaned_data["reason"])
        except MoveRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        except ReleaseRefused as refusal:
            form.add_error(None, str(refusal))
        if form.errors:
            return self._ask(subject, step, form)
        messages.success(request, f"Done. It is “{moved.get_status_display()}” now.")
        return redirect(self._back(pk))

    def _found(self, pk: int, name: str) -> tuple[Any, Move]:
        subject = get_object_or_404(self.model.objects.filter(agency=self.agency), pk=pk)
        try:
            step = lifecycles.lifecycle_of(subject).move(name)
        except KeyError as error:
            raise Http404 from error
        if not step.of_agency:
            raise Http404
        return subject, step

    def _ask(self, subject: Any, step: Move, form: ReasonForm) -> HttpResponse:
        readings = would_stop(subject, step.name, by=self.officer)
        return self.page(
            "move",
            subject=subject,
            step=step,
            form=form,
            stopping=[] if form.errors else [one.message for one in readings if one.stops],
            back_url=self._back(subject.pk),
        )

    def _back(self, pk: int) -> str:
        return reverse(f"network:{self.page_name}", args=[self.agency.slug, pk])


class InterestMoveView(MoveView):
    """Takes an expression of interest back, or begins it again."""

    model = ExpressionOfInterest
    page_name = "interest"


class SiteMoveView(MoveView):
    """Moves a pilot site on."""

    model = PilotSite
    page_name = "site"
