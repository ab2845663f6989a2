"""How somebody who answered wants to hear back: apart from all answers."""

import uuid

from django.db import models

from surveys.encryption import EncryptedTextField


class ContactDetails(models.Model):
    """What somebody left to be told something later, sealed with keys of its own.

    Nothing leads from here to a response, a draft or a code, and no time is kept: only the
    survey, what it is for, the words that were agreed to, and the day on which it goes.
    """

    class Purpose(models.TextChoices):
        RESULTS = "results", "Tell me what became of it"
        TALK = "talk", "Ask me to talk about it"

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="contacts"
    )
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    contact = EncryptedTextField(ring="contact")
    safe_contact = EncryptedTextField(ring="contact", null=True, blank=True)
    notice_digest = models.CharField(max_length=64)
    delete_on = models.DateField(db_index=True)

    class Meta:
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Contact {str(self.pk)[:4]}"
