"""The turns of regular jobs."""

from django.db import models


class Tick(models.Model):
    """One turn of one job, taken by whichever ticker came first."""

    name = models.CharField(max_length=40)
    slot = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="tick_taken_once")]

    def __str__(self) -> str:
        return f"{self.name} at {self.slot:%Y-%m-%d %H:%M}"
