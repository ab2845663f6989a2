"""Give an agency a place in a project's team."""

from dataclasses import replace

from django.db import transaction

from changeprojects import clock, rules
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import Agency, ChangeProjectPage, TeamAgency
from syndication.actions.change_number import hold_counter


def join_team(project: ChangeProjectPage, agency: Agency) -> TeamAgency:
    """Let the agency join today, or join again; return its place.

    However many join at once, the team never grows beyond the limit of the project's model:
    they wait for each other. Raises `ReleaseRefused` if there is no place left.
    """
    with transaction.atomic():
        hold_counter()
        # One that left and comes again has a second place: the first one is history.
        place, _ = TeamAgency.objects.get_or_create(
            project=project, agency=agency, left_on=None, defaults={"joined_on": clock.today()}
        )
        refuse_full_team(project)
    return place


def refuse_full_team(project: ChangeProjectPage) -> None:
    """Raise `ReleaseRefused` if the team, as it is stored now, is larger than it may be."""
    asked = rules.check(project, move="confirm_team")
    # Of what is written it is the agency that is one too many.
    findings = [replace(one, field="agency") for one in asked if one.code == "B04"]
    if findings:
        raise ReleaseRefused(findings, project)
