"""The registers: agencies, money and recommendations."""

from django.contrib.admin import display
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.forms import AgencyForm, BudgetLineForm, RecommendationForm
from changeprojects.models import Agency, BudgetLine, Recommendation
from changeprojects.registers import (
    KeptPermissionHelper,
    RelationFilter,
    SafeDeleteView,
    SafeModelAdmin,
    yes_or_no,
)


class ProjectFilter(RelationFilter):
    """Entries of one project."""

    title = "project"
    parameter_name = "project"
    relation = "project"
    label_field = "title"


class AgencyAdmin(SafeModelAdmin):
    """The agencies of the programme."""

    model = Agency
    permission_helper_class = KeptPermissionHelper
    menu_icon = "group"
    list_display = ("name", "kind", "region", "partner", "named")
    list_filter = ("kind", "is_partner")
    list_export = ("name", "slug", "kind", "region", "is_partner", "may_be_named")
    search_fields = ("name", "region")
    inspect_view_fields = ["name", "slug", "kind", "region", "is_partner", "may_be_named"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("region")]),
            FieldPanel("is_partner"),
            FieldPanel("may_be_named"),
        ],
        base_form_class=AgencyForm,
    )

    # In words: a list shows a plain yes or no with pictures of Django's own admin, which
    # is not here.
    @staticmethod
    @display(description="partner agency", ordering="is_partner")
    def partner(agency: Agency) -> str:
        """Return whether it is a partner, in a word."""
        return yes_or_no(agency.is_partner)

    @staticmethod
    @display(description="may be named", ordering="may_be_named")
    def named(agency: Agency) -> str:
        """Return whether the public may read its name, in a word."""
        return yes_or_no(agency.may_be_named)


class BudgetLineDeleteView(SafeDeleteView):
    """Deletes a budget line, so that the project tells no more of it."""

    def delete_instance(self) -> None:
        """Delete through the action."""
        delete_entry(self.instance, by=self.request.user)


class BudgetLineAdmin(SafeModelAdmin):
    """Money: proposed, and allocated on a day."""

    model = BudgetLine
    delete_view_class = BudgetLineDeleteView
    menu_icon = "table"
    list_display = ("project_title", "purpose", "amount", "nature", "status", "allocated_on")
    list_filter = (ProjectFilter, "purpose", "status")
    list_export = list_display
    list_select_related = ("project",)
    inspect_view_fields = ["project", "purpose", "amount", "nature", "status", "allocated_on"]
    edit_handler = ObjectList(
        [
            FieldPanel("project"),
            FieldRowPanel([FieldPanel("purpose"), FieldPanel("amount")]),
            MultiFieldPanel(
                [FieldPanel("nature"), FieldPanel("status"), FieldPanel("allocated_on")],
                "How far it is",
            ),
        ],
        base_form_class=BudgetLineForm,
    )

    @staticmethod
    @display(description="project", ordering="project__title")
    def project_title(line: BudgetLine) -> str:
        """Return the title of the project the money is for."""
        return line.project.title


class RecommendationAdmin(SafeModelAdmin):
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
    list_select_related = ("project",)
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
            FieldPanel("project"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("source")]),
            FieldPanel("text"),
            MultiFieldPanel(
                [
                    FieldPanel("decision"),
                    FieldPanel("answer"),
                    FieldPanel("reason"),
                    FieldRowPanel([FieldPanel("decided_by"), FieldPanel("decided_on")]),
                ],
                "Decision",
            ),
            FieldRowPanel([FieldPanel("owner"), FieldPanel("due")], "Who sees to it"),
        ],
        base_form_class=RecommendationForm,
    )

    @staticmethod
    @display(description="project", ordering="project__title")
    def project_title(recommendation: Recommendation) -> str:
        """Return the title of the project that is asked."""
        return recommendation.project.title


class Registers(ModelAdminGroup):
    """The menu group of the registers."""

    menu_label = "Registers"
    menu_icon = "list-ul"
    menu_order = 210
    items = (AgencyAdmin, BudgetLineAdmin, RecommendationAdmin)
