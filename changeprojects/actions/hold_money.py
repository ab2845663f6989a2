"""Money on which an open pilot rests is not taken from it."""

from changeprojects import rules
from changeprojects.exceptions import Finding, ReleaseRefused
from changeprojects.models import ChangeProjectPage, PilotPage


def refuse_pilot_without_money(project: ChangeProjectPage) -> None:
    """Raise `ReleaseRefused` if a pilot is open that the project's money, as stored, leaves."""
    for pilot in PilotPage.objects.child_of(project).filter(status=PilotPage.Status.OPEN):
        if any(one.code == "B06-pilot" for one in rules.check(pilot, move="open")):
            sentence = (
                f"The pilot “{pilot}” is open and rests on this money. Close the pilot first, or "
                "set other money aside for it."
            )
            raise ReleaseRefused([Finding("B06-pilot", sentence)], pilot)
