"""Answers in progress. Only the browser of the person who gives them can open them."""

import uuid
from typing import Any

from django.db import models
from django.utils import timezone


class UnheardQuerySet(models.QuerySet[Any]):
    """Rows of which nothing hears when they go."""

    def wipe(self) -> int:
        """Delete these rows in one statement, and return how many they were.

        Django would read them first, to tell whoever listens; nobody listens to a draft.
        """
        return self._raw_delete(self.db)


class Draft(models.Model):
    """Somebody is answering. After sending, a tombstone that holds nothing they said.

    The tombstone (`is_sent`) makes a second press of “Send” end on the same receipt. It
    has no link to the response: the code is computed from the key in the cookie. Nor does
    it know when it was sent: `expires_at` is then the end of the day for everybody.

    `is_counted` says that the equality questions were answered or skipped: they count once.
    A sheet of paper that staff count leaves the same, with no response beside it.

    Who saved it to come back has a code. `resume_lookup` is a slow keyed hash of that code,
    `sealed_key` the cookie's key under a key that only the code makes. Both go on sending.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="drafts"
    )
    version = models.ForeignKey(
        "surveys.SurveyVersion", on_delete=models.PROTECT, related_name="drafts"
    )
    is_sent = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=False, db_default=False)
    expires_at = models.DateTimeField(db_index=True)
    resume_lookup = models.CharField(max_length=64, null=True, blank=True)
    sealed_key = models.BinaryField(null=True, blank=True)

    objects = UnheardQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["resume_lookup"], name="draft_resume_lookup")]

    def __str__(self) -> str:
        return "Draft"

    @property
    def is_expired(self) -> bool:
        """Whether the time to carry on is over."""
        return self.expires_at <= timezone.now()


class DraftStep(models.Model):
    """One page of a draft, sealed with the key in the cookie.

    `step` is a keyed hash too: which pages a person saw can tell what they answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=64)
    blob = models.BinaryField()

    objects = UnheardQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "step"], name="draft_step_once")]

    def __str__(self) -> str:
        return "Draft page"
