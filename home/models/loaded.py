"""What loading the demonstration made."""

from django.db import models


class LoadedDemonstration(models.Model):
    """The account of what was made, by which it and nothing else is taken away again.

    `made` lists keys by the name of the model; `site_before` is how the site was told apart
    before, empty if there was no site.
    """

    loaded_at = models.DateTimeField(auto_now_add=True)
    made = models.JSONField(default=dict)
    site_before = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"demonstration of {self.loaded_at:%Y-%m-%d}"

    def keys(self, name: str) -> list[str]:
        """Return the keys of what was made of one model, as in "changeprojects.agency"."""
        return list(self.made.get(name, ()))
