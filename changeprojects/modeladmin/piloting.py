"""Where pilots run, what sites do otherwise, and what evaluations found."""

from django.contrib.admin import display
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.forms import RegisterForm
from changeprojects.modeladmin.register import Register
from changeprojects.models import Adaptation, Evaluation, PilotSite
from changeprojects.registers import RelationFilter


class PilotFilter(RelationFilter):
    """Entries of one pilot."""

    title = "pilot"
    parameter_name = "pilot"
    relation = "pilot"
    label_field = "title"


class PilotSiteAdmin(Register):
    """Where pilots run."""

    model = PilotSite
    menu_icon = "site"
    list_display = ("agency", "pilot", "status", "from_date", "to_date")
    list_filter = (PilotFilter, "status")
    list_export = list_display
    list_select_related = ("agency", "pilot")
    search_fields = ("agency__name", "pilot__title")
    inspect_view_fields = [
        "agency",
        "pilot",
        "status",
        "team_name",
        "safeguarding_contact",
        "local_contact",
        "staff_count",
        "from_date",
        "to_date",
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("pilot", help_text="The pilot in which it takes part."),
                    FieldPanel("agency", help_text="The agency whose site it is."),
                ]
            ),
            FieldPanel("safeguarding_contact"),
            FieldPanel("local_contact"),
            FieldRowPanel([FieldPanel("team_name"), FieldPanel("staff_count")]),
            FieldRowPanel(
                [
                    FieldPanel(
                        "from_date",
                        help_text="The first day; written when the site starts, if empty.",
                    ),
                    FieldPanel(
                        "to_date",
                        help_text="The last day; written when the site finishes, if empty.",
                    ),
                ]
            ),
        ],
        base_form_class=RegisterForm,
    )


class AdaptationAdmin(Register):
    """What sites did otherwise; an editor looks at it before the public does."""

    model = Adaptation
    menu_icon = "edit"
    list_display = ("site", "recorded_on", "planned", "status")
    list_filter = ("status",)
    list_export = ("site", "recorded_on", "what", "why", "status")
    search_fields = ("site__agency__name", "what")
    list_select_related = ("site__agency",)
    inspect_view_fields = ["site", "recorded_on", "what", "why", "was_planned", "status"]
    edit_handler = ObjectList(
        [
            FieldPanel("site", help_text="The site that did it."),
            FieldPanel("what"),
            FieldPanel("why"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "was_planned",
                        help_text="Tick it if they meant to do so from the beginning.",
                    ),
                    FieldPanel("recorded_on", help_text="The day on which the site told it."),
                ]
            ),
            FieldPanel("status"),
        ],
        base_form_class=RegisterForm,
    )

    @staticmethod
    @display(description="planned", ordering="was_planned")
    def planned(adaptation: Adaptation) -> str:
        """Return whether it was planned before the pilot began, in a word."""
        return "Yes" if adaptation.was_planned else "No"


class EvaluationAdmin(Register):
    """Evaluations of pilots."""

    model = Evaluation
    menu_icon = "search"
    list_display = ("pilot", "design", "independence", "status", "signed_off_on")
    list_filter = (PilotFilter, "status", "design", "independence")
    list_export = list_display
    list_select_related = ("pilot",)
    search_fields = ("pilot__title",)
    inspect_view_fields = [
        "pilot",
        "status",
        "questions",
        "design",
        "evidence_level",
        "independence",
        "evaluated_by",
        "findings",
        "harms",
        "limitations",
        "signed_off_on",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("pilot", help_text="The pilot it is about. A pilot has one evaluation."),
            FieldPanel("questions"),
            FieldRowPanel(
                [
                    FieldPanel("design", help_text="How it was found out."),
                    FieldPanel("evidence_level"),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "independence", help_text="How near the evaluators are to the work."
                    ),
                    FieldPanel("evaluated_by"),
                ]
            ),
            FieldPanel("findings"),
            FieldPanel("harms"),
            FieldPanel("limitations"),
            FieldPanel(
                "report_url", help_text="Where everybody can read the whole report. Optional."
            ),
        ],
        base_form_class=RegisterForm,
    )


class PilotingRegisters(ModelAdminGroup):
    """The menu group of pilots."""

    menu_label = "Pilots"
    menu_icon = "site"
    menu_order = 212
    items = (PilotSiteAdmin, AdaptationAdmin, EvaluationAdmin)
