"""How a project is chosen: five criteria, a judgement and a rationale for each."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from changeprojects.models.agreed_dates import check_is_past
from changeprojects.models.project import ChangeProjectPage


class SelectionAppraisal(ClusterableModel):
    """One appraisal of a project; the latest one before the decision counts."""

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.CASCADE, related_name="appraisals"
    )
    panel = models.CharField(
        max_length=200, help_text="Who appraised it, by role: the programme board."
    )
    held_on = models.DateField("appraised on")
    public_summary = models.TextField(
        blank=True, help_text="What was decided and why, for everybody to read."
    )
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["project", "-held_on", "-pk"]
        verbose_name = "appraisal"

    def clean(self) -> None:
        """Refuse an appraisal that is still to come, and one that would change a past decision."""
        super().clean()
        check_is_past(self.held_on, field="held_on")
        day = self.project.decided_on if self.project_id else None
        if day and self.held_on and self.held_on <= day and not self._is_of_then():
            raise ValidationError(
                {
                    "held_on": (
                        f"The project was decided on {date_format(day, 'j F Y')} by what was "
                        "judged until then. Write the day of a later appraisal."
                    )
                }
            )

    def _is_of_then(self) -> bool:
        """Return whether it was one of the appraisals before the decision all along."""
        stored = SelectionAppraisal.objects.filter(pk=self.pk, project=self.project).first()
        day = self.project.decided_on
        return stored is not None and day is not None and stored.held_on <= day

    def __str__(self) -> str:
        return f"Appraisal of {self.held_on:%d %B %Y}"


class CriterionJudgement(Orderable):
    """How the project does by one of the five criteria."""

    class Criterion(models.TextChoices):
        OUTCOMES = "outcomes_central", "Better outcomes for people who use services are its aim"
        EVIDENCE = "evidence_informed", "All of its development rests on evidence"
        VOICE = "service_users", "Service users, or their views, are part of it"
        PRACTICAL = "practical", "It is practical and hands-on"
        SHARED = "shareable", "It ends in something that can be shared widely"

    class Judgement(models.TextChoices):
        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        NOT_MET = "not_met", "Not met"

    appraisal = ParentalKey(SelectionAppraisal, on_delete=models.CASCADE, related_name="judgements")
    criterion = models.CharField(max_length=20, choices=Criterion.choices)
    judgement = models.CharField(max_length=10, choices=Judgement.choices)
    rationale = models.TextField(help_text="Why. Only programme staff read it.")
    condition = models.TextField(
        blank=True, help_text="What must be done for it to be met. The public reads it."
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "criterion"],
                name="criterion_judged_once",
                violation_error_message="This criterion is judged already.",
            )
        ]

    def __str__(self) -> str:
        return self.get_criterion_display()

    def clean(self) -> None:
        """Refuse a rationale of spaces, and a half yes without a condition."""
        super().clean()
        if not self.rationale.strip():
            raise ValidationError({"rationale": "Write why you judge it so."})
        if self.judgement == self.Judgement.PARTLY and not self.condition.strip():
            raise ValidationError({"condition": "Write what must be done for it to be met."})
