"""Money set aside before it is needed."""

from django.core.exceptions import ValidationError
from django.db import models

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
        help_text="Only programme staff see the amount.",
    )
    nature = models.CharField(
        max_length=12,
        choices=Nature.choices,
        default=Nature.INDICATIVE,
        help_text="A pilot opens only on money that is confirmed.",
    )
    status = models.CharField(
        max_length=12,
        choices=Status.choices,
        default=Status.PROPOSED,
        help_text="Allocated means set aside: nobody else may spend it.",
    )
    allocated_on = models.DateField(
        null=True, blank=True, help_text="The public reads this date in the project’s timeline."
    )

    class Meta:
        ordering = ["project", "purpose"]
        permissions = [("allocate_budgetline", "Can set money aside, and change what is set aside")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="allocated") | models.Q(allocated_on__isnull=False),
                name="budget_line_allocated_on_a_date",
                violation_error_message="Write the date on which the money was set aside.",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="budget_line_amount_above_zero",
                violation_error_message="Write an amount above zero.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, £{self.amount:,.0f}"

    def clean(self) -> None:
        """Refuse a day of allocation to come, or on money that is only proposed."""
        super().clean()
        check_is_past(self.allocated_on, field="allocated_on")
        if self.allocated_on and self.status != self.Status.ALLOCATED:
            raise ValidationError(
                {"status": "Choose “Allocated”, or take out the date of allocation."}
            )
