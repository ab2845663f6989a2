"""The stages of a project side by side: what is to come, what goes on, what is done."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from changeprojects import lifecycles
from changeprojects.lifecycles import Move
from changeprojects.models import ChangeProjectPage, Stage


@dataclass(frozen=True, slots=True)
class Card:
    """One stage with the moves that lead on from it."""

    stage: Stage
    leads: list[str]
    moves: list[Move]
    edit_url: str


@dataclass(frozen=True, slots=True)
class Column:
    """All stages of one status."""

    label: str
    cards: list[Card]


def stage_board(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the board of one project to those who may see stages."""
    if not request.user.has_perm("changeprojects.view_stage"):
        raise PermissionDenied
    project = get_object_or_404(ChangeProjectPage, pk=pk)
    stages = list(project.stages.prefetch_related("leads__agency"))
    edit = reverse("wagtailadmin_pages:edit", args=[project.pk])
    context = {
        "project": project,
        "columns": [
            Column(label, [_card(one, request) for one in stages if one.status == status])
            for status, label in Stage.Status.choices
        ],
        "may_add": request.user.has_perm("changeprojects.add_stage"),
        "header_title": f"Stages: {project}",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": edit, "label": str(project)},
            {"url": "", "label": "Stages"},
        ],
    }
    return render(request, "changeprojects/admin/stage_board.html", context)


def _card(stage: Stage, request: HttpRequest) -> Card:
    user = request.user
    moves = lifecycles.lifecycle_of(stage).moves_from(stage.status)
    may_edit = user.has_perm("changeprojects.change_stage")
    edit_url = reverse("changeprojects_stage_modeladmin_edit", args=[stage.pk])
    return Card(
        stage,
        [str(lead.agency) for lead in stage.leads.all()],
        [one for one in moves if one.is_for(user)],
        edit_url if may_edit else "",
    )
