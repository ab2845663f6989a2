"""When a survey may be opened to people: never without somebody who can help."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from django.utils import timezone

from surveys.engine.findings import NO_READERS
from surveys.engine.frozen_schema import schema_from
from surveys.engine.helplines import Helpline
from surveys.engine.lint import lint
from surveys.exceptions import Reason
from surveys.rules.cover import Cover, gaps_in
from surveys.rules.dates import wrong_order

HELPLINES = 2
NO_WAY = (
    "has no number to ring or to text, and no address of a chat or of e-mail. Hours and days are "
    "no number. Write it as it is dialled, for instance 0800 1111, 116 123 or “text 85258”."
)
# Routes on which somebody else has said yes first, which has to be on record.
ROUTES_BY_OTHERS = frozenset({"adult", "waiver"})


class Version(Protocol):
    """The frozen survey that would be asked."""

    schema: Any


class Opening(Protocol):
    """What these rules look at; a deployment is one."""

    opens_at: datetime | None
    closes_at: datetime | None
    feedback_due_on: date | None
    withdraw_until: date | None
    answers_until: date | None
    safeguarding_lead: str
    safeguarding_deputy: str
    dpia_reference: str | None
    consent_route: str | None
    consent_reference: str | None

    @property
    def is_under_sixteen(self) -> bool:
        """Whether some of those who are asked may be children."""

    @property
    def version(self) -> Version | None:
        """The survey, if one is chosen."""

    def offered(self, version: Any) -> Mapping[str, Any]:
        """Return the survey, frozen, in no other forms than people here may read."""

    @property
    def helpline_list(self) -> Sequence[Helpline]:
        """The helplines, one by one."""


def reasons_not_to_open(deployment: Opening, cover: Cover) -> list[Reason]:
    """Return every reason why `deployment` may not be opened now, with `cover` as it is."""
    checks = (_survey, _cover, _helplines, _assessment, _consent, _dates)
    reasons = [reason for check in checks for reason in check(deployment)]
    return [*reasons, *gaps_in(cover)]


def _survey(deployment: Opening) -> list[Reason]:
    if deployment.version is None:
        return [Reason("no_version", "Choose a published version of a survey.", "version")]
    # What people here cannot read in another form need not be said in it.
    schema = schema_from(deployment.offered(deployment.version))
    reasons = [Reason(fault.code, fault.message, "version") for fault in lint(schema)]
    if not schema.readers:
        # What is published now cannot lack it.
        message = f"{NO_READERS} Say it in the survey, publish it, and choose that version."
        reasons.append(Reason("no_readers", message, "version"))
    return reasons


def _cover(deployment: Opening) -> list[Reason]:
    lead, deputy = (
        text.strip() for text in (deployment.safeguarding_lead, deployment.safeguarding_deputy)
    )
    reasons = []
    if not lead:
        reasons.append(Reason("no_lead", "Name the safeguarding lead.", "safeguarding_lead"))
    if not deputy:
        reasons.append(Reason("no_deputy", "Name the deputy.", "safeguarding_deputy"))
    if lead and lead.casefold() == deputy.casefold():
        message = "The deputy must be somebody else than the lead."
        reasons.append(Reason("same_deputy", message, "safeguarding_deputy"))
    return reasons


def _helplines(deployment: Opening) -> list[Reason]:
    ways = [line.way for line in deployment.helpline_list]
    reasons = unreachable(deployment.helpline_list)
    if len({way for way in ways if way}) < HELPLINES:
        message = (
            f"Give at least {HELPLINES} different helplines, one on each line, each with a number "
            "of its own."
        )
        reasons.append(Reason("too_few_helplines", message, "helplines"))
    return reasons


def unreachable(helplines: Sequence[Helpline]) -> list[Reason]:
    """Return of each helpline that nobody can ring, text or write to that this is so."""
    return [
        Reason("no_way_to_help", f"“{line.before}” {NO_WAY}", "helplines")
        for line in helplines
        if not line.way
    ]


def _assessment(deployment: Opening) -> list[Reason]:
    if (deployment.dpia_reference or "").strip():
        return []
    message = "Give the reference of the signed data protection impact assessment."
    return [Reason("no_dpia", message, "dpia_reference")]


def _consent(deployment: Opening) -> list[Reason]:
    by_others = deployment.consent_route in ROUTES_BY_OTHERS
    if deployment.is_under_sixteen and not by_others:
        message = "Under sixteen an adult must permit it, or an ethics committee waive that."
        return [Reason("children_alone", message, "consent_route")]
    if by_others and not (deployment.consent_reference or "").strip():
        message = "Say where the permissions are recorded, or the number of the waiver."
        return [Reason("no_permission", message, "consent_reference")]
    return []


def _dates(deployment: Opening) -> list[Reason]:
    reasons = []
    if deployment.closes_at is None:
        reasons.append(Reason("no_close", "Say when the survey closes.", "closes_at"))
    elif deployment.closes_at <= timezone.now():
        reasons.append(Reason("already_over", "The day of closing is past.", "closes_at"))
    if deployment.feedback_due_on is None:
        message = "Say by when people hear what was done."
        reasons.append(Reason("no_feedback_day", message, "feedback_due_on"))
    return [*reasons, *wrong_order(deployment)]
