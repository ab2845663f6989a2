"""The results of one survey at several sites and times, side by side.

Nothing is counted and nothing added up: what was told of each is put beside what was told of
the others, so that it tells no more than they do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from surveys.models import Figures, SurveyDeployment
from surveys.selectors.crossed import AnswerRow, CrossedTable, Group
from surveys.selectors.pool import site_name
from surveys.selectors.tables import Row
from surveys.selectors.told_results import told_tables

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Column:
    """What was told at one site and time, or of several sites together."""

    name: str
    tables: list[Json]
    is_own: bool


def before_and_after(deployment: SurveyDeployment) -> dict[str, CrossedTable]:
    """Return by question what the same survey told at each time of the pilot, at the same site.

    By its id. For the public: of each time what its own summary tells. Left out are so times of
    which as many took their answers back as a base needs, and at each time what was withheld there.
    Empty where it was asked once. One query, and two for each time.
    """
    if deployment.pilot_id is None or deployment.version is None or not deployment.wave:
        return {}
    told = _told(deployment, Q(deployment__site=deployment.site_id) & ~Q(deployment__wave=None))
    times = SurveyDeployment.Wave.values
    told.sort(key=lambda one: times.index(one.deployment.wave or ""))
    return _tables(
        [
            _Column(
                _time(one.deployment),
                told_tables(one.deployment),
                one.deployment_id == deployment.pk,
            )
            for one in told
        ]
    )


def beside(deployment: SurveyDeployment) -> dict[str, CrossedTable]:
    """Return by question what the same survey told at other sites and times of the pilot.

    By its id. Empty where there is no other. Sites where too few answered are in it together, if
    they were told so, and else not. One query.
    """
    if deployment.pilot_id is None or deployment.version is None:
        return {}
    others = ~Q(deployment__site=None) | ~Q(deployment__wave=None)
    return _tables(_columns(deployment, _told(deployment, Q(deployment=deployment.pk) | others)))


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


def _tables(columns: list[_Column]) -> dict[str, CrossedTable]:
    """Return by its id each question of the deployment itself, beside the others.

    A table that was kept without one, until November 2026, is beside none: who was asked in the
    same way is not known.
    """
    own = next((one.tables for one in columns if one.is_own), [])
    tables = {
        table["question"]: _side_by_side(table, columns) for table in own if "question" in table
    }
    return {
        question: table
        for question, table in tables.items()
        if len(table.groups) > 1 or (table.groups and table.reworded)
    }


def _columns(deployment: SurveyDeployment, told: Iterable[Figures]) -> list[_Column]:
    """Return what was told of each; a pool once for all who are in it."""
    columns: list[_Column] = []
    for one in told:
        if one.people:
            is_own = one.deployment_id == deployment.pk
            columns.append(_Column(_name(one.deployment), one.tables, is_own))
        elif one.pool:
            name = _at(one.pool["sites"], one.deployment)
            if name not in {column.name for column in columns}:
                columns.append(_Column(name, one.pool["tables"], is_own=False))
    return columns


def _side_by_side(own: Json, columns: list[_Column]) -> CrossedTable:
    """Return one question as it was told in each column, where it was put in the same way."""
    asked = [
        (column.name, table)
        for column in columns
        for table in column.tables
        if table.get("question") == own["question"] and not table["wholly_hidden"]
    ]
    found = [(name, table) for name, table in asked if _are_alike(own, table)]
    labels = dict.fromkeys(row["label"] for _, table in found for row in _rows(table))
    return CrossedTable(
        tuple(Group(name, table["base"]) for name, table in found),
        tuple(
            AnswerRow(label, tuple(_cell(name, table, label) for name, table in found))
            for label in labels
        ),
        reworded=tuple(name for name, table in asked if not _are_alike(own, table)),
    )


def _are_alike(one: Json, other: Json) -> bool:
    """Whether everybody whom either counts was asked in one and the same way."""
    return one is other or len({*one["wordings"], *other["wordings"]}) == 1


def _rows(table: Json) -> list[Json]:
    return [*table["rows"], *([table["missing"]] if table["missing"] else [])]


def _cell(name: str, table: Json, label: str) -> Row:
    # Everybody was offered the same; the row of other answers is there only if somebody gave one.
    row = next((one for one in _rows(table) if one["label"] == label), {"about": 0, "percent": 0})
    return Row(name, row["about"], row["percent"])


def _name(deployment: SurveyDeployment) -> str:
    return _at(site_name(deployment), deployment) or f"Survey {deployment.code}"


def _at(sites: str, deployment: SurveyDeployment) -> str:
    return ", ".join(filter(None, (sites, _time(deployment))))


def _time(deployment: SurveyDeployment) -> str:
    return str(deployment.get_wave_display()) if deployment.wave else ""
