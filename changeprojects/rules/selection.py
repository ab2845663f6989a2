"""A project is chosen by five criteria, asked for by agencies, approved by somebody else."""

from typing import Any

from changeprojects import clock
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import endorsing_agencies, entries_of, live_parts, public_since
from changeprojects.rules.rulebook import Params

CRITERIA = 5


def _is_approved(project: Any) -> bool:
    return bool(project.status == "approved")


def _was_approved(project: Any) -> bool:
    return _is_approved(project) or bool(project.approved_on)


@registered
class ProjectMeetsTheCriteria(Rule):
    """B01: all five criteria are judged, none is unmet, and why and for what is stated."""

    code = "B01"
    kind = "change-project"
    gates = ("approve",)
    asks = (
        "All five criteria are judged, none is unmet, the appraisal has a summary for the public, "
        "and the project states an outcome."
    )
    message = "Judge all five criteria in the register “Appraisals”."

    def applies(self, subject: Any) -> bool:
        """Return whether the project is or was approved, or would be."""
        return _was_approved(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the appraisal by which it is decided says so."""
        judged = self._judged(subject)
        enough = len(judged) == CRITERIA and "not_met" not in judged
        return enough and self._is_summed_up(subject) and len(subject.outcomes.all()) > 0

    def explain(self, subject: Any, params: Params) -> str:
        """Return which part is missing."""
        judged = self._judged(subject)
        if len(judged) == CRITERIA and "not_met" in judged:
            return "A criterion is not met: decline the project, or change it and appraise it anew."
        if len(judged) == CRITERIA and not self._is_summed_up(subject):
            return "Write the public summary of the appraisal: what is decided, and why."
        if len(judged) == CRITERIA and self._waits_in_draft(subject):
            return "An outcome is written in the draft only: have the page published."
        if len(judged) == CRITERIA:
            return "Write at least one outcome under “What should be different”."
        missing = CRITERIA - len(judged)
        return f"Judge all five criteria in the register “Appraisals”; {missing} are missing."

    def mended_by(self, subject: Any) -> str:
        """Return its code, or that of its second half once the appraisal is complete."""
        is_complete = len(self._judged(subject)) == CRITERIA and self._is_summed_up(subject)
        return "B01-outcome" if is_complete else self.code

    def _waits_in_draft(self, project: Any) -> bool:
        has_draft = project.pk and project.has_unpublished_changes
        return bool(has_draft and project.get_latest_revision_as_object().outcomes.all())

    def _judged(self, project: Any) -> list[str]:
        found = self._appraisal(project)
        return [one.judgement for one in found.judgements.all()] if found else []

    def _is_summed_up(self, project: Any) -> bool:
        found = self._appraisal(project)
        return found is not None and bool(found.public_summary.strip())

    def _appraisal(self, project: Any) -> Any:
        """Return the latest appraisal; of a project that is decided, the last one before that."""
        day = project.decided_on
        found = entries_of(project, "appraisals")
        return next((one for one in found if not day or one.held_on <= day), None)


@registered
class AgenciesAskedForIt(Rule):
    """B02: the topic of a project that comes from a consultation is endorsed by agencies."""

    code = "B02"
    kind = "change-project"
    gates = ("approve",)
    asks = "Partner agencies stand behind the topic of the project: at least {least}."
    message = "Choose a topic under “Origin” that agencies stand behind."
    params = {"least": 1}
    field = "topics"

    def applies(self, subject: Any) -> bool:
        """Return whether it is or was approved, and comes from a consultation."""
        return _was_approved(subject) and subject.origin == "consultation"

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether enough agencies stand behind its topics."""
        return len(endorsing_agencies(subject, partners_only=True)) >= params["least"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many agencies are asked for."""
        return f"{self.message} At least {params['least']} are asked for."


@registered
class ApprovedBySomebodyElse(Rule):
    """A01: nobody approves what they proposed."""

    code = "A01"
    kind = "change-project"
    locked = True
    gates = ("approve",)
    asks = "Somebody other than the proposer approves the project."
    message = "You proposed this project. Ask another manager to approve it."

    def applies(self, subject: Any) -> bool:
        """Return whether somebody approves it now."""
        return _is_approved(subject) and getattr(subject, "moved_by", None) is not None

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether that is neither the proposer nor the owner of its page."""
        return subject.moved_by.pk not in {subject.proposed_by_id, subject.owner_id}


@registered
class ApprovedAsItIsRead(Rule):
    """A02: what is approved is what everybody reads, not an older or a newer draft."""

    code = "A02"
    kind = "change-project"
    locked = True
    gates = ("approve",)
    asks = "No change of the project waits to be published."
    message = (
        "Changes of the project wait to be published. Publish them, or ask somebody in the group "
        "“Publishers” to do so, before you approve it."
    )

    def applies(self, subject: Any) -> bool:
        """Return whether somebody approves it now."""
        return _is_approved(subject) and getattr(subject, "moved_by", None) is not None

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether what is stored as read by everybody says what the draft says."""
        return not subject.has_unpublished_changes


@registered
class RecruitsByACall(Rule):
    """C04: a project that looks for its team has a public call that agencies can answer."""

    code = "C04"
    kind = "change-project"
    gates = ("open_call",)
    asks = "The call is public, and agencies can still answer it."
    message = "Publish a call below the project, with a closing time that lies ahead."

    def applies(self, subject: Any) -> bool:
        """Return whether the project begins to look for a team, now."""
        return subject.status == "recruiting" and hasattr(subject, "moved_by")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a published call is open, or will be."""
        states = {call.state(clock.now()) for call in live_parts(subject, "call")}
        return bool(states & {"coming", "open"})


@registered
class TeamFollowsAnOpenCall(Rule):
    """B03: a team is confirmed only after a call that was open to all partners."""

    code = "B03"
    kind = "change-project"
    gates = ("confirm_team",)
    asks = "The team was formed by a call open to all partner agencies for at least {days} days."
    message = "Publish a call that is open for at least two weeks before you confirm the team."
    params = {"days": 14}

    def applies(self, subject: Any) -> bool:
        """Return whether the team is or was confirmed, or would be."""
        return bool(subject.status == "developing" or subject.actual_start)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a published call was open so long and has closed."""
        return any(
            (call.closes_at - max(call.opens_at, public_since(call))).days >= params["days"]
            and call.state(clock.now()) == call.State.CLOSED
            for call in live_parts(subject, "call")
        )

    def explain(self, subject: Any, params: Params) -> str:
        """Return for how long the call has to be open."""
        return (
            f"Publish a call that is open for at least {params['days']} days, and wait until it "
            "has closed, before you confirm the team."
        )
