"""Recommendations and what was decided about each."""

from django.core.exceptions import ValidationError
from django.db import models

from changeprojects.models.agreed_dates import check_is_past
from changeprojects.models.project import ChangeProjectPage


class Recommendation(models.Model):
    """Something that people's answers, a test or an evaluation ask the project to do."""

    class Source(models.TextChoices):
        THEME = "theme", "What people said"
        EVALUATION = "evaluation", "Evaluation"
        TEST = "test", "Test round"
        REVIEW = "review", "Review"

    class Decision(models.TextChoices):
        UNDECIDED = "undecided", "Not decided"
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Accepted in part"
        DECLINED = "declined", "Declined"

    # What somebody decides who may: the decision and what it promises.
    VERDICT = (
        "decision",
        "answer",
        "reason",
        "decided_by",
        "decided_on",
        "owner",
        "due",
        "carried_out_at_id",
    )

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.CASCADE, related_name="recommendations"
    )
    code = models.CharField(
        max_length=12, help_text="Short and lasting, as in REC-02. The public reads it."
    )
    text = models.TextField(help_text="What should be done, in one sentence. The public reads it.")
    source = models.CharField(max_length=12, choices=Source.choices, default=Source.THEME)
    # As it was when it was named: whatever is typed there later moves nothing back.
    came_from = models.JSONField(
        "test round or pilot",
        null=True,
        blank=True,
        help_text="The round in which it was asked for. Only what changed afterwards shows that it "
        "was done. If you choose none, the newest counts.",
    )
    came_from_why = models.TextField(
        "why it is named only now",
        blank=True,
        db_default="",
        default="",
        help_text="Only where it is decided already. The round can be named once, and stays.",
    )
    decision = models.CharField(max_length=12, choices=Decision.choices, default=Decision.UNDECIDED)
    answer = models.TextField(
        "what we did, will do or cannot do", blank=True, help_text="The public reads this."
    )
    reason = models.TextField(blank=True, help_text="Why so. The public reads this.")
    decided_by = models.CharField(
        max_length=120,
        blank=True,
        help_text="A role or an agency, not a name. The public reads it.",
    )
    decided_on = models.DateField(null=True, blank=True)
    owner = models.CharField(
        max_length=120, blank=True, help_text="The agency or role that sees to it."
    )
    due = models.DateField(
        null=True, blank=True, help_text="After this day the public reads “late”."
    )
    first_due = models.DateField(
        null=True,
        editable=False,
        help_text="The earlier day that the public was promised first, if a later one is now.",
    )
    carried_out_at = models.ForeignKey(
        "changeprojects.EventPage",
        # A promise whose event was deleted is a promise again.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="carried out at",
        help_text="Only for what changes no text, such as training: an event of the project. "
        "The public reads “We did” once it has taken place and its page tells what came of it.",
    )
    carried_out_as = models.JSONField(
        null=True,
        editable=False,
        help_text="The code and the words for which readers saw that an event carried it out.",
    )

    class Meta:
        ordering = ["project", "code"]
        permissions = [("decide_recommendation", "Can decide what a project is asked to do")]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "code"],
                name="recommendation_code_once",
                violation_error_message="The project has a recommendation with this code.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:60]}"

    @property
    def is_decided(self) -> bool:
        """Whether somebody has answered it."""
        return self.decision != self.Decision.UNDECIDED

    @property
    def is_agreed(self) -> bool:
        """Whether somebody said that it is done, at least in part."""
        return self.decision in (self.Decision.ACCEPTED, self.Decision.PARTLY)

    @property
    def as_asked(self) -> dict[str, str]:
        """Its code and its words, as what proves it names them."""
        return {"code": self.code, "text": self.text}

    @property
    def is_promise(self) -> bool:
        """Whether somebody said that it will be done by a day."""
        return self.is_agreed and bool(self.due)

    def clean(self) -> None:
        """Refuse a decision without an answer, a reason, who took it and when, or to come.

        What is accepted needs somebody who does it and a day, so that a late one can be seen.
        """
        super().clean()
        check_is_past(self.decided_on, field="decided_on")
        self._check_event()
        if not self.is_decided:
            return
        needed = {
            "answer": "Write what was done, will be done or cannot be done.",
            "reason": "Write the reason for the decision.",
            "decided_by": "Write which role or agency decided.",
            "decided_on": "Write the day of the decision.",
        }
        if self.is_agreed:
            needed |= {
                "owner": "Write which role or agency does it.",
                "due": "Write the day by which it is to be done, or was done.",
            }
        missing = {name: text for name, text in needed.items() if not getattr(self, name)}
        if missing:
            raise ValidationError(missing)

    def _check_event(self) -> None:
        event = self.carried_out_at
        if event and self.project_id and not event.is_child_of(self.project):
            raise ValidationError({"carried_out_at": "Choose an event of the same project."})


class FormerDecision(models.Model):
    """What had been decided about a recommendation until something else was.

    Once the public has read a decision, another one does not take its place: it is written
    beside it, and the public reads both.
    """

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="former_decisions"
    )
    decision = models.CharField(max_length=12, choices=Recommendation.Decision.choices)
    answer = models.TextField("what was answered", help_text="The public read this.")
    reason = models.TextField(help_text="The public read this.")
    decided_by = models.CharField(max_length=120, help_text="A role or an agency.")
    decided_on = models.DateField(help_text="The day of the decision.")
    replaced_on = models.DateField(help_text="The day on which something else was written.")

    class Meta:
        # What happened is written by the action alone.
        default_permissions = ()
        ordering = ["recommendation", "pk"]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}, {self.decided_on.isoformat()}"
