"""Presets of rules: there is no universal model of a Change Project."""

from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList

from changeprojects.forms import ProjectModelForm, RuleSettingForm
from changeprojects.modeladmin.register import Register
from changeprojects.models import ProjectModel
from changeprojects.registers import KeptPermissionHelper, yes_or_no


class RuleSettingsPanel(InlinePanel):
    """The rules that a model sets; each is chosen from those that may be set."""

    def get_form_options(self) -> dict[str, Any]:
        """Return the options of an inline panel, with our form."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = RuleSettingForm
        return options


class ProjectModelAdmin(Register):
    """The models of projects."""

    model = ProjectModel
    permission_helper_class = KeptPermissionHelper
    menu_label = "Project models"
    menu_icon = "cogs"
    menu_order = 900
    add_to_settings_menu = True
    list_display = ("title", "code", "version", "usual")
    list_filter = ("is_default",)
    list_export = ("title", "code", "version")
    search_fields = ("title", "code")
    inspect_view_fields = ["title", "code", "version", "summary"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("title"), FieldPanel("code")]),
            FieldPanel("summary"),
            FieldPanel("is_default"),
            RuleSettingsPanel(
                "rule_settings",
                [
                    FieldPanel("code"),
                    FieldPanel("severity", help_text="What happens if it is not met."),
                    FieldPanel("params"),
                ],
                heading="Rules that differ from the usual",
                label="Rule",
            ),
            FieldPanel("labels"),
        ],
        base_form_class=ProjectModelForm,
    )

    @staticmethod
    def usual(model: ProjectModel) -> str:
        """Return whether new projects start with it, in a word."""
        return yes_or_no(model.is_default)
