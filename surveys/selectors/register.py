"""The register of what was told: what a new table would tell beside the tables before it."""

from collections.abc import Iterable, Iterator, Mapping

from surveys.engine.disclosure import may_release
from surveys.engine.release import Fault, PublicTable
from surveys.engine.singled_out import singled_out
from surveys.models import ReleasedTable, SurveyDeployment
from surveys.selectors.counts import thresholds_of


def differences(deployment: SurveyDeployment, table: PublicTable) -> Iterator[Fault]:
    """Yield why `table` must not be told beside what was told of the same people. One query.

    The same thing counted again differs by nobody or by as many people as a base needs. And
    no sum or difference of the groups that the tables tell about is a group of fewer people.
    """
    thresholds = thresholds_of(deployment)
    earlier = _overlapping(deployment, table)
    again = [
        _flat(one.counts)
        for one in earlier
        if one.name == table.name and one.deployment_id == deployment.pk
    ]
    if not may_release(again, _flat(table.counts), thresholds):
        yield Fault(
            "told-before",
            "Since it was last told a number changed by only a few people, and a reader who "
            "compares the two could tell who.",
        )
    groups, sizes = list(table.groups), dict(table.sizes)
    for one in earlier:
        groups += [frozenset(group) for group in one.told_of["groups"]]
        # Whoever took answers back since was counted then: the smaller number is the riskier.
        for part, size in one.told_of["sizes"].items():
            sizes[part] = min(size, sizes.get(part, size))
    if singled_out(groups, sizes, thresholds):
        yield Fault(
            "told-beside",
            f"Subtracted from what is told already, it would tell about fewer than "
            f"{thresholds.base} people.",
        )


def _overlapping(deployment: SurveyDeployment, table: PublicTable) -> list[ReleasedTable]:
    """Return the earlier tables that tell the same, or about the same parts by something else."""
    subject = subject_of(table.name)
    told = ReleasedTable.objects.filter(deployment__in=_together(deployment))
    return [one for one in told if subject_of(one.name) == subject]


def subject_of(name: str) -> str:
    """Return what is counted under `name`, whatever it is counted by."""
    return name.partition(" by ")[0]


def _together(deployment: SurveyDeployment) -> Iterable[int]:
    """Return the deployments whose people are told about together with those of this one."""
    if deployment.pilot_id is None:
        return [deployment.pk]
    return SurveyDeployment.objects.filter(pilot=deployment.pilot_id).values_list("pk", flat=True)


def _flat(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    return {
        f"{group} {answer}": one for group, row in counts.items() for answer, one in row.items()
    }
