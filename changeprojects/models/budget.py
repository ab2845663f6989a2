"""Money set aside before it is needed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Page

from changeprojects.models.agreed_dates import check_is_past
from changeprojects.models.project import ChangeProjectPage


class BudgetLine(models.Model):
    """An amount for one purpose of a project: proposed, then allocated on a date."""

    class Purpose(models.TextChoices):
        PILOT = "pilot", "Pilot"
        FINAL_PRODUCT = "final_product", "Final product"
        EVENT = "event", "Event"
        EVALUATION = "evaluation", "Evaluation"
        INVOLVEMENT = "involvement", "Involvement"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        ALLOCATED = "allocated", "Allocated"
        COMMITTED = "committed", "Committed"
        CLOSED = "closed", "Closed"
        RELEASED_BACK = "released_back", "Released back"

    # Money that is there for its purpose, whether spent yet or not.
    SET_ASIDE = (Status.ALLOCATED, Status.COMMITTED, Status.CLOSED)

    class Nature(models.TextChoices):
        INDICATIVE = "indicative", "Indicative"
        CONFIRMED = "confirmed", "Confirmed"

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.CASCADE, related_name="budget_lines"
    )
    purpose = models.CharField(
        max_length=20, choices=Purpose.choices, help_text="What the money is for."
    )
    amount = models.DecimalField(
        "amount in pounds",
        max_digits=10,
        decimal_places=2,
        help_text="Only programme staff see it, unless you tick below that the public may.",
    )
    nature = models.CharField(
        max_length=12,
        choices=Nature.choices,
        default=Nature.INDICATIVE,
        help_text="A pilot opens only on money that is confirmed.",
    )
    target = models.ForeignKey(
        Page,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pilot, product or event",
        help_text="What it pays for. Leave empty while that is not decided.",
    )
    spent = models.DecimalField(
        "spent in pounds", max_digits=10, decimal_places=2, null=True, blank=True
    )
    publish_amounts = models.BooleanField(
        "the public may read the amount", default=False, help_text="Else only the date is public."
    )
    status = models.CharField(
        max_length=14, choices=Status.choices, default=Status.PROPOSED, editable=False
    )
    status_reason = models.TextField(blank=True, editable=False)
    allocated_on = models.DateField(null=True, blank=True, editable=False)
    allocated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["project", "purpose"]
        permissions = [("allocate_budgetline", "Can set money aside, and change what is set aside")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=["allocated", "committed", "closed"])
                | models.Q(allocated_on__isnull=False),
                name="budget_line_allocated_on_a_date",
                violation_error_message="Write the date on which the money was set aside.",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="budget_line_amount_above_zero",
                violation_error_message="Write an amount above zero.",
            ),
            models.CheckConstraint(
                condition=models.Q(spent__isnull=True) | models.Q(spent__gte=0),
                name="budget_line_spent_not_below_zero",
                violation_error_message="Write zero or what was spent.",
            ),
        ]

    def __str__(self) -> str:
        # Histories keep these words for ever, and more people read them than the register.
        return f"Money for: {self.get_purpose_display()}"

    @property
    def known_as(self) -> str:
        """The words by which staff tell it from other money of the project."""
        return f"{self.get_purpose_display()}, £{self.amount:,.0f}"

    @property
    def is_set_aside(self) -> bool:
        """Whether the money is there for its purpose."""
        return self.status in self.SET_ASIDE

    def clean(self) -> None:
        """Refuse no money, a day of allocation to come, and another project's things to pay for."""
        super().clean()
        # The constraints say it too, but not at a field.
        if self.amount is not None and self.amount <= 0:
            raise ValidationError({"amount": "Write an amount above zero."})
        if self.spent is not None and self.spent < 0:
            raise ValidationError({"spent": "Write zero or what was spent."})
        check_is_past(self.allocated_on, field="allocated_on")
        if self.target is not None and not self.target.is_child_of(self.project):
            raise ValidationError({"target": "Choose a pilot, product or event of the project."})
