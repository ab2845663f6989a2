"""What people answered to questions with choices, as the public document of a summary tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from surveys.engine.likely import likely_percent, percent_of
from surveys.engine.missing import missing_of
from surveys.models import ReleasedTable, SurveyDeployment
from surveys.selectors.beside import before_and_after
from surveys.selectors.crossed import CrossedTable
from surveys.selectors.questions import named
from surveys.selectors.results import results_of
from surveys.selectors.themes_by_how import told_with
from surveys.selectors.told_results import told_tables

Json = dict[str, Any]


def results_json(deployment: SurveyDeployment) -> list[Json]:
    """Return the tables that were told when the survey closed; none before.

    They are taken as they were released. Answers given alone and with help stand apart, and
    nobody of another survey is in them. Questions that tell who somebody is, and those marked as
    sensitive, stay with those who asked: nobody has chosen to make them public. Once as many took
    their answers back as a base needs, a new version tells none: they are not true any more. Whose
    answers were deleted on their last day did not take them back. Four queries, and two for each
    time that it was asked.
    """
    told = told_tables(deployment)
    times = before_and_after(deployment) if told else {}
    return [_table(table) | _compared(times.get(table.get("question", ""))) for table in told]


# Whom a survey asks if it does not ask workers, for whoever reads a summary.
SERVICE_USERS = "service-users"


def asked_json(deployment: SurveyDeployment) -> Json:
    """Return which survey people answered: its newest version and, newest first, all of them.

    They are those of the day on which it was closed, whatever became of the survey since. One
    that nobody has answered yet is the one that is asked. And whom: what workers said is never
    put among what people said whom they work for.
    """
    versions = results_of(deployment).versions
    if not versions:
        versions = [named(deployment.version)] if deployment.version else []
    asked = deployment.version.survey.people_asked if deployment.version else None
    return {
        **next(iter(versions), {}),
        "versions": versions,
        "asked": asked or SERVICE_USERS,
    }


def by_how_json(numbers: ReleasedTable, items: Iterable[Json]) -> list[Json]:
    """Return the themes by how people answered, group by group; none where that is not told.

    In the order of the `items` of the summary, so that both can be read side by side.
    """
    told = told_with(numbers)
    if not told:
        return []
    order = {one["theme"]: place for place, one in enumerate(items)}
    answers = sorted(told.answers, key=lambda row: order.get(row.label, len(order)))
    return _groups(asdict(replace(told, answers=tuple(answers))))


def with_shares(items: Iterable[Json], base: int) -> list[Json]:
    """Return the items of a summary, each with the share of its theme and how far chance reaches.

    From the numbers that are told and from nothing else, as the chart of the page has it; null
    where no number is told.
    """
    return [item | _share(item["people"].get("about"), base) for item in items]


def with_missing(base: Json, reached: Iterable[Json]) -> Json:
    """Return the base of the themes with how many wrote nothing that could be read, as told.

    Null where that is hidden, and in what was released before anybody was told how far answers
    came.
    """
    readable: Json = next((one["people"] for one in reached if one["step"] == "readable"), {})
    return base | {"missing": missing_of(base["about"], readable)}


def _share(about: int | None, base: int) -> Json:
    if not (about and base):
        return {"percent": None, "likely_from": None, "likely_to": None}
    low, high = likely_percent(about, base)
    return {"percent": percent_of(about, base), "likely_from": low, "likely_to": high}


def _compared(times: CrossedTable | None) -> Json:
    """Return the same before, during and after the pilot, as each was told; none if asked once.

    And when it was asked in other words or with other answers, so that it is not compared.
    """
    if times is None:
        return {"times": [], "reworded": []}
    comparable = len(times.groups) > 1
    return {
        "times": _groups(asdict(times)) if comparable else [],
        "reworded": list(times.reworded),
    }


def _table(table: Mapping[str, Any]) -> Json:
    if table["wholly_hidden"]:
        return {"question": table["title"], "base": None, "several": False, "answers": []}
    rows = [*table["rows"], *([table["missing"]] if table["missing"] else [])]
    return {
        "question": table["title"],
        "base": table["base"],
        "several": table["several"],
        "answers": [_cell(row["label"], row, table["base"]) for row in rows],
        "groups": _groups(table.get("by_how") or {}),
    }


def _groups(crossed: Mapping[str, Any]) -> list[Json]:
    """Return the same by how people answered, group by group."""
    return [
        {
            "label": group["label"],
            "base": group["base"],
            "answers": [
                _cell(row["label"], row["cells"][place], group["base"])
                for row in crossed["answers"]
            ],
        }
        for place, group in enumerate(crossed.get("groups", ()))
    ]


def _cell(label: str, row: Mapping[str, Any], base: int) -> Json:
    about = row["about"]
    low, high = (None, None) if about is None else likely_percent(about, base)
    return {
        "label": label,
        "about": about,
        "percent": row["percent"],
        "likely_from": low,
        "likely_to": high,
    }
