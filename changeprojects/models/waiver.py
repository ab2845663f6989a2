"""How a project differs from the usual way; everybody reads it."""

from django.core.exceptions import ValidationError
from django.db import models

from changeprojects import clock, rules
from changeprojects.models.agreed_dates import check_is_past, check_order
from changeprojects.models.project import ChangeProjectPage

# A waiver is public: its reason is a sentence, not a word.
REASON_LENGTH = 30


class WaiverQuerySet(models.QuerySet["Waiver"]):
    """Named filters over waivers."""

    def in_force(self) -> "WaiverQuerySet":
        """Return those that waive a rule today."""
        today = clock.today()
        held = self.filter(granted_on__lte=today).exclude(expires_on__lt=today)
        return held.exclude(rule_code="")


class Waiver(models.Model):
    """One way in which a project differs from the usual way, with the reason.

    With a rule it lets the project go on although the rule is not met, until it expires.
    """

    project = models.ForeignKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="waivers")
    rule_code = models.CharField(
        "rule",
        max_length=20,
        blank=True,
        help_text="The rule that need not be met. Empty for a difference that breaks no rule.",
    )
    title = models.CharField(max_length=120, help_text="The difference in a few words.")
    usual_way = models.TextField(help_text="What projects usually do.")
    here = models.TextField(help_text="What this one does.")
    reason = models.TextField(help_text="At least 30 characters. The public reads it.")
    granted_by = models.CharField(max_length=80, help_text="A role, not a name.")
    granted_on = models.DateField()
    expires_on = models.DateField(
        null=True, blank=True, help_text="The last day on which it holds. Empty for always."
    )

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = "difference"
        ordering = ["project", "granted_on"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a rule that nobody can waive, and a reason long only by its spaces."""
        super().clean()
        check_is_past(self.granted_on, field="granted_on")
        check_order(
            self.granted_on,
            self.expires_on,
            field="expires_on",
            message="Write a day that is not before the day it was granted.",
        )
        self.reason = self.reason.strip()
        if len(self.reason) < REASON_LENGTH:
            raise ValidationError(
                {"reason": f"Write a reason of at least {REASON_LENGTH} characters."}
            )
        known = {rule.code: rule for rule in rules.all_rules()}
        if self.rule_code and self.rule_code not in known:
            raise ValidationError({"rule_code": "Choose a rule from the list."})
        if self.rule_code and known[self.rule_code].locked:
            raise ValidationError({"rule_code": "This rule holds everywhere. Nobody can waive it."})
