"""How projects of one sort go: which rules hold for them, and how they call things.

There is no universal model of a Change Project. A model is changed in the admin and its
version goes up; a project that is approved keeps the one it was approved under.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from changeprojects import rules

# What the pages of a project call these, unless its model has another word.
LABEL_LENGTH = 40
LABELS = {"team": "team", "product": "product", "pilot": "pilot"}


class ProjectModel(ClusterableModel):
    """A preset of rules under a name; `version` counts how often it was changed."""

    code = models.SlugField(
        max_length=40, unique=True, help_text="A short lasting name, as in small-local."
    )
    title = models.CharField(max_length=80, help_text="What people call it. The public reads it.")
    summary = models.TextField(
        blank=True,
        help_text="For which projects it is meant. It is read here, in the register.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    is_default = models.BooleanField(
        "usual model", default=False, help_text="New projects start with it."
    )
    labels = models.JSONField(
        default=dict,
        blank=True,
        help_text="Other words for “team”, “product” and “pilot” on the pages of its projects.",
    )

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="one_usual_project_model",
                violation_error_message="Another model is the usual one. Take its tick out first.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse words for things that have none, and words that are no words."""
        super().clean()
        given = self.labels if isinstance(self.labels, dict) else {"": ""}
        if set(given) - set(LABELS):
            raise ValidationError({"labels": f"Give words for these alone: {', '.join(LABELS)}."})
        words = given.values()
        if not all(isinstance(one, str) and 0 < len(one.strip()) <= LABEL_LENGTH for one in words):
            raise ValidationError({"labels": f"Write each word in at most {LABEL_LENGTH} letters."})

    def snapshot(self) -> dict[str, Any]:
        """Return all of it as JSON, as it is pinned to a project."""
        return {
            "code": self.code,
            "title": self.title,
            "version": self.version,
            "labels": self.labels,
            "rules": {
                one.code: {"severity": one.severity, "params": one.params}
                for one in self.rule_settings.all()
            },
        }


def usual_model() -> int | None:
    """Return the key of the model with which new projects start, if there is one."""
    usual = ProjectModel.objects.filter(is_default=True)
    return usual.values_list("pk", flat=True).first()


def rule_choices() -> list[tuple[str, str]]:
    """Return the rules that a model may set: every one that is not locked."""
    return [
        (rule.code, f"{rule.code}: {rule.asked()}") for rule in rules.all_rules() if not rule.locked
    ]


class RuleSetting(Orderable):
    """How one rule is meant in a model."""

    class Severity(models.TextChoices):
        BLOCK = "block", "Stops"
        WARN = "warn", "Warns only"
        OFF = "off", "Is not asked"

    model = ParentalKey(ProjectModel, on_delete=models.CASCADE, related_name="rule_settings")
    code = models.CharField("rule", max_length=20)
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.BLOCK)
    params = models.JSONField(
        "numbers", default=dict, blank=True, help_text="Numbers of the rule that differ here."
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["model", "code"],
                name="rule_setting_once",
                violation_error_message="The model sets this rule already.",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Refuse a rule that is unknown or locked, and numbers that it does not have."""
        super().clean()
        known = {rule.code: rule for rule in rules.all_rules()}
        rule = known.get(self.code)
        if rule is None:
            raise ValidationError({"code": "Choose a rule from the list."})
        if rule.locked:
            raise ValidationError({"code": "This rule holds everywhere. Nobody can lower it."})
        if not isinstance(self.params, dict) or set(self.params) - set(rule.params):
            raise ValidationError({"params": _names_of_numbers(rule)})
        if any(type(value) is not int or value < 0 for value in self.params.values()):
            raise ValidationError({"params": "Write whole numbers from 0."})


def _names_of_numbers(rule: rules.Rule) -> str:
    if not rule.params:
        return "This rule has no numbers. Leave the field empty."
    return f"The numbers of this rule are: {', '.join(rule.params)}."
