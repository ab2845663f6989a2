"""Quotes: words of one person that they allowed to be told, as two people have read them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from surveys.engine.quoting import Because, Edit, Put, quoted
from surveys.engine.spans import digest_of
from surveys.models.coding import Coding
from surveys.models.response import Response
from surveys.models.theme import Theme


def choosable() -> models.Q:
    """Return what holds of quotes that may stand on a page that is released today."""
    return models.Q(
        state__in=(Quote.State.CONFIRMED, Quote.State.PUBLISHED),
        expires_on__gte=timezone.localdate(),
        answer__response__screening=Response.Screening.CLEARED,
        answer__response__quote_permission=Response.QuotePermission.YES,
    )


class QuoteQuerySet(models.QuerySet["Quote"]):
    """Quotes by what may be done with them."""

    def choosable(self) -> "QuoteQuerySet":
        """Return those that may stand on a page that is released today."""
        return self.filter(choosable())

    def to_read(self) -> "QuoteQuerySet":
        """Return them with everything their words are made of. Two queries."""
        related = self.select_related("answer__response", "theme")
        return related.prefetch_related("answer__redactions")


class Quote(models.Model):
    """A part of one answer that may be told word for word, and until when.

    proposed -> confirmed by a second person -> published with a page; from each of them
    withdrawn or expired, for ever. It holds where the words are and not what they say, so it
    says nothing once the answer is gone. Its id is the one under which readers know it.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waits for a second reader"
        CONFIRMED = "confirmed", "Confirmed"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"
        EXPIRED = "expired", "Expired"

    # In these somebody can still be quoted.
    OPEN = (State.PROPOSED, State.CONFIRMED, State.PUBLISHED)

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey("surveys.Answer", on_delete=models.CASCADE, related_name="quotes")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="quotes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    of = models.CharField(max_length=16, help_text="Short name of the text the places are in.")
    edits = models.JSONField(default=list, help_text="Places, what stands there, and why.")
    beside = models.CharField(
        max_length=36,
        blank=True,
        default="",
        help_text="Id of the question whose answer is told beside it.",
    )
    expires_on = models.DateField(help_text="The last day on which it is told.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="quote_has_length"
            ),
            models.CheckConstraint(
                condition=~models.Q(confirmed_by=models.F("proposed_by")),
                name="quote_read_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"quote {str(self.pk)[:4]}"

    @property
    def is_open(self) -> bool:
        """Whether somebody can still be quoted with it."""
        return self.state in self.OPEN

    def is_about(self, coding: Coding) -> bool:
        """Say whether a coding of its answer is of the whole or of some of the same words."""
        return coding.is_whole or (coding.start < self.end and coding.end > self.start)

    @property
    def is_choosable(self) -> bool:
        """Whether it may stand on a page that is released today, as `choosable` asks it."""
        return type(self).objects.choosable().filter(pk=self.pk).exists()

    @property
    def edit_list(self) -> list[Edit]:
        """The edits as values, their places counted from where the quote begins."""
        return [
            Edit(one["start"], one["end"], Put(one["put"]), Because(one["why"]))
            for one in self.edits
        ]

    @property
    def source(self) -> str:
        """The words as the person wrote them, without what a screener took out.

        Empty if more was taken out since: then the places belong to other words.
        """
        text = self.answer.redacted_text
        return text[self.start : self.end] if digest_of(text) == self.of else ""

    @property
    def words(self) -> str:
        """The words as they are quoted; empty if there is nothing to quote any more."""
        return quoted(self.source, self.edit_list) if self.source else ""


def as_stored(edits: list[Edit]) -> list[dict[str, Any]]:
    """Return edits as the row keeps them."""
    return [
        {"start": one.start, "end": one.end, "put": one.put.value, "why": one.why.value}
        for one in edits
    ]
