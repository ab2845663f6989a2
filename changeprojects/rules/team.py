"""A team stays small enough to work, and has those in it whom the work needs."""

from typing import Any

from django.db.models import prefetch_related_objects

from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import entries_of
from changeprojects.rules.rulebook import Params, Severity

WORKING = {"developing", "piloting", "evaluating", "refining", "publishing", "completed"}
GROUPS = {
    "practitioner": "a practitioner",
    "policy_maker": "a policy maker",
    "researcher": "a researcher",
    "programme_staff": "programme staff",
}


def _is_at_work(project: Any) -> bool:
    return project.status in WORKING


def _present(project: Any) -> list[Any]:
    return [one for one in entries_of(project, "team_people") if one.left_on is None]


@registered
class TeamFitsItsLimit(Rule):
    """B04: the partner agencies in a team are not more than its limit."""

    code = "B04"
    kind = "change-project"
    gates = ("confirm_team",)
    asks = "The team has at most {most} partner agencies."
    message = "The team is full: somebody has to leave before another agency joins."
    params = {"most": 7}

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether partner agencies that have not left fit the limit."""
        return self._count(subject) <= params["most"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many there are and how many may be."""
        return (
            f"{params['most']} of {params['most']} places in the team are taken. Write the day on "
            "which an agency left, or hold this one in reserve. Ask a programme manager if the "
            "team of this project has to be larger: that is a difference that everybody reads."
        )

    def _count(self, project: Any) -> int:
        return sum(one.counts for one in entries_of(project, "team_agencies", "agency"))


@registered
class SomebodyIsInTheTeam(Rule):
    """B18: a team that is confirmed has agencies in it."""

    code = "B18"
    kind = "change-project"
    gates = ("confirm_team",)
    asks = "Partner agencies are in the team: at least {least}."
    message = "Accept an agency, or enter one in the register “Agencies in teams”."
    params = {"least": 1}

    def applies(self, subject: Any) -> bool:
        """Return whether the team is confirmed now."""
        return subject.status == "developing" and hasattr(subject, "moved_by")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether enough agencies are there."""
        members = entries_of(subject, "team_agencies", "agency")
        return sum(one.counts for one in members) >= params["least"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many agencies a team takes."""
        return f"{self.message} A team takes at least {params['least']}."


@registered
class StageHasALead(Rule):
    """B05: a stage starts only with an agency of the team that leads it."""

    code = "B05"
    kind = "stage"
    asks = "An agency that is in the team leads the stage."
    message = "Choose at least one agency of the team as lead before the stage starts."
    field = "leads"

    def applies(self, subject: Any) -> bool:
        """Return whether it has started, or would."""
        return bool(subject.status == "active")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether an agency that has not left leads it."""
        return bool(subject.leads.filter(left_on=None, project=subject.project).exists())


@registered
class EveryGroupTakesPart(Rule):
    """W02: practitioners, policy makers, researchers and staff work together."""

    code = "W02"
    kind = "change-project"
    severity = Severity.WARN
    asks = "Practitioners, policy makers, researchers and programme staff are in the team."
    message = "Find people of every group for the team."

    def applies(self, subject: Any) -> bool:
        """Return whether the team is at work."""
        return _is_at_work(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether each group has a place."""
        return not self._missing(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return which groups are missing."""
        names = " and ".join(GROUPS[group] for group in self._missing(subject))
        return f"Find {names} for the team."

    def _missing(self, project: Any) -> list[str]:
        present = {person.group for person in _present(project)}
        return [group for group in GROUPS if group not in present]


@registered
class SeveralLevelsTakePart(Rule):
    """W05: agencies take part at more than one of their levels."""

    code = "W05"
    kind = "change-project"
    severity = Severity.WARN
    asks = "People from at least {least} levels of their agencies are in the team."
    message = "Find people from another level: strategic, operational or front line."
    params = {"least": 2}

    def applies(self, subject: Any) -> bool:
        """Return whether the team is at work."""
        return _is_at_work(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether enough levels have a place."""
        levels = {person.level for person in _present(subject) if person.level}
        return len(levels) >= params["least"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return from how many levels people are asked for."""
        return f"{self.message} At least {params['least']} are asked for."


@registered
class ServiceUserInTheTeam(Rule):
    """W10: somebody who has used services is in the team."""

    code = "W10"
    kind = "change-project"
    severity = Severity.WARN
    asks = "Somebody who has used services is in the team."
    message = "Invite somebody who has used services into the team, and pay for their time."

    def applies(self, subject: Any) -> bool:
        """Return whether the team is at work."""
        return _is_at_work(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether such a place is taken."""
        return any(person.group == "service_user" for person in _present(subject))


@registered
class EveryAgencyLeads(Rule):
    """W12: every agency in the team leads a stage."""

    code = "W12"
    kind = "change-project"
    severity = Severity.WARN
    asks = "Every agency in the team leads at least one stage."
    message = "Let every agency of the team lead a stage."

    def applies(self, subject: Any) -> bool:
        """Return whether the team is at work."""
        return _is_at_work(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether none leads nothing."""
        return not self._idle(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many lead nothing."""
        count = len(self._idle(subject))
        return f"Let every agency of the team lead a stage; {count} of them lead none."

    def _idle(self, project: Any) -> list[Any]:
        members = entries_of(project, "team_agencies", "agency")
        prefetch_related_objects(members, "led_stages")
        return [one for one in members if one.counts and not one.led_stages.all()]
