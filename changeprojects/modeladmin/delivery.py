"""Who does what, with which money, and what was found."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.forms import (
    RecommendationForm,
    RegisterForm,
    StageForm,
    TeamPersonForm,
    WaiverForm,
)
from changeprojects.modeladmin.register import ProjectFilter, ProjectRegister
from changeprojects.models import (
    BudgetLine,
    Recommendation,
    Review,
    ShapingDecision,
    Stage,
    TeamAgency,
    TeamPerson,
    Waiver,
)
from changeprojects.registers import KeptPermissionHelper


class TeamAgencyAdmin(ProjectRegister):
    """Agencies in teams."""

    model = TeamAgency
    menu_label = "Agencies in teams"
    menu_icon = "group"
    list_display = ("project_title", "agency", "role", "joined_on", "left_on")
    list_filter = (ProjectFilter, "role")
    list_export = list_display
    list_select_related = ("project", "agency")
    search_fields = ("agency__name", "project__title")
    inspect_view_fields = ["project", "agency", "role", "joined_on", "left_on"]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("project", help_text="The project whose team it is in."),
                    FieldPanel("agency", help_text="Only partner agencies take one of the places."),
                ]
            ),
            FieldPanel("role", help_text="A lead agency speaks for the team."),
            FieldRowPanel(
                [
                    FieldPanel("joined_on", help_text="The first day in the team."),
                    FieldPanel("left_on"),
                ]
            ),
        ],
        base_form_class=RegisterForm,
    )


class TeamPersonAdmin(ProjectRegister):
    """People in teams, by what they bring."""

    model = TeamPerson
    menu_label = "People in teams"
    menu_icon = "user"
    list_display = ("project_title", "agency", "group", "level", "left_on")
    list_filter = (ProjectFilter, "group", "level")
    list_export = list_display
    list_select_related = ("project", "agency")
    search_fields = ("agency__name", "project__title")
    inspect_view_fields = ["project", "agency", "group", "level", "joined_on", "left_on"]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("project", help_text="The project in whose team they are."),
                    FieldPanel("agency"),
                ]
            ),
            FieldRowPanel([FieldPanel("group"), FieldPanel("level")]),
            FieldPanel("person"),
            FieldPanel("credit_roles"),
            FieldRowPanel(
                [
                    FieldPanel("joined_on", help_text="The first day in the team, if you know it."),
                    FieldPanel("left_on", help_text="Empty as long as they are in the team."),
                ]
            ),
        ],
        base_form_class=TeamPersonForm,
    )


class StageAdmin(ProjectRegister):
    """Stages of projects."""

    model = Stage
    menu_icon = "tasks"
    list_display = ("project_title", "kind", "status", "planned_start", "planned_end")
    list_filter = (ProjectFilter, "kind", "status")
    list_export = (*list_display, "started_on", "finished_on")
    search_fields = ("project__title",)
    inspect_view_fields = [
        "project",
        "kind",
        "status",
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


class ShapingDecisionAdmin(ProjectRegister):
    """What teams decided; a later decision replaces an earlier one, none is deleted."""

    model = ShapingDecision
    permission_helper_class = KeptPermissionHelper
    menu_label = "Shaping decisions"
    menu_icon = "edit"
    list_display = ("project_title", "question", "decided_on")
    list_filter = (ProjectFilter,)
    list_export = ("project_title", "question", "decision", "why", "decided_on")
    search_fields = ("question", "decision")
    inspect_view_fields = ["project", "question", "decision", "why", "decided_on", "supersedes"]
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
    list_display = ("project_title", "purpose", "amount", "nature", "status", "allocated_on")
    list_filter = (ProjectFilter, "purpose", "status")
    list_export = (*list_display, "spent", "publish_amounts")
    search_fields = ("project__title",)
    inspect_view_fields = [
        "project",
        "purpose",
        "amount",
        "spent",
        "nature",
        "target",
        "status",
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


class WaiverAdmin(ProjectRegister):
    """How projects differ from the usual way."""

    model = Waiver
    menu_label = "Differences"
    menu_icon = "tick-inverse"
    list_display = ("project_title", "title", "rule_code", "granted_on", "expires_on")
    list_filter = (ProjectFilter,)
    list_export = (*list_display, "usual_way", "here", "reason", "granted_by")
    search_fields = ("title", "rule_code")
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


class RecommendationAdmin(ProjectRegister):
    """What people, tests and evaluations ask for, and what was decided."""

    model = Recommendation
    permission_helper_class = KeptPermissionHelper
    menu_icon = "comment"
    list_display = ("code", "project_title", "text", "decision", "decided_on", "due")
    list_filter = (ProjectFilter, "decision", "source")
    list_export = (
        "code",
        "project_title",
        "text",
        "source",
        "decision",
        "answer",
        "reason",
        "decided_by",
        "decided_on",
        "owner",
        "due",
    )
    search_fields = ("code", "text")
    inspect_view_fields = [
        "project",
        "code",
        "text",
        "source",
        "decision",
        "answer",
        "reason",
        "decided_by",
        "decided_on",
        "owner",
        "due",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project that has to answer it."),
            FieldRowPanel(
                [FieldPanel("code"), FieldPanel("source", help_text="Who or what asked for it.")]
            ),
            FieldPanel("text"),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "decision",
                        help_text="What was decided. It needs an answer, a reason, who and when.",
                    ),
                    FieldPanel("answer"),
                    FieldPanel("reason"),
                    FieldRowPanel(
                        [
                            FieldPanel("decided_by"),
                            FieldPanel("decided_on", help_text="The day on which it was decided."),
                        ]
                    ),
                ],
                "Decision",
            ),
            FieldRowPanel([FieldPanel("owner"), FieldPanel("due")], "Who sees to it"),
        ],
        base_form_class=RecommendationForm,
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
        ReviewAdmin,
        WaiverAdmin,
        RecommendationAdmin,
    )
