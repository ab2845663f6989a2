"""Let a table of counts out: the only way in which a number of people reaches readers."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from surveys.engine.disclosure import rounded
from surveys.engine.release import Audit, PublicTable, audit
from surveys.exceptions import Reason, TableRefused
from surveys.models import ReleasedTable, SurveyDeployment
from surveys.selectors.counts import thresholds_of
from surveys.selectors.register import differences, told_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table is told: on a version of a public page, or among the results for staff.

    `beside` is what the register keeps with it that is no number of people.
    """

    source: ReleasedTable.Source
    summary: UUID | None = None
    version: str = ""
    beside: Json = field(default_factory=dict)


RESULTS = Place(ReleasedTable.Source.RESULTS)


def release_table(deployment: SurveyDeployment, table: PublicTable, place: Place) -> ReleasedTable:
    """Audit `table`, compare it with everything told of the same people, and store it as told.

    The caller holds the transaction, with the deployment locked. Raises `TableRefused` with a
    sentence for each thing that would give a few people away; then nothing is stored.
    """
    thresholds = thresholds_of(deployment)
    audited = audit(table, thresholds)
    if faults := [*audited.faults, *differences(deployment, table)]:
        raise TableRefused([Reason(fault.code, fault.message) for fault in faults])
    return ReleasedTable.objects.create(
        deployment=deployment,
        source=place.source,
        summary=place.summary,
        version=place.version,
        name=table.name,
        base=rounded(table.base, thresholds),
        cells=table.told,
        counts=table.counts,
        told_of=told_of(table) | place.beside,
        audit=_proof(audited),
        released_at=timezone.now(),
        is_demo=deployment.is_demo,
    )


def _proof(audited: Audit) -> Json:
    return {"intervals": audited.intervals}
