"""How people who use services took part in the demonstration's projects, and further help."""

from changeprojects.models import EvidenceItem, InvolvementActivity, SupportResource
from home.demo.dates import Calendar

KIND, PAID = InvolvementActivity.Kind, InvolvementActivity.Payment


def court(calendar: Calendar) -> tuple[InvolvementActivity, ...]:
    """Return what parents did in the project on court."""
    return (
        InvolvementActivity(
            kind=KIND.CO_PRODUCTION,
            held_on=calendar.day(-28, 2),
            who="Four parents, from the second meeting on",
            payment_offered=PAID.YES,
            support_given="Travel, childcare and a worker of their own choice",
            what_changed="The seminar moved out of the court building.",
        ),
        InvolvementActivity(
            kind=KIND.CO_CODING,
            held_on=calendar.day(-13, 9),
            who="One of the four parents, with a researcher",
            payment_offered=PAID.YES,
            what_changed="“Plain words” became a theme of its own.",
        ),
    )


def leadership(calendar: Calendar) -> tuple[InvolvementActivity, ...]:
    """Return what young people did in the project on leadership."""
    return (
        InvolvementActivity(
            kind=KIND.CO_PRODUCTION,
            held_on=calendar.day(-20, 8),
            who="Two young people from a panel",
            payment_offered=PAID.YES,
            support_given="Meetings after school",
            what_changed="The pack begins with a question and not with a definition.",
        ),
    )


def meetings(calendar: Calendar) -> tuple[InvolvementActivity, ...]:
    """Return what parents with a learning disability did in the local project."""
    return (
        InvolvementActivity(
            kind=KIND.CO_PRODUCTION,
            held_on=calendar.day(-5, 11),
            who="Three parents with a learning disability",
            payment_offered=PAID.YES,
            support_given="Someone they picked came with them",
            what_changed="They chose the words and threw out half of the pictures.",
        ),
    )


def court_support() -> tuple[SupportResource, ...]:
    """Return further help for readers of the handbook."""
    return (
        SupportResource(
            kind=SupportResource.Kind.FILM,
            title="Two parents and a worker read a statement together",
            url="https://example.org/demonstration/film",
            summary="Nine minutes, with captions and a transcript. Made up for this demonstration.",
        ),
    )


def court_evidence() -> tuple[EvidenceItem, ...]:
    """Return what the project on court rests on."""
    return (
        EvidenceItem(
            title="Twelve statements from practice (made up)",
            says="In nine of twelve, no reader could say where the main facts came from.",
        ),
    )
