"""Codings: which answer belongs to which theme, and who said so."""

from django.conf import settings
from django.db import models

from surveys.models.theme import Theme


class Coding(models.Model):
    """One answer is about one theme. Goes when the answer goes."""

    class CoderGroup(models.TextChoices):
        STAFF = "staff", "Staff"
        SERVICE_USER = "service_user", "People who have used services"
        RESEARCHER = "researcher", "Researchers"

    wagtail_reference_index_ignore = True

    answer = models.ForeignKey("surveys.Answer", on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="codings")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    coder_group = models.CharField(
        max_length=12, choices=CoderGroup.choices, default=CoderGroup.STAFF
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["answer", "theme"], name="coding_answer_theme_once")
        ]

    def __str__(self) -> str:
        return f"coding {self.pk}"
