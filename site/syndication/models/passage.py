"""The pieces of public text among which people search."""

from django.db import models

from syndication.models.publication import Publication


class Passage(models.Model):
    """One piece of what a publication says now: its head, or a section of its current edition.

    Only what is live has passages. They are written by `syndication.actions.write_passages`,
    in the transaction in which the head is. The database keeps its full-text index of them
    by itself (`syndication.full_text.storage`), so that a passage that is gone is found no more.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="passages")
    language = models.CharField(max_length=12)
    position = models.PositiveIntegerField(help_text="0 is the head; sections follow from 1.")
    anchor = models.CharField(max_length=200, blank=True, help_text="Where on the page it begins.")
    title = models.TextField(blank=True, help_text="Of the publication; in its head alone.")
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)

    # It says what its publication says and names nothing by itself.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "position"], name="passage_once")
        ]

    def __str__(self) -> str:
        return f"passage {self.position} of publication {self.publication_id}"
