"""Tables of counts that were told: the only form in which a number of people gets out."""

import uuid

from django.db import models

from surveys.models.version import Frozen


class ReleasedTable(Frozen):
    """A table of counts as it was told, with the audit that let it out; added, never changed.

    It is also the register that later tables are compared with: `counts` are the true numbers
    behind it and `told_of` are the groups of people that it tells about, by their true sizes.
    Neither they nor the audit are ever shown. Only `release_table` makes one. The database
    refuses to change or delete it; tables of a demonstration can be deleted with it.
    """

    class Source(models.TextChoices):
        SUMMARY = "summary", "A public summary"
        RESULTS = "results", "Results for staff"

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="released_tables"
    )
    source = models.CharField(max_length=8, choices=Source.choices)
    summary = models.UUIDField(null=True, help_text="Public identifier of the page that tells it.")
    version = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=120, help_text="What was counted, by what.")
    base = models.PositiveIntegerField(help_text="Rounded.")
    cells = models.JSONField(help_text="By group and answer what is told; empty where hidden.")
    counts = models.JSONField(help_text="By group and answer how many people it were.")
    told_of = models.JSONField(help_text="Which groups of people it tells about, and their sizes.")
    audit = models.JSONField(help_text="What a reader can prove of each cell.")
    released_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["released_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "version", "name"], name="released_table_once"
            )
        ]

    def __str__(self) -> str:
        return f"released table {str(self.pk)[:4]}"
