"""Contests: people who say that a theme is not what they meant, and what came of it."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models

from surveys.encryption import EncryptedTextField
from surveys.engine.redaction import Span, Why, without
from surveys.models.response import Response
from surveys.models.theme import Theme

LONGEST = 300


class ThemeReview(models.Model):
    """What came of looking at a theme again because people contested it."""

    class Outcome(models.TextChoices):
        KEPT = "kept", "We kept the theme as it is"
        REWORDED = "reworded", "We changed the words that say what belongs to the theme"
        RECODED = "recoded", "We changed what belongs to the theme"

    wagtail_reference_index_ignore = True

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="reviews")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reason = models.TextField(
        max_length=500, help_text="Those who contested it read this. No names, nobody’s words."
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_on = models.DateField()

    class Meta:
        default_permissions = ()
        ordering = ["-answered_on", "-pk"]

    def __str__(self) -> str:
        return f"review {self.pk}"


class ContestQuerySet(models.QuerySet["Contest"]):
    """Contests by what became of them."""

    def open(self) -> "ContestQuerySet":
        """Return those that nobody has answered."""
        return self.filter(review=None)

    def to_screen(self) -> "ContestQuerySet":
        """Return those with words that nobody has screened."""
        return self.filter(screening=Response.Screening.RECEIVED, text__isnull=False)

    def to_answer(self) -> "ContestQuerySet":
        """Return those without an answer whose words, if any, a screener has read."""
        unread = self.to_screen().values("pk")
        return self.open().exclude(pk__in=unread)

    def told(self, outcome: ThemeReview.Outcome) -> "ContestQuerySet":
        """Return those that this answer is true of: nothing is told as changed that was not."""
        if outcome == ThemeReview.Outcome.REWORDED:
            return self.filter(reworded_since=True)
        if outcome == ThemeReview.Outcome.RECODED:
            return self.filter(recoded_since=True)
        return self.all()


class Contest(models.Model):
    """“This is not what we meant”, said once about one theme by whoever has the receipt code.

    Goes with the response. It says nothing of when, but for what was changed about the theme
    since. Before a screener has cleared what is written nobody else reads it, and nobody
    answers it.
    """

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="contests")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="contests")
    text = EncryptedTextField(null=True)
    screening = models.CharField(
        max_length=10, choices=Response.Screening.choices, default=Response.Screening.RECEIVED
    )
    aside_because = models.CharField(
        max_length=10, choices=Response.AsideBecause.choices, null=True
    )
    taken_out = models.JSONField(
        null=True, help_text="Places, and why, as a screener chose them; none before that."
    )
    review = models.ForeignKey(
        ThemeReview, on_delete=models.SET_NULL, null=True, related_name="contests"
    )

    reworded_since = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether the words that say what belongs to the theme were changed since.",
    )
    recoded_since = models.BooleanField(
        default=False, db_default=False, help_text="Whether other answers belong to it since."
    )

    objects = ContestQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        # Never by arrival: the id is random.
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "theme"], name="contest_theme_once"),
            models.CheckConstraint(
                condition=~models.Q(screening=Response.Screening.CLEARED)
                | models.Q(text__isnull=True)
                | models.Q(taken_out__isnull=False),
                name="contest_read_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"contest {str(self.pk)[:4]}"

    @property
    def redactions(self) -> list[Span]:
        """What a screener took out."""
        kept = self.taken_out or ()
        return [Span(one["start"], one["end"], Why(one["why"])) for one in kept]

    @property
    def redacted_text(self) -> str:
        """The words without what a screener took out; empty until one has read them."""
        return "" if self.taken_out is None else without(self.text or "", self.redactions)


def as_taken_out(spans: Iterable[Span]) -> list[dict[str, int | str]]:
    """Return what is taken out as the row keeps it."""
    return [
        {"start": one.start, "end": one.end, "why": one.why.value} for one in sorted(set(spans))
    ]
