"""Who lets whom read what people wrote: for a reason and until a day."""

from datetime import date

from django.conf import settings
from django.db import models

from changeprojects.models import ChangeProjectPage


class AccessGrantQuerySet(models.QuerySet["AccessGrant"]):
    """Grants by whether they hold."""

    def valid(self, day: date) -> "AccessGrantQuerySet":
        """Return those that hold on `day`."""
        return self.filter(ended_at=None, expires_on__gte=day)

    def about(self, project: int) -> "AccessGrantQuerySet":
        """Return those that are for the project of this number, or for all."""
        return self.filter(models.Q(project=project) | models.Q(project=None))


class AccessGrant(models.Model):
    """One person may read what people wrote in one project, or in all, until a day.

    It adds to being in a group and replaces none: the group says what somebody does with
    answers, this whose. Nobody gives one to themselves. The row stays when it has ended,
    and with it whom and what it was about: an account is closed then, and not deleted.
    """

    wagtail_reference_index_ignore = True

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="access_grants",
        verbose_name="who",
    )
    project = models.ForeignKey(
        ChangeProjectPage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leave empty only if they work with the answers of every project.",
    )
    reason = models.CharField(
        "why",
        max_length=300,
        help_text="What they do with the answers. Name nobody who answered.",
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField()
    expires_on = models.DateField(
        "until", help_text="The last day. At most a year from now; then somebody looks again."
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    objects = AccessGrantQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["expires_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(given_by=models.F("person")), name="grant_given_by_another"
            )
        ]

    def __str__(self) -> str:
        return f"grant {self.pk}"
