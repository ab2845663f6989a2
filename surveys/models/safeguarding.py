"""Somebody needs help: what came in, what was done about it, and that the alert works."""

import hashlib
import hmac
import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from surveys.encryption import EncryptedTextField, derived_key


class AppendOnly(Exception):
    """An entry of a log was about to be changed or deleted."""


class SafeguardingFlag(models.Model):
    """Something that a safeguarding lead must look at.

    Either a person who answers asked for help, which is linked to none of their answers, or
    somebody who reads answers raised a concern about one response. What the person wrote is
    sealed with keys of its own. new -> seen -> acting -> referred | closed; see rules.flags.
    """

    class Source(models.TextChoices):
        ASKED = "asked", "Somebody asked for help"
        READER = "reader", "A reader of answers is worried"

    class State(models.TextChoices):
        NEW = "new", "New"
        SEEN = "seen", "Seen"
        ACTING = "acting", "Being acted on"
        REFERRED = "referred", "Referred to a service"
        CLOSED = "closed", "Closed"

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="flags"
    )
    source = models.CharField(max_length=8, choices=Source.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    # Taking back answers takes this link away; the flag stays.
    response = models.ForeignKey(
        "surveys.Response", on_delete=models.SET_NULL, null=True, blank=True, related_name="flags"
    )
    wish = EncryptedTextField(ring="safeguard", null=True, blank=True)
    contact = EncryptedTextField(ring="safeguard", null=True, blank=True)
    safe_contact = EncryptedTextField(ring="safeguard", null=True, blank=True)
    raised_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField(
        help_text="If nobody has looked by then, or acted on what they saw, others are told."
    )
    alerted_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    # The words are gone since that day; that it came in is kept.
    wiped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_at", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Flag {str(self.pk)[:4]}"


class EventQuerySet(models.QuerySet["SafeguardingEvent"]):
    """Entries of the log; they are only ever added."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnly("An entry of the safeguarding log is never changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnly("An entry of the safeguarding log is never deleted.")


class SafeguardingEvent(models.Model):
    """One thing that happened to a flag, written once. The database itself refuses changes.

    But for one: the note of an entry more than a year old can go, never be another.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", "Came in"
        ALERTED = "alerted", "Lead told by e-mail"
        ESCALATED = "escalated", "Deputy or others told by e-mail"
        READ = "read", "Read"
        CONTACT = "contact", "Contact details read"
        MOVED = "moved", "Moved on"
        NOTED = "noted", "Note"
        WIPED = "wiped", "Words deleted, as long after as was promised"

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(SafeguardingFlag, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=SafeguardingFlag.State.choices)
    note = EncryptedTextField(ring="safeguard", null=True, blank=True)
    # What was made up goes with the demonstration; the database lets nothing else be deleted.
    is_demo = models.BooleanField("demonstration", null=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Safeguarding event {str(self.pk)[:4]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse any later save."""
        if not self._state.adding:
            raise AppendOnly("An entry of the safeguarding log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnly("An entry of the safeguarding log is never deleted.")


class AlertTest(models.Model):
    """A test of the alert of one deployment to one person, its lead or deputy.

    They acknowledge it by the link in the e-mail, which only they can have, so that it shows
    that the e-mail arrived.
    """

    wagtail_reference_index_ignore = True

    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="alert_tests"
    )
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    # The column is named as it was before each of the two was tested.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        db_column="acknowledged_by_id",
    )
    # A keyed hash of the address that it was sent to; none for tests from before it was kept.
    address = models.CharField(max_length=64, null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Alert test {self.pk}"

    def reached(self, address: str) -> bool:
        """Say whether it was sent to `address`, as far as that was kept."""
        return self.address in (None, hashed_address(address))


def hashed_address(address: str) -> str:
    """Return what is kept of an address to which an alert was sent."""
    key = derived_key("address of an alert test v1")
    return hmac.new(key, address.strip().lower().encode(), hashlib.sha256).hexdigest()
