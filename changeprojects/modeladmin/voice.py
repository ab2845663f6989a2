"""What people asked for, and what was decided."""

from django.contrib.admin import display
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from changeprojects.forms import RecommendationForm, round_called
from changeprojects.modeladmin.register import ProjectRegister
from changeprojects.models import Recommendation
from changeprojects.registers import KeptPermissionHelper, Part, ProjectFilter

_ONLY_WHAT_IS_SHOWN = (
    "The public reads this. Until a change entry or an event shows that it was done, say what "
    "will be done: “We will …”."
)


def _decided(name: str, **more: str) -> FieldPanel:
    """Return the field of something that only those write who may decide."""
    return FieldPanel(name, permission="changeprojects.decide_recommendation", **more)


class RecommendationAdmin(ProjectRegister):
    """What people, tests and evaluations ask for, and what was decided."""

    model = Recommendation
    permission_helper_class = KeptPermissionHelper
    menu_icon = "comment"
    menu_order = 220
    # It stands in the menu of what people said.
    add_to_admin_menu = False
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
    search_fields = ("code", "text", "project__title")
    inspect_view_fields = [
        "project",
        "code",
        "text",
        "source",
        "round_named",
        "came_from_why",
        "decision",
        "answer",
        "reason",
        "decided_by",
        "decided_on",
        "owner",
        "due",
        "carried_out_at",
    ]
    inspect_parts = (
        Part(
            "former_decisions",
            "Decided before",
            ("decision", "answer", "reason", "decided_by", "decided_on", "replaced_on"),
        ),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("project", help_text="The project that has to answer it."),
            FieldRowPanel(
                [FieldPanel("code"), FieldPanel("source", help_text="Who or what asked for it.")]
            ),
            FieldPanel("came_from"),
            FieldPanel("came_from_why"),
            FieldPanel("text"),
            MultiFieldPanel(
                [
                    _decided(
                        "decision",
                        help_text="What was decided. It needs an answer, a reason, who and when.",
                    ),
                    _decided("answer", help_text=_ONLY_WHAT_IS_SHOWN),
                    _decided("reason"),
                    FieldRowPanel(
                        [
                            _decided("decided_by"),
                            _decided("decided_on", help_text="The day on which it was decided."),
                        ]
                    ),
                ],
                "Decision",
            ),
            FieldRowPanel([_decided("owner"), _decided("due")], "Who sees to it"),
            _decided("carried_out_at"),
        ],
        base_form_class=RecommendationForm,
    )

    @staticmethod
    @display(description="test round or pilot")
    def round_named(one: Recommendation) -> str:
        """Return the round that it names, as the form calls it; nothing if it names none."""
        return round_called(one.came_from) if one.came_from else ""
