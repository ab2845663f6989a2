"""Presets of rules: there is no universal model of a Change Project."""

from typing import Any

from django.contrib.admin import display
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList

from changeprojects.forms import ProjectModelForm, RuleSettingForm
from changeprojects.modeladmin.register import Register
from changeprojects.models import ProjectModel, RuleSetting
from changeprojects.models.project_model import LABELS
from changeprojects.registers import KeptPermissionHelper, Part, yes_or_no
from changeprojects.rules import all_rules


class RuleSettingsPanel(InlinePanel):
    """The rules that a model sets; each is chosen from those that may be set."""

    def get_form_options(self) -> dict[str, Any]:
        """Return the options of an inline panel, with our form."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = RuleSettingForm
        return options


@display(description="numbers")
def numbers_of(setting: RuleSetting) -> str:
    """Return the numbers that the model sets for a rule, each with its name."""
    return ", ".join(f"{name}: {number}" for name, number in sorted(setting.params.items()))


@display(description="rule")
def rule_of(setting: RuleSetting) -> str:
    """Return the code of a rule and what it asks for."""
    asks = {rule.code: rule.asked() for rule in all_rules()}
    return f"{setting.code}: {asks[setting.code]}" if setting.code in asks else setting.code


class ProjectModelAdmin(Register):
    """The models of projects."""

    model = ProjectModel
    permission_helper_class = KeptPermissionHelper
    menu_icon = "cogs"
    menu_order = 900
    add_to_settings_menu = True
    list_display = ("title", "code", "version", "usual")
    list_filter = ("is_default",)
    list_export = ("title", "code", "version", "usual", "summary", "words")
    search_fields = ("title", "code")
    inspect_view_fields = ["title", "code", "version", "usual", "summary", "words"]
    inspect_parts = (
        Part(
            "rule_settings",
            "Rules that differ from the usual",
            (rule_of, "severity", numbers_of),
        ),
    )
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
            FieldRowPanel(
                [FieldPanel(f"word_for_{usual}") for usual in LABELS],
                heading="Words on the pages of its projects",
            ),
        ],
        base_form_class=ProjectModelForm,
    )

    @staticmethod
    @display(description="other words")
    def words(model: ProjectModel) -> str:
        """Return the words that the pages of its projects use instead of the usual ones."""
        return "\n".join(f"{usual}: {word}" for usual, word in model.labels.items())

    @staticmethod
    @display(description="usual model", ordering="is_default")
    def usual(model: ProjectModel) -> str:
        """Return whether new projects start with it, in a word."""
        return yes_or_no(model.is_default)
