"""A survey opened to the people of one project or pilot."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from changeprojects.models import ChangeProjectPage, PilotPage, PilotSite
from surveys.codes import new_address_code
from surveys.engine.disclosure import FLOOR
from surveys.engine.frozen_schema import narrowed, with_base
from surveys.engine.helplines import Helpline, helpline
from surveys.models.version import SurveyVersion

# Who pressed Continue a minute before the end must not lose what they wrote.
GRACE = timedelta(minutes=15)
# Of those that were opened at once, that of all sites comes before those of single ones.
LATEST_FIRST = ("-opens_at", models.F("site").asc(nulls_first=True), "code")


class SurveyDeployment(models.Model):
    """A survey version, opened under a neutral address between two dates.

    draft -> open <-> suspended, open or suspended -> closed. Only the actions
    `open_deployment`, `suspend_deployment` and `close_deployment` change the status.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        OPEN = "open", "Open"
        SUSPENDED = "suspended", "Stopped for now"
        CLOSED = "closed", "Closed"

    class Wave(models.TextChoices):
        """When people of a pilot are asked, so that before and after can be compared."""

        __empty__ = "Once"
        BASELINE = "baseline", "Before the pilot"
        MIDDLE = "middle", "During the pilot"
        END = "end", "After the pilot"

    class Access(models.TextChoices):
        """Who may start."""

        __empty__ = "Everybody who has the address"
        INVITATION = "invitation", "Who has an invitation, once"
        TABLET = "tablet", "People at a tablet that many share"

    class Route(models.TextChoices):
        """On whose yes people take part; their own is asked for in every case."""

        __empty__ = "Their own consent"
        ADULT = "adult", "An adult permitted it, recorded at the site; then their own yes"
        WAIVER = "waiver", "An ethics committee waived permission; their own yes"
        SUPPORTED = "supported", "A decision with support"

    class Age(models.TextChoices):
        """Whether somebody else has to permit it first."""

        __empty__ = "Sixteen or over"
        UNDER_SIXTEEN = "under_16", "May be under sixteen"

    class Phase(models.TextChoices):
        """What a person who comes to the address finds."""

        NOT_YET = "not_yet", "Not open yet"
        OPEN = "open", "Open"
        SUSPENDED = "suspended", "Stopped for now"
        CLOSED = "closed", "Closed"

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.PROTECT, related_name="survey_deployments"
    )
    pilot = models.ForeignKey(
        PilotPage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="survey_deployments",
        help_text="Leave empty if the project asks people before there is a pilot.",
    )
    site = models.ForeignKey(
        PilotSite,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="survey_deployments",
        help_text="If only the people of one site of the pilot are asked: its address is its own.",
    )
    wave = models.CharField(
        max_length=8,
        choices=Wave.choices,
        null=True,
        blank=True,
        help_text="Leave empty if people are asked once.",
    )
    access = models.CharField(
        "who may answer",
        max_length=10,
        choices=Access.choices,
        null=True,
        blank=True,
        help_text="Invitations are codes on paper; nobody can tell which answers came by which. "
        "At a shared tablet the code shows when it is asked for, and each person begins afresh.",
    )
    target = models.PositiveIntegerField(
        "answers hoped for",
        null=True,
        blank=True,
        help_text="How many people you hope to hear from. Only staff see it.",
    )
    version = models.ForeignKey(
        "surveys.SurveyVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deployments",
        verbose_name="survey",
        help_text="Publish the survey first; each publication is a version to choose here.",
    )
    forms = models.JSONField(
        "languages and formats",
        null=True,
        blank=True,
        help_text="People can always read it as it was written. Tick in what else they may read it "
        "here; tick none for all of these. It cannot be changed once it is open.",
    )
    code = models.CharField(
        max_length=6,
        unique=True,
        default=new_address_code,
        editable=False,
        help_text="Part of the address. It says nothing about the topic.",
    )
    opens_at = models.DateTimeField("opens", null=True, blank=True)
    closes_at = models.DateTimeField("closes", null=True, blank=True)
    closed_at = models.DateTimeField(
        "closed",
        null=True,
        editable=False,
        help_text="When people could last answer; kept once it is closed for good.",
    )
    feedback_due_on = models.DateField(
        "feedback by",
        null=True,
        blank=True,
        help_text="People read: by this day we say on the web what people said and what we did.",
    )
    first_feedback_due_on = models.DateField(
        null=True,
        editable=False,
        help_text="The day that people were told first, if they are told a later one now.",
    )
    withdraw_until = models.DateField(
        "take back until",
        null=True,
        blank=True,
        help_text="Last day on which people can take their answers back. Empty: no last day.",
    )
    answers_until = models.DateField(
        "keep answers until",
        null=True,
        blank=True,
        help_text="Then they are deleted; counts that were told stay. At most 24 months after it "
        "closes. Left empty, it is filled in when you open the survey, and people read it.",
    )
    safeguarding_lead = models.CharField(
        max_length=200,
        blank=True,
        help_text="As people may be told: a role, how to reach it and when. Not a name.",
    )
    safeguarding_deputy = models.CharField(
        max_length=200, blank=True, help_text="Who steps in when the lead is away, as a role."
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="account of the lead",
        help_text="Gets the alerts and opens the inbox. A member of “Safeguarding leads”.",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="account of the deputy",
        help_text="Is alerted if the lead has not looked within four working hours.",
    )
    age_group = models.CharField(
        "age",
        max_length=8,
        choices=Age.choices,
        null=True,
        blank=True,
        help_text="Under sixteen their own yes is not enough: choose permission or a waiver. "
        "It has to be said where the notice is for children.",
    )
    consent_route = models.CharField(
        max_length=10,
        choices=Route.choices,
        null=True,
        blank=True,
        help_text="Recorded with each response. It cannot be changed once it is open.",
    )
    consent_reference = models.CharField(
        "record of permission or waiver",
        max_length=80,
        null=True,
        blank=True,
        help_text="Where the permissions are recorded, or the number of the waiver. No names.",
    )
    dpia_reference = models.CharField(
        "data protection impact assessment",
        max_length=80,
        null=True,
        blank=True,
        help_text="The number under which it was signed. Without it nobody may be asked.",
    )
    helplines = models.TextField(
        blank=True,
        help_text="One helpline on each line, with its number and hours; for a chat, its address. "
        "At least two different ones.",
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    min_base = models.PositiveSmallIntegerField(
        "smallest base",
        default=10,
        validators=[
            MinValueValidator(FLOOR, f"Write {FLOOR} or more. Fewer people could be picked out.")
        ],
        help_text="So many have to answer before numbers are told, or answers read by others than "
        "screeners. Never under 5. People read it where the survey says {base}.",
    )
    withdrawn = models.PositiveIntegerField("taken back", default=0, editable=False)
    is_demo = models.BooleanField("demonstration", default=False, editable=False)

    class Meta:
        verbose_name = "deployment"
        ordering = ["-opens_at", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(min_base__gte=5), name="deployment_smallest_base_at_least_5"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="open") | models.Q(version__isnull=False),
                name="deployment_open_has_a_version",
            ),
        ]

    def __str__(self) -> str:
        return f"Survey {self.code}"

    def offered(self, version: SurveyVersion) -> Mapping[str, Any]:
        """Return `version`, frozen, in no other forms than those that people here may read.

        Who reads the answers is told with how many people it takes here.
        """
        schema: Mapping[str, Any] = version.schema
        return with_base(narrowed(schema, self.forms) if self.forms else schema, self.fewest)

    @property
    def fewest(self) -> int:
        """How many have to answer before anything is told, or read by others than screeners."""
        return max(FLOOR, self.min_base)

    @property
    def is_kiosk(self) -> bool:
        """Whether many people answer at one tablet."""
        return self.access == self.Access.TABLET

    @property
    def is_under_sixteen(self) -> bool:
        """Whether some of those who are asked may be children."""
        return self.age_group == self.Age.UNDER_SIXTEEN

    @property
    def needs_adult(self) -> bool:
        """Whether an adult has to have said yes before somebody starts."""
        return self.consent_route == self.Route.ADULT

    @property
    def phase(self) -> "SurveyDeployment.Phase":
        """What a person who comes now finds; the grace after closing is not told."""
        return self.phase_after(timedelta(0))

    @property
    def answering_phase(self) -> "SurveyDeployment.Phase":
        """The same for a person who has already started: a little longer."""
        return self.phase_after(GRACE)

    @property
    def ends_at(self) -> datetime | None:
        """When people could last answer, or can; it may be closed before the day that was set."""
        return self.closed_at or self.closes_at

    def phase_after(self, grace: timedelta) -> "SurveyDeployment.Phase":
        """Return the phase if closing is put off by `grace`."""
        now = timezone.now()
        if self.status == self.Status.SUSPENDED:
            return self.Phase.SUSPENDED
        if self.status == self.Status.CLOSED:
            return self.Phase.CLOSED
        if self.status == self.Status.DRAFT or (self.opens_at and now < self.opens_at):
            return self.Phase.NOT_YET
        if self.closes_at and now > self.closes_at + grace:
            return self.Phase.CLOSED
        return self.Phase.OPEN

    @property
    def helpline_list(self) -> list[Helpline]:
        """The helplines, one by one."""
        return [helpline(line) for line in self.helplines.splitlines() if line.strip()]
