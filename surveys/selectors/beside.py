"""The results of one survey at several sites and times, side by side.

Nothing is counted and nothing added up: what was told of each is put beside what was told of
the others, so that it tells no more than they do.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from surveys.models import Figures, SurveyDeployment
from surveys.selectors.crossed import AnswerRow, CrossedTable, Group
from surveys.selectors.given import OTHER
from surveys.selectors.pool import site_name
from surveys.selectors.tables import Row

Json = dict[str, Any]
Column = tuple[str, list[Json]]


def before_and_after(deployment: SurveyDeployment) -> dict[str, CrossedTable]:
    """Return by question what the same survey told at each time of the pilot, at the same site.

    Empty where it was asked once. One query.
    """
    if deployment.pilot_id is None or deployment.version is None or not deployment.wave:
        return {}
    told = _told(deployment, Q(deployment__site=deployment.site_id) & ~Q(deployment__wave=None))
    times = SurveyDeployment.Wave.values
    told.sort(key=lambda one: times.index(one.deployment.wave or ""))
    return _tables([(_time(one.deployment), one.tables) for one in told if one.people])


def beside(deployment: SurveyDeployment) -> dict[str, CrossedTable]:
    """Return by question what the same survey told at other sites and times of the pilot.

    Empty where there is no other. Sites where too few answered are in it together, if they
    were told so, and else not. One query.
    """
    if deployment.pilot_id is None or deployment.version is None:
        return {}
    others = ~Q(deployment__site=None) | ~Q(deployment__wave=None)
    return _tables(_columns(_told(deployment, Q(deployment=deployment.pk) | others)))


def _told(deployment: SurveyDeployment, which: Q) -> list[Figures]:
    version = deployment.version
    return list(
        Figures.objects.filter(
            which,
            deployment__pilot=deployment.pilot_id,
            deployment__version__survey=version.survey_id if version else None,
            is_final=True,
        )
        .filter(Q(people__gt=0) | Q(pool__isnull=False))
        .select_related("deployment__site__agency")
        .order_by("deployment__opens_at", "deployment__pk")
    )


def _tables(columns: list[Column]) -> dict[str, CrossedTable]:
    anchors = dict.fromkeys(table["anchor"] for _, found in columns for table in found)
    tables = {anchor: _side_by_side(anchor, columns) for anchor in anchors}
    return {anchor: table for anchor, table in tables.items() if len(table.groups) > 1}


def _columns(told: Iterable[Figures]) -> list[Column]:
    """Return what each column is called, with its tables; a pool once for all who are in it."""
    columns: list[Column] = []
    for one in told:
        if one.people:
            columns.append((_name(one.deployment), one.tables))
        elif one.pool:
            name = _at(one.pool["sites"], one.deployment)
            if name not in dict(columns):
                columns.append((name, one.pool["tables"]))
    return columns


def _side_by_side(anchor: str, columns: list[Column]) -> CrossedTable:
    found = [
        (name, table)
        for name, tables in columns
        for table in tables
        if table["anchor"] == anchor and not table["wholly_hidden"]
    ]
    labels = dict.fromkeys(row["label"] for _, table in found for row in _rows(table))
    return CrossedTable(
        tuple(Group(name, table["base"]) for name, table in found),
        tuple(
            AnswerRow(label, tuple(_cell(name, table, label) for name, table in found))
            for label in labels
        ),
    )


def _rows(table: Json) -> list[Json]:
    return [*table["rows"], *([table["missing"]] if table["missing"] else [])]


def _cell(name: str, table: Json, label: str) -> Row | None:
    row = next((one for one in _rows(table) if one["label"] == label), None)
    if row:
        return Row(name, row["about"], row["percent"])
    # This row is there only where somebody is in it; any other was not offered there.
    return Row(name, 0, 0) if label == OTHER else None


def _name(deployment: SurveyDeployment) -> str:
    return _at(site_name(deployment), deployment) or f"Survey {deployment.code}"


def _at(sites: str, deployment: SurveyDeployment) -> str:
    return ", ".join(filter(None, (sites, _time(deployment))))


def _time(deployment: SurveyDeployment) -> str:
    return str(deployment.get_wave_display()) if deployment.wave else ""
