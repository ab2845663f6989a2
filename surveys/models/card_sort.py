"""Card sorts: people who use services put what others said into piles, and name them."""

import uuid

from django.conf import settings
from django.db import models

from surveys.models.response import Answer, Response


class CardQuerySet(models.QuerySet["Card"]):
    """Cards by whether somebody may still hold them."""

    def to_show(self) -> "CardQuerySet":
        """Return those whose owners allow it and that a screener cleared, with their words."""
        permitted = self.filter(
            answer__response__quote_permission=Response.QuotePermission.YES,
            answer__response__screening=Response.Screening.CLEARED,
        )
        related = permitted.select_related("answer__response", "pile")
        return related.prefetch_related("answer__redactions").order_by("number")


class CardSort(models.Model):
    """One sitting of a group with cards: first laid out, then read by a second person, then sorted.

    Who sat there is told as a group, never by name.
    """

    MOST_CARDS = 40
    MOST_PILES = 10

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="card_sorts"
    )
    question = models.CharField(max_length=36, help_text="Id of the question in the schema.")
    who = models.CharField(
        "who sorts",
        max_length=120,
        help_text="A group, as in: young people who have been in care. Never a name.",
    )
    people = models.PositiveSmallIntegerField("how many people", help_text="As many as sort.")
    sorted_on = models.DateField("sorted on", null=True, help_text="The day on which they met.")
    laid_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self) -> str:
        return "card sort"

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        if self.sorted_on:
            return "Sorted"
        return "Ready to be sorted" if self.is_confirmed else "Waits for a second reader"

    @property
    def may_be_sorted_anew(self) -> bool:
        """Whether no theme was made of a pile yet. One query."""
        return not self.piles.exclude(theme=None).exists()


class Pile(models.Model):
    """Cards that belong together, and what the group calls them: a theme, if staff take it up."""

    wagtail_reference_index_ignore = True

    sort = models.ForeignKey(CardSort, on_delete=models.CASCADE, related_name="piles")
    name = models.CharField(max_length=80)
    theme = models.OneToOneField(
        "surveys.Theme", on_delete=models.SET_NULL, null=True, related_name="pile"
    )

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sort", "name"], name="pile_name_once")]

    def __str__(self) -> str:
        return "pile"


class Card(models.Model):
    """One answer on a card: it goes with the answer."""

    wagtail_reference_index_ignore = True

    sort = models.ForeignKey(CardSort, on_delete=models.CASCADE, related_name="cards")
    number = models.PositiveSmallIntegerField()
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="cards")
    of = models.CharField(
        max_length=16,
        default="",
        db_default="",
        help_text="Short name of the text that two people have read; empty before that.",
    )
    pile = models.ForeignKey(Pile, on_delete=models.SET_NULL, null=True, related_name="cards")

    objects = CardQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sort", "number"], name="card_number_once"),
            models.UniqueConstraint(fields=["sort", "answer"], name="card_answer_once"),
        ]

    def __str__(self) -> str:
        return f"card {self.number}"
