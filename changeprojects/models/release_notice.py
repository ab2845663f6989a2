"""What partner agencies are told when a product is released."""

from django.db import models

from changeprojects.models.agency import Agency
from changeprojects.models.product import ProductPage


class ReleaseNotice(models.Model):
    """One released version, told to one partner agency, once."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="notices")
    product = models.ForeignKey(ProductPage, on_delete=models.CASCADE, related_name="notices")
    version = models.CharField(max_length=12)
    stage = models.CharField(max_length=10)
    told_on = models.DateField()

    class Meta:
        ordering = ["-told_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "product", "version"], name="release_notice_once"
            )
        ]

    def __str__(self) -> str:
        return f"Release notice {self.pk}"
