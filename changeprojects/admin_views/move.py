"""The page on which staff move something on in its life."""

from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from changeprojects import lifecycles
from changeprojects.actions.effects import effect_of
from changeprojects.actions.move import move as make_move
from changeprojects.actions.move import would_stop
from changeprojects.editing.places import way_to_mend
from changeprojects.exceptions import MoveRefused, NotAllowed, ReleaseRefused
from changeprojects.lifecycles import Move
from changeprojects.models import ExpressionOfInterest, Stage
from changeprojects.registers import known_as
from changeprojects.rights import may_move
from changeprojects.rules import Rule, rule_called
from changeprojects.selectors.told_by_mail import was_told

APP = "changeprojects"
UNTOLD = (
    "No e-mail was sent: no link officer of the agency has an address, or the mail server refused. "
    "Tell the agency yourself that there is an answer at the link officers’ place."
)


class MoveForm(forms.Form):
    """Why, and on which day."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), required=False, label="Reason"
    )
    on = forms.DateField(
        label="Day",
        required=False,
        widget=AdminDateInput,
        help_text="Leave it empty for today. An earlier day needs a reason, and is logged.",
        error_messages={"invalid": "Write a day, as in 31/12/2026, or leave it empty."},
    )

    def __init__(self, *args: Any, step: Move, tells_a_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The rules that stood in the way when it was tried, each with where it is mended.
        self.refused_by: list[dict[str, Any]] = []
        reason = self.fields["reason"]
        reason.required = step.asks_reason
        reason.error_messages["required"] = "Write the reason. Others will read it."
        reason.help_text = "Others will read it." if step.asks_reason else "Only if there is one."
        if not tells_a_day:
            del self.fields["on"]


def move(request: HttpRequest, kind: str, pk: int, name: str) -> HttpResponse:
    """Show what follows from the move and what stands in its way; on POST make it."""
    step, user = _step(kind, name), _staff(request)
    subject = get_object_or_404(apps.get_model(APP, kind), pk=pk)
    if not may_move(subject, step, user):
        raise PermissionDenied
    tells_a_day = effect_of(subject, name).tells_a_day
    data = request.POST if request.method == "POST" else None
    form = MoveForm(data, step=step, tells_a_day=tells_a_day)
    if request.method == "POST" and form.is_valid() and _made(request, subject, step, form):
        messages.success(request, f"{_named(subject)}: now “{_status_of(subject)}”.")
        if isinstance(subject, ExpressionOfInterest) and not was_told(subject):
            messages.warning(request, UNTOLD)
        return redirect(_back(subject))
    readings = would_stop(subject, name, by=user)
    stopping = form.refused_by or [
        _told(one.rule, one.message, subject, user) for one in readings if one.stops
    ]
    context = {
        "subject": subject,
        "step": step,
        "form": form,
        "can_be_made": subject.status in step.sources,
        "stopping": stopping,
        "thinking": [
            _told(one.rule, one.message, subject, user) | {"reason": one.reason}
            for one in readings
            if not one.is_met and not one.stops
        ],
        "back_url": _back(subject),
        "header_title": f"{step.label}: {_named(subject)}",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": _back(subject), "label": _register_of(subject)},
            {"url": "", "label": step.label},
        ],
    }
    return render(request, "changeprojects/admin/move.html", context)


def _staff(request: HttpRequest) -> Any:
    # Wagtail lets nobody in here who is not logged in.
    return request.user


def _named(subject: Any) -> str:
    """Return by what staff know it: whose it is, and in which project."""
    is_asked = isinstance(subject, ExpressionOfInterest)
    name = subject.agency if is_asked else known_as(subject)
    project = subject.project
    return f"{name}, {project}" if project and project.pk != subject.pk else str(name)


def _told(rule: Rule, message: str, subject: Any, reader: Any) -> dict[str, Any]:
    way = way_to_mend(rule, subject, reader)
    return {"code": rule.code, "message": message, "fix_url": way.url, "ask": way.ask}


def _step(kind: str, name: str) -> Move:
    try:
        step = lifecycles.LIFECYCLES[kind].move(name)
    except KeyError as error:
        raise Http404 from error
    if step.is_automatic:
        raise Http404
    return step


def _made(request: HttpRequest, subject: Any, step: Move, form: MoveForm) -> bool:
    given, user = form.cleaned_data, _staff(request)
    try:
        make_move(subject, step.name, by=user, reason=given["reason"], on=given.get("on"))
    except MoveRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
    except ReleaseRefused as refusal:
        about = refusal.page or subject
        form.refused_by = [
            _told(rule_called(one.code), one.message, about, user) for one in refusal.findings
        ]
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as fault:
        form.add_error(None, fault.messages)
    return form.is_valid() and not form.refused_by


def _status_of(subject: Any) -> str:
    stored = type(subject)._default_manager.get(pk=subject.pk)
    return str(stored.get_status_display())


def _register_of(subject: Any) -> str:
    if isinstance(subject, Page):
        return str(subject)
    return str(subject._meta.verbose_name_plural).capitalize()


def _back(subject: Any) -> str:
    if isinstance(subject, Page):
        return reverse("wagtailadmin_pages:edit", args=[subject.pk])
    if isinstance(subject, Stage):
        return reverse("programme_stages", args=[subject.project_id])
    return reverse(f"{APP}_{subject._meta.model_name}_modeladmin_index")
