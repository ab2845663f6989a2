"""How projects are chosen and teams are formed."""

from typing import Any

from django.contrib.admin import display
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.forms import AppraisalForm
from changeprojects.modeladmin.register import ProjectRegister, Register
from changeprojects.models import ExpressionOfInterest, SelectionAppraisal
from changeprojects.registers import (
    KeptPermissionHelper,
    Part,
    ProjectFilter,
    ReadOnlyPermissionHelper,
    RelationFilter,
)


class AppraisalAdmin(ProjectRegister):
    """Appraisals of projects by the five criteria."""

    model = SelectionAppraisal
    permission_helper_class = KeptPermissionHelper
    menu_icon = "clipboard-list"
    list_display = ("project_title", "held_on", "panel")
    list_filter = (ProjectFilter,)
    list_export = ("project_title", "held_on", "panel", "public_summary")
    search_fields = ("project__title", "panel")
    inspect_view_fields = ["project", "held_on", "panel", "public_summary"]
    inspect_parts = (
        Part(
            "judgements",
            "The five criteria",
            ("criterion", "judgement", "rationale", "condition"),
        ),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project it belongs to."),
            FieldRowPanel(
                [
                    FieldPanel("held_on", help_text="The day on which the panel met."),
                    FieldPanel("panel"),
                ]
            ),
            InlinePanel(
                "judgements",
                [
                    FieldPanel("criterion", help_text="Each of the five is judged once."),
                    FieldPanel("judgement", help_text="Partly met needs a condition."),
                    FieldPanel("rationale"),
                    FieldPanel("condition"),
                ],
                heading="The five criteria",
                label="Criterion",
                min_num=5,
                max_num=5,
            ),
            FieldPanel("public_summary"),
        ],
        base_form_class=AppraisalForm,
    )


class CallFilter(RelationFilter):
    """What was sent in answer to one call."""

    title = "call"
    parameter_name = "call"
    relation = form_field = "call"


class InterestAdmin(Register):
    """Expressions of interest, to be read and decided; agencies write them elsewhere."""

    model = ExpressionOfInterest
    permission_helper_class = ReadOnlyPermissionHelper
    menu_icon = "mail"
    list_display = ("agency", "project_title", "status", "sent_at", "decided_on")
    list_filter = (CallFilter, "status")
    # Who stands behind it is a name: it is read at the desk and in no file.
    list_export = (
        "agency",
        "project_title",
        "status",
        "sent_at",
        "motivation",
        "expertise",
        "levels",
        "involvement_plan",
        "capacity_days",
        "status_reason",
        "decided_on",
    )
    list_select_related = ("agency", "call")
    search_fields = ("agency__name", "call__title")
    inspect_view_fields = [
        "agency",
        "call",
        "status",
        "sent_at",
        "motivation",
        "expertise",
        "levels",
        "involvement_plan",
        "capacity_days",
        "sponsor_name",
        "status_reason",
        "decided_on",
    ]

    @staticmethod
    @display(description="call", ordering="call__title")
    def project_title(interest: ExpressionOfInterest) -> str:
        """Return the title of the call that is answered."""
        return str(interest.call.title)

    @staticmethod
    @display(description="who would take part")
    def levels(interest: ExpressionOfInterest) -> str:
        """Return the levels that the agency offers, in words."""
        known = dict(ExpressionOfInterest.LEVELS.choices)
        return ", ".join(str(known.get(one, one)) for one in interest.levels_offered)

    def get_queryset(self, request: Any) -> Any:
        """Return those that were sent; a draft is its agency's own business."""
        return super().get_queryset(request).exclude(status=ExpressionOfInterest.Status.DRAFT)


class RecruitingRegisters(ModelAdminGroup):
    """The menu group of choosing and recruiting."""

    menu_label = "Recruiting"
    menu_icon = "user"
    menu_order = 207
    items = (AppraisalAdmin, InterestAdmin)
