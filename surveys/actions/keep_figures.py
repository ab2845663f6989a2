"""Count what may be told of a survey's answers, and keep it for the pages to read."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from changeprojects.selectors import today
from surveys.actions.release_table import RESULTS, release_table
from surveys.engine.disclosure import enough, may_tell_anew, rounded
from surveys.engine.release import PublicTable
from surveys.exceptions import TableRefused
from surveys.models import EqualityCounts, Figures, SurveyDeployment
from surveys.rules.weeks import monday_of
from surveys.selectors.counts import base_of, thresholds_of
from surveys.selectors.crossed import CrossedTable, crossed_by_how
from surveys.selectors.equality import equality_tables
from surveys.selectors.questions import named, versions_answered
from surveys.selectors.screening import awaits_screening
from surveys.selectors.tables import Counted, tables_of

Status = SurveyDeployment.Status


@transaction.atomic
def keep_figures(deployment: SurveyDeployment, *, is_last_day: bool = False) -> None:
    """Count `deployment` anew, if something new may be told of it.

    While people can answer, only they themselves are counted, up to the end of the last
    week, and told by steps of at least the smallest base. Closed for good, everything is
    counted one last time, once nothing waits for a screener, who may set it aside; on the last
    day of the answers it waits no longer. Before and after, or done twice, it changes nothing.
    """
    # On PostgreSQL this also makes whoever is just sending answers wait for the count.
    locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
    kept = Figures.objects.filter(deployment=locked).first()
    if locked.status == Status.DRAFT or (kept and kept.is_final):
        return
    if locked.status == Status.CLOSED:
        if is_last_day or not awaits_screening(locked):
            _keep_final(locked, monday_of(today()))
    else:
        _keep_interim(locked, kept, monday_of(today()))


def _keep_interim(deployment: SurveyDeployment, kept: Figures | None, monday: date) -> None:
    thresholds = thresholds_of(deployment)
    people = base_of(deployment, before=monday)
    if not may_tell_anew(kept.people if kept else 0, people, thresholds):
        return
    figures = {"week": monday - timedelta(weeks=1), "people": rounded(people, thresholds)}
    Figures.objects.update_or_create(deployment=deployment, defaults=figures)


def _keep_final(deployment: SurveyDeployment, monday: date) -> None:
    thresholds = thresholds_of(deployment)
    people = base_of(deployment)
    figures = {
        "week": monday,
        "people": rounded(people, thresholds) if enough(people, thresholds) else 0,
        "is_final": True,
        "withdrawn": deployment.withdrawn,
        "versions": [named(version) for version in versions_answered(deployment)],
        "tables": [_told(counted, deployment) for counted in tables_of(deployment)],
        "equality": _who_answered(deployment),
    }
    Figures.objects.update_or_create(deployment=deployment, defaults=figures)


def _who_answered(deployment: SurveyDeployment) -> list[dict[str, Any]] | None:
    """Return what may be told of who answered, and let the counts go; None if nobody was asked."""
    locked = EqualityCounts.objects.select_for_update()
    everybody, _ = locked.get_or_create(deployment=deployment)
    counts, everybody.counts = everybody.counts, None
    everybody.save(update_fields=["counts"])
    if not counts:
        return None
    return [asdict(table) for table in equality_tables(counts, thresholds_of(deployment))]


def _told(counted: Counted, deployment: SurveyDeployment) -> dict[str, Any]:
    """Release a table, and what is told of it by how people answered; return them for the pages.

    A table that is refused tells no number: closing a survey is never held up by it.
    """
    shown = asdict(counted.shown)
    if counted.public is None or counted.shown.wholly_hidden:
        return shown
    if why := _refusal(counted.public, deployment):
        return shown | {"rows": (), "missing": None, "wholly_hidden": True, "why": why}
    crossed, public = crossed_by_how(counted, deployment)
    if public is not None and (why := _refusal(public, deployment)):
        crossed = CrossedTable(why=why)
    return shown | {"by_how": asdict(crossed) if crossed else None}


def _refusal(table: PublicTable, deployment: SurveyDeployment) -> str:
    """Release `table`; return why it was refused, "" if it was not."""
    try:
        release_table(deployment, table, RESULTS)
    except TableRefused as refused:
        return " ".join(reason.message for reason in refused.reasons)
    return ""
