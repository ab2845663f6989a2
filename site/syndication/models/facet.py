"""By what publications are found in lists, beside their own columns."""

from django.db import models

from syndication.models.publication import Publication


class Facet(models.Model):
    """One word by which a list finds a publication: for whom it is, who takes part, about what.

    It says no more than the head does, and is written and taken away with it.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=80)

    class Meta:
        ordering = ["name", "value"]
        constraints = [
            models.UniqueConstraint(fields=["name", "value", "publication"], name="facet_once")
        ]

    def __str__(self) -> str:
        return f"facet {self.name} of publication {self.publication_id}"
