"""What stands beside the text of a project: aims, involvement, evidence, more help."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from changeprojects.models.project import ChangeProjectPage


class OutcomeStatement(Orderable):
    """What should be different, for whom."""

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="outcomes")
    for_whom = models.CharField(max_length=120, help_text="As in: parents and carers.")
    what_changes = models.TextField(help_text="One sentence in plain words.")
    how_known = models.TextField(
        "how we would know", blank=True, help_text="What one would see, ask or count."
    )

    def __str__(self) -> str:
        return f"for {self.for_whom}"


class InvolvementActivity(Orderable):
    """Something in which people who use services took part, told without names."""

    class Kind(models.TextChoices):
        CO_PRODUCTION = "co_production", "Worked on it together"
        ADVISORY = "advisory", "Advised"
        CONSULTATION = "consultation", "Were asked"
        SURVEY = "survey", "Answered a survey"
        CO_CODING = "co_coding", "Sorted what was said"
        SECONDARY = "secondary_evidence", "What they had told others before"

    class Payment(models.TextChoices):
        YES = "yes", "Offered"
        NO = "no", "Not offered"
        NOT_APPLICABLE = "not_applicable", "Does not apply"

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="involvement")
    kind = models.CharField(max_length=20, choices=Kind.choices, help_text="How they took part.")
    held_on = models.DateField(help_text="The day, or the first of several.")
    who = models.CharField(max_length=200, help_text="A group, never a name: four parents.")
    payment_offered = models.CharField(
        max_length=20,
        choices=Payment.choices,
        default=Payment.NOT_APPLICABLE,
        help_text="Whether they were offered pay for their time.",
    )
    support_given = models.CharField(
        max_length=200, blank=True, help_text="Travel, childcare, an interpreter."
    )
    what_changed = models.TextField(blank=True, help_text="What is different because of it.")

    def __str__(self) -> str:
        return self.get_kind_display()


class EvidenceItem(Orderable):
    """A study, a statistic or practice knowledge that the project rests on."""

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=200, help_text="Who found it out, and what it is called.")
    url = models.URLField("address", blank=True, help_text="Where it can be read, if anywhere.")
    says = models.TextField("what it says", help_text="In one or two plain sentences.")
    as_at = models.DateField(
        "as at", null=True, blank=True, help_text="The day up to which it holds, if you know."
    )

    def __str__(self) -> str:
        return self.title


class SupportResource(Orderable):
    """More help for readers: a film, a course, a forum."""

    class Kind(models.TextChoices):
        FILM = "film", "Film"
        COURSE = "course", "Course"
        SLIDES = "slides", "Slides"
        FORUM = "forum", "Forum"
        WEBSITE = "website", "Website"

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="support")
    kind = models.CharField(
        max_length=12, choices=Kind.choices, help_text="Readers see it beside the title."
    )
    title = models.CharField(max_length=120, help_text="What it is called.")
    url = models.URLField("address", help_text="Where anybody can reach it, without a login.")
    summary = models.CharField(
        max_length=200, blank=True, help_text="One sentence: what a reader finds there."
    )

    def __str__(self) -> str:
        return self.title
