"""An agency answers a call in time, completely, and as a partner."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from changeprojects import clock
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import AT_WORK, SEEKING
from changeprojects.rules.rulebook import Params

NEEDED = {
    "motivation": "why you want to take part",
    "expertise": "what you know about it",
    "levels_offered": "who would take part",
    "involvement_plan": "how people who use your services would take part",
    "sponsor_name": "who at the top of your agency stands behind it",
}


class _OnSending(Rule):
    kind = "expressionofinterest"

    def applies(self, subject: Any) -> bool:
        """Return whether it is sent now, or written to be sent."""
        return subject.status in {"draft", "submitted"}


@registered
class SentWhileTheCallIsOpen(_OnSending):
    """C01: what comes late is not taken, and nothing is begun again that would come late."""

    code = "C01"
    asks = "The call is open."
    message = "The call is closed."

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the call is public and open now."""
        call = subject.call
        return bool(call.live and call.state(clock.now()) == call.State.OPEN)

    def explain(self, subject: Any, params: Params) -> str:
        """Return when the call opens, or that it has closed and what to do."""
        call = subject.call
        if call.live and call.state(clock.now()) == call.State.COMING:
            return f"The call opens on {_moment(call.opens_at)}. What you wrote is kept."
        return (
            f"The call closed on {_moment(call.closes_at)}, so this cannot be sent any more. What "
            "you wrote is kept. Ask the programme team whether there is another way to take part."
        )


@registered
class TheProjectStillSeeksItsTeam(_OnSending):
    """C05: nobody asks to join, or joins, a project that is stopped or was never approved."""

    code = "C05"
    asks = "The project looks for its team."
    message = "The project does not look for a team now, so nothing can be sent or accepted."
    locked = True

    def applies(self, subject: Any) -> bool:
        """Return whether it is sent now, written to be sent, or accepted."""
        return super().applies(subject) or subject.status == "accepted"

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the project recruits; a reserve may be accepted while it works."""
        project = subject.call.project
        seeking = SEEKING | AT_WORK if subject.status == "accepted" else SEEKING
        return project is not None and project.status in seeking


@registered
class CallOfAnApprovedProject(Rule):
    """C06: agencies are called to a project that will go ahead."""

    code = "C06"
    kind = "call"
    asks = "The project is approved."
    message = "Approve the project before you publish its call."

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the project is past its approval."""
        project = subject.project
        return project is not None and project.status not in {"idea", "planned", "declined"}


@registered
class SentByAPartner(_OnSending):
    """C02: only partner agencies join teams."""

    code = "C02"
    asks = "The agency is a partner."
    message = "Only partner agencies can answer a call. Ask the programme team how to become one."
    field = "agency"

    def applies(self, subject: Any) -> bool:
        """Return whether it is sent now, written to be sent, or accepted."""
        return super().applies(subject) or subject.status == "accepted"

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the agency is a partner."""
        return bool(subject.agency.is_partner)

    def explain(self, subject: Any, params: Params) -> str:
        """Return what the agency, or whoever accepts it, can do."""
        if subject.status != "accepted":
            return self.message
        return (
            f"{subject.agency} is no partner agency any more, and only partners join a team. "
            "Decline it with that reason, or make it a partner again in the register “Agencies”."
        )


@registered
class SentComplete(_OnSending):
    """C03: what is sent says what managers need to choose."""

    code = "C03"
    asks = "Every question is answered."
    message = "Answer every question before you send it."

    def applies(self, subject: Any) -> bool:
        """Return whether it is sent now; a draft need not be complete."""
        return bool(subject.status == "submitted")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether nothing is missing."""
        return not missing_from(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return what is missing."""
        wanted = "; ".join(NEEDED[name] for name in missing_from(subject))
        return f"Write {wanted}, before you send it."


def missing_from(interest: Any) -> list[str]:
    """Return the names of the fields that are needed and not filled in, in their order."""
    return [name for name in NEEDED if not _is_filled(getattr(interest, name))]


def _is_filled(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y, g.i a")
