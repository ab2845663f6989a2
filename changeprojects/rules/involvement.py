"""A final version tells how people took part, and answers what they asked for."""

from typing import Any

from changeprojects.remembered import remembered
from changeprojects.rules import evidence
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import is_learning_report
from changeprojects.rules.rulebook import Params, Severity

FIELDS = (
    "involvement_aim",
    "involvement_methods",
    "involvement_results",
    "involvement_influence",
    "involvement_reflections",
)


@registered
class InvolvementIsTold(Rule):
    """B10: a final version tells how people who use services took part."""

    code = "B10"
    asks = "All five parts about involvement are filled in."
    message = "Fill in all five parts of “Involvement” before a final version."
    field = "involvement_aim"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version."""
        return subject.stage == "final" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether none of the five is empty."""
        return all(getattr(subject, name).strip() for name in FIELDS)


@registered
class RecommendationsAreDecided(Rule):
    """B11: nobody's recommendation is left without an answer, here or where it is tried out."""

    code = "B11"
    locked = True
    asks = "Every recommendation of the project is decided."
    message = "Decide every recommendation in the register before a final version."
    field = "stage"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version, and there is a recommendation."""
        if subject.stage != "final" or is_learning_report(subject):
            return False
        return any(_decisions_of(one) for one in _asked(subject))

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether none of their recommendations is undecided."""
        return not self._undecided(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return which ones wait for a decision."""
        codes = self._undecided(subject)
        if not codes:
            return self.message
        return f"Decide {', '.join(codes)} in the register before a final version."

    def _undecided(self, subject: Any) -> list[str]:
        decided = [row for project in _asked(subject) for row in _decisions_of(project)]
        return sorted(code for code, decision in decided if decision == "undecided")


def _asked(product: Any) -> list[Any]:
    """Return its project, and others that try it out: what people said there is asked of it too."""
    projects = [product.project, *_trying_out(product)]
    return list({one.pk: one for one in projects if one}.values())


def _trying_out(product: Any) -> tuple[Any, ...]:
    if product.pk is None:
        return ()
    pilots = product.pilots.all()
    return remembered(lambda: tuple(one.project for one in pilots), "trying out", product.pk)


def _decisions_of(project: Any) -> list[tuple[str, str]]:
    """Return the code and the decision of each recommendation of a project."""
    told = project.recommendations.values_list("code", "decision")
    return list(remembered(lambda: tuple(told), "decisions", project.pk))


@registered
class ThemesAreAnswered(Rule):
    """B11, second half: nothing people said is passed over in silence.

    At its pilots, and where the project asked outside of any. Also a theme of few: which ones are
    passed over would else tell how many said it.
    """

    code = "B11-themes"
    locked = True
    asks = (
        "Whatever people said at its pilots, or to its project, led to a recommendation, or to a "
        "reason why not."
    )
    message = (
        "Tie every theme of its pilots and of its project to a recommendation, or say why nothing "
        "is asked for."
    )
    field = "stage"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version, and somebody knows what people said."""
        is_final = subject.stage == "final" and not is_learning_report(subject)
        is_stored = subject.pk is not None
        return is_final and is_stored and evidence.is_known(evidence.THEMES_UNANSWERED)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether no theme waits."""
        return evidence.tells(evidence.THEMES_UNANSWERED, subject) == 0

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many themes wait."""
        waiting = evidence.tells(evidence.THEMES_UNANSWERED, subject)
        which = "One theme" if waiting == 1 else f"{waiting} themes"
        return f"{which} of what people said asked for nothing yet. {self.message}"


@registered
class PeopleTookPart(Rule):
    """B10, second half: people who use services worked on it, or told how it was."""

    code = "B10-voice"
    asks = "People who use services took part in the project, or told how the pilot was."
    message = (
        "Write into the project under “Involvement” how people who use services took part, or ask "
        "those at the pilot how it was."
    )

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version."""
        return subject.stage == "final" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether one of the two ways was gone."""
        project = subject.project
        if project is not None and len(project.involvement.all()) > 0:
            return True
        if subject.pk is None or not evidence.is_known(evidence.PEOPLE_HEARD):
            return False
        return any(evidence.tells(evidence.PEOPLE_HEARD, one) for one in subject.pilots.all())


@registered
class PeopleHearInTime(Rule):
    """W08: who answered a survey hears by the promised day what became of it."""

    code = "W08"
    kind = "change-project"
    severity = Severity.WARN
    asks = "Everybody who answered a survey could read in time what became of it."
    message = "Publish a “You said, we did” page for each survey whose feedback is due."
    unmet = "Late"

    def applies(self, subject: Any) -> bool:
        """Return whether the promised day of a survey has passed."""
        is_asked = subject.pk is not None and evidence.is_known(evidence.FEEDBACK_DUE)
        return is_asked and evidence.tells(evidence.FEEDBACK_DUE, subject) > 0

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether each of those surveys has a public page."""
        return evidence.tells(evidence.FEEDBACK_LATE, subject) == 0

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many surveys wait."""
        late = evidence.tells(evidence.FEEDBACK_LATE, subject)
        which = "survey whose" if late == 1 else f"{late} surveys whose"
        return f"Publish a “You said, we did” page for the {which} feedback was due."
