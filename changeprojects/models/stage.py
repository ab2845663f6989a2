"""The stages of a project's work, what the team decided, and the reviews of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format

from changeprojects.models.agreed_dates import check_is_past, check_order
from changeprojects.models.event import EventPage
from changeprojects.models.project import ChangeProjectPage
from changeprojects.models.team import TeamAgency


class Stage(models.Model):
    """A part of the work with agencies that lead it."""

    class Kind(models.TextChoices):
        SHAPING = "shaping", "Shaping"
        DRAFTING = "drafting", "Drafting"
        TESTING = "testing", "Testing"
        PILOTING = "piloting", "Piloting"
        LISTENING = "listening", "Listening"
        EVALUATING = "evaluating", "Evaluating"
        REFINING = "refining", "Refining"
        PUBLISHING = "publishing", "Publishing"
        ACTION_PERIOD = "action_period", "Action period"

    class Status(models.TextChoices):
        PENDING = "pending", "Not begun"
        ACTIVE = "active", "Going on"
        DONE = "done", "Done"
        SKIPPED = "skipped", "Left out"

    project = models.ForeignKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(
        default=1, help_text="Small numbers come first on the stage board."
    )
    planned_start = models.DateField(null=True, blank=True)
    planned_end = models.DateField(null=True, blank=True)
    leads = models.ManyToManyField(
        TeamAgency,
        blank=True,
        related_name="led_stages",
        help_text="Agencies of this project’s team.",
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.PENDING, editable=False
    )
    status_reason = models.TextField(blank=True, editable=False)
    started_on = models.DateField(null=True, blank=True, editable=False)
    finished_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["project", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "order"],
                name="stage_once_at_its_place",
                violation_error_message="The project has this stage at this place already.",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """Refuse days that run backwards, and a stage planned twice at once."""
        super().clean()
        check_order(
            self.planned_start,
            self.planned_end,
            field="planned_end",
            message="Write an end that is not before the start.",
        )
        check_order(
            self.started_on,
            self.finished_on,
            field="finished_on",
            message="Write a day that is not before the day on which it began.",
        )
        if twin := self._planned_meanwhile():
            raise ValidationError(
                {
                    "planned_start": f"“{twin}” is planned from {_day(twin.planned_start)} to "
                    f"{_day(twin.planned_end)} already. Choose other days, or change that stage."
                }
            )

    def _planned_meanwhile(self) -> "Stage | None":
        """Return another stage of the same kind whose planned days overlap with these."""
        if not (self.project_id and self.planned_start and self.planned_end):
            return None
        others = Stage.objects.filter(project=self.project_id, kind=self.kind).exclude(pk=self.pk)
        others = others.exclude(status=self.Status.SKIPPED)
        return others.filter(
            planned_start__lte=self.planned_end, planned_end__gte=self.planned_start
        ).first()


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


class ShapingDecision(models.Model):
    """What the team decided about format and content; replaced by a later one, never lost."""

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.CASCADE, related_name="decisions"
    )
    question = models.CharField(max_length=200, help_text="As in: what shall we make?")
    decision = models.TextField(help_text="What was decided. The public reads it.")
    why = models.TextField(help_text="The reason. The public reads it.")
    decided_on = models.DateField()
    at_event = models.ForeignKey(
        EventPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
        help_text="The meeting at which it was decided, if any.",
    )
    supersedes = models.OneToOneField(
        "self",
        # Restricted, not protected: a whole project can be deleted with all its decisions.
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="superseded_by",
        help_text="The earlier decision that this one replaces. Readers still find that one.",
    )

    class Meta:
        ordering = ["project", "decided_on", "pk"]
        verbose_name = "shaping decision"

    def __str__(self) -> str:
        return self.question

    def clean(self) -> None:
        """Refuse a day to come, and a decision that replaces a later one or another project's."""
        super().clean()
        check_is_past(self.decided_on, field="decided_on")
        former = self.supersedes
        if former is None:
            return
        if former.project_id != self.project_id or former.pk == self.pk:
            raise ValidationError({"supersedes": "Choose an earlier decision of this project."})
        check_order(
            former.decided_on,
            self.decided_on,
            field="decided_on",
            message="Write a day that is not before the decision it replaces.",
        )


class Review(models.Model):
    """A look back at a project or at what it made, with what follows from it."""

    class Outcome(models.TextChoices):
        CONTINUE = "continue", "Go on as planned"
        ADJUST = "adjust", "Go on, with changes"
        SUBSTANTIAL_UPDATE = "substantial_update", "Much must be updated"
        RAPID_UPDATE = "rapid_update", "One thing must be updated soon"
        NO_UPDATE = "no_update", "Nothing need be updated"
        STATIC = "static", "It stays as it is for good"
        STOP = "stop", "Stop"

    project = models.ForeignKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    notes = models.TextField(help_text="What was found. The public reads it.")
    next_due = models.DateField(
        null=True, blank=True, help_text="The day by which it is looked at again."
    )

    class Meta:
        ordering = ["project", "held_on"]

    def __str__(self) -> str:
        return f"Review of {self.held_on:%d %B %Y}"

    def clean(self) -> None:
        """Refuse a review to come, and a next one before it."""
        super().clean()
        check_is_past(self.held_on, field="held_on")
        check_order(
            self.held_on,
            self.next_due,
            field="next_due",
            message="Write a day after the review.",
        )
