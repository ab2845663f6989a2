"""What a person said, with nothing that tells who, when or from where."""

import uuid

from django.db import models

from surveys.encryption import EncryptedTextField
from surveys.engine.redaction import without


class ResponseQuerySet(models.QuerySet["Response"]):
    """Responses by what a screener said of them."""

    def counted(self) -> "ResponseQuerySet":
        """Return those that count as people who answered: what was set aside counts nowhere."""
        return self.exclude(screening=Response.Screening.SET_ASIDE)

    def screened(self) -> "ResponseQuerySet":
        """Return those that count and of which nothing waits for a screener.

        Whoever wrote nothing waits for none: no screener is shown anything of theirs.
        """
        written = Answer.objects.filter(response=models.OuterRef("pk"), text__isnull=False)
        waits = models.Q(models.Exists(written), screening=Response.Screening.RECEIVED)
        return self.counted().exclude(waits)


class Response(models.Model):
    """The answers of one person: a random id and the Monday of the week, no more.

    No foreign key leads to a draft, an invitation, an account or an address. Until a
    screener clears it nobody else reads its words, and what is coded of it counts in no theme.
    """

    class Mode(models.TextChoices):
        SELF = "self", "Answered alone"
        SUPPORTED = "supported", "Answered with help"
        PAPER = "paper", "Answered on paper"

    class QuotePermission(models.TextChoices):
        YES = "yes", "Yes"
        SUMMARY = "summary", "Only as part of a summary"
        NO = "no", "No"

    class Screening(models.TextChoices):
        RECEIVED = "received", "Not screened yet"
        CLEARED = "cleared", "May be read by those who code"
        SET_ASIDE = "set_aside", "Set aside"

    class AsideBecause(models.TextChoices):
        OFF_TOPIC = "off_topic", "About something else"
        HOSTILE = "hostile", "Hostile"
        DUPLICATE = "duplicate", "Sent twice"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="responses"
    )
    version = models.ForeignKey(
        "surveys.SurveyVersion", on_delete=models.PROTECT, related_name="responses"
    )
    received_week = models.DateField(help_text="The Monday of the week.")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.SELF)
    language = models.CharField(max_length=12, default="en-gb")
    quote_permission = models.CharField(
        max_length=8, choices=QuotePermission.choices, default=QuotePermission.NO
    )
    withdraw_lookup = models.CharField(
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        help_text="Keyed hash of the receipt code; the code itself is nowhere.",
    )
    screening = models.CharField(
        max_length=10,
        choices=Screening.choices,
        default=Screening.RECEIVED,
        db_default=Screening.RECEIVED,
    )
    aside_because = models.CharField(
        max_length=10, choices=AsideBecause.choices, null=True, blank=True
    )
    is_demo = models.BooleanField("demonstration", default=False, editable=False)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        # Never by arrival: the id is random, so this order tells nothing.
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Response {str(self.pk)[:4]}"


class Answer(models.Model):
    """The answer to one question: choices in `value`, words in `text` (encrypted).

    A question that was shown and not answered has a row with neither.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=36, help_text="Id of the question in the schema.")
    key = models.CharField(max_length=60)
    value = models.JSONField(null=True, blank=True)
    text = EncryptedTextField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="answer_once")]

    def __str__(self) -> str:
        return f"Answer {str(self.pk)[:4]}"

    @property
    def redacted_text(self) -> str:
        """The words without what a screener took out; empty where there are none."""
        return without(self.text or "", (one.span for one in self.redactions.all()))


class ConsentRecord(models.Model):
    """That the person agreed to take part, to which words, and on which route.

    The permission to quote is on the response, where coders see it; that to make contact is
    kept with the contact details, because a record of it here would tie them together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="consent")
    notice_digest = models.CharField(max_length=64, help_text="Of the words that were agreed to.")
    notice = models.ForeignKey(
        "surveys.NoticeVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="What was shown; empty if the survey is older than notices.",
    )
    route = models.CharField(
        max_length=10,
        null=True,
        blank=True,
        help_text="On whose yes, as of the deployment; empty for their own.",
    )
    reference = models.CharField(max_length=80, null=True, blank=True)
    language = models.CharField(max_length=12, null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Consent {str(self.pk)[:4]}"
