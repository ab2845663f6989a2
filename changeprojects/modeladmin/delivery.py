"""The work itself: its stages, decisions and money, and where it differs from the usual way."""

from typing import Any

from django.contrib.admin import SimpleListFilter, display
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.forms import RegisterForm, StageForm, WaiverForm
from changeprojects.modeladmin.piloting import (
    AdaptationAdmin,
    EvaluationAdmin,
    PilotAdmin,
    PilotSiteAdmin,
)
from changeprojects.modeladmin.register import ProjectRegister
from changeprojects.modeladmin.teams import TeamAgencyAdmin, TeamPersonAdmin
from changeprojects.models import BudgetLine, Review, ShapingDecision, Stage, Waiver
from changeprojects.registers import KeptPermissionHelper, ProjectFilter
from changeprojects.rules import all_rules

# How the address calls a difference that breaks no rule.
NO_RULE = "none"


class StageAdmin(ProjectRegister):
    """Stages of projects."""

    model = Stage
    menu_icon = "tasks"
    list_display = ("kind", "project_title", "status", "planned_start", "planned_end")
    list_filter = (ProjectFilter, "kind", "status")
    list_export = (*list_display, "started_on", "finished_on")
    search_fields = ("project__title",)
    inspect_view_fields = [
        "project",
        "kind",
        "order",
        "lead_agencies",
        "status",
        "status_reason",
        "planned_start",
        "planned_end",
        "started_on",
        "finished_on",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project it belongs to."),
            FieldRowPanel(
                [FieldPanel("kind", help_text="What is done in this stage."), FieldPanel("order")]
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "planned_start",
                        help_text="The day on which it should begin; starting writes the real one.",
                    ),
                    FieldPanel("planned_end", help_text="The day by which it should be done."),
                ]
            ),
            FieldPanel("leads"),
        ],
        base_form_class=StageForm,
    )

    @staticmethod
    @display(description="led by")
    def lead_agencies(stage: Stage) -> str:
        """Return the agencies that lead it, each on a line."""
        return "\n".join(str(one.agency) for one in stage.leads.select_related("agency"))


class ShapingDecisionAdmin(ProjectRegister):
    """What teams decided; a later decision replaces an earlier one, none is deleted."""

    model = ShapingDecision
    permission_helper_class = KeptPermissionHelper
    menu_icon = "edit"
    list_display = ("question", "project_title", "decided_on")
    list_filter = (ProjectFilter,)
    list_export = ("question", "project_title", "decision", "why", "decided_on")
    search_fields = ("question", "decision", "project__title")
    inspect_view_fields = [
        "project",
        "question",
        "decision",
        "why",
        "decided_on",
        "at_event",
        "supersedes",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project it belongs to."),
            FieldPanel("question"),
            FieldPanel("decision"),
            FieldPanel("why"),
            FieldRowPanel(
                [
                    FieldPanel("decided_on", help_text="The day on which the team decided."),
                    FieldPanel("at_event"),
                ]
            ),
            FieldPanel("supersedes"),
        ],
        base_form_class=RegisterForm,
    )


class BudgetLineAdmin(ProjectRegister):
    """Money: proposed, set aside on a day, committed, closed or released back."""

    model = BudgetLine
    menu_icon = "table"
    list_display = ("purpose", "project_title", "pounds", "nature", "status", "allocated_on")
    list_filter = (ProjectFilter, "purpose", "status")
    list_export = (
        "purpose",
        "project_title",
        "amount",
        "nature",
        "status",
        "status_reason",
        "allocated_on",
        "spent",
        "publish_amounts",
    )
    search_fields = ("project__title",)
    inspect_view_fields = [
        "project",
        "purpose",
        "amount",
        "spent",
        "nature",
        "target",
        "status",
        "status_reason",
        "allocated_on",
        "publish_amounts",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project that spends it."),
            FieldRowPanel([FieldPanel("purpose"), FieldPanel("amount")]),
            FieldPanel("nature"),
            FieldPanel("target"),
            FieldRowPanel(
                [
                    FieldPanel("spent", help_text="What was spent in the end. Empty until then."),
                    FieldPanel("publish_amounts"),
                ]
            ),
        ],
        base_form_class=RegisterForm,
    )

    @staticmethod
    @display(description="amount", ordering="amount")
    def pounds(line: BudgetLine) -> str:
        """Return the amount as money is written."""
        return f"£{line.amount:,.2f}".removesuffix(".00")


class ReviewAdmin(ProjectRegister):
    """Reviews of projects and of what they made."""

    model = Review
    menu_icon = "history"
    list_display = ("project_title", "held_on", "outcome", "next_due")
    list_filter = (ProjectFilter, "outcome")
    list_export = (*list_display, "notes")
    search_fields = ("project__title", "notes")
    inspect_view_fields = ["project", "held_on", "outcome", "notes", "next_due"]
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project that was looked back at."),
            FieldRowPanel(
                [
                    FieldPanel("held_on", help_text="The day of the review, today or earlier."),
                    FieldPanel("next_due"),
                ]
            ),
            FieldPanel("outcome", help_text="What follows from it. The public reads it."),
            FieldPanel("notes"),
        ],
        base_form_class=RegisterForm,
    )


class RuleFilter(SimpleListFilter):
    """Differences from one rule."""

    title = "rule"
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the rules that are waived somewhere, by what they ask for."""
        asks = {rule.code: f"{rule.code}: {rule.asked()}" for rule in all_rules()}
        waived = model_admin.get_queryset(request).order_by("rule_code")
        codes = waived.values_list("rule_code", flat=True).distinct()
        return [(code or NO_RULE, asks.get(code, code or "No rule is broken")) for code in codes]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Waiver]) -> QuerySet[Waiver]:
        """Return the differences from the chosen rule; all if none is chosen."""
        if self.value() is None:
            return queryset
        return queryset.filter(rule_code="" if self.value() == NO_RULE else self.value())


class WaiverAdmin(ProjectRegister):
    """How projects differ from the usual way; what was granted may end, none is deleted."""

    model = Waiver
    permission_helper_class = KeptPermissionHelper
    menu_icon = "tick-inverse"
    list_display = ("title", "project_title", "rule_code", "granted_on", "expires_on")
    list_filter = (ProjectFilter, RuleFilter)
    list_export = (*list_display, "usual_way", "here", "reason", "granted_by")
    search_fields = ("title", "rule_code", "project__title")
    inspect_view_fields = [
        "project",
        "rule_code",
        "title",
        "usual_way",
        "here",
        "reason",
        "granted_by",
        "granted_on",
        "expires_on",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project that differs."),
            FieldPanel("rule_code"),
            FieldPanel("title"),
            FieldPanel("usual_way"),
            FieldPanel("here"),
            FieldPanel("reason"),
            FieldPanel("granted_by"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "granted_on", help_text="The first day on which it holds, today or earlier."
                    ),
                    FieldPanel("expires_on"),
                ]
            ),
        ],
        base_form_class=WaiverForm,
    )


class DeliveryRegisters(ModelAdminGroup):
    """The menu group of the work itself."""

    menu_label = "Delivery"
    menu_icon = "list-ul"
    menu_order = 210
    items = (
        TeamAgencyAdmin,
        TeamPersonAdmin,
        StageAdmin,
        ShapingDecisionAdmin,
        BudgetLineAdmin,
        PilotAdmin,
        PilotSiteAdmin,
        AdaptationAdmin,
        EvaluationAdmin,
        ReviewAdmin,
        WaiverAdmin,
    )
