"""What the demonstration's teams decided, and how they looked back at their work."""

from dataclasses import dataclass
from datetime import date

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import EventPage, Review, ShapingDecision
from home.demo.projects import stored


@dataclass(frozen=True, slots=True)
class DecisionText:
    """A decision about format or content; `replaces` is the decision it takes the place of."""

    project: str
    question: str
    decision: str
    why: str
    on: date
    at_event: str = ""
    replaces: str = ""


def shape(decisions: list[DecisionText]) -> None:
    """Write down decisions, the earliest first."""
    for text in decisions:
        project = stored(text.project)
        former = ShapingDecision.objects.filter(project=project, decision=text.replaces).first()
        event = EventPage.objects.child_of(project).filter(slug=text.at_event).first()
        keep_entry(
            ShapingDecision(
                project=project,
                question=text.question,
                decision=text.decision,
                why=text.why,
                decided_on=text.on,
                at_event=event,
                supersedes=former,
            )
        )


def look_back(slug: str, outcome: str, notes: str, on: date, next_due: date | None = None) -> None:
    """Write down a review."""
    keep_entry(
        Review(project=stored(slug), held_on=on, outcome=outcome, notes=notes, next_due=next_due)
    )
