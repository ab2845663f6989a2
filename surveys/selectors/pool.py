"""The sites of a pilot where too few answered to be told of apart, counted as one."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.engine.disclosure import Thresholds, rounded
from surveys.engine.pooling import may_pool, protect_pool
from surveys.engine.release import Shape
from surveys.models import SurveyDeployment
from surveys.selectors.counts import thresholds_of
from surveys.selectors.given import (
    MISSING,
    OTHER,
    OTHER_ANSWER,
    Given,
    answers_by_value,
    asked_by_mode,
    counts_of,
    part_of,
    people_by_version_and_mode,
)
from surveys.selectors.questions import (
    NUMBER,
    SINGLE,
    AskedQuestion,
    asked_questions,
    versions_answered,
)
from surveys.selectors.tables import Counted, public_table, shown_table


@dataclass(frozen=True, slots=True)
class Pool:
    """Small sites that are told as one: their names, about how many people, and the tables."""

    sites: tuple[SurveyDeployment, ...]
    people: int
    tables: tuple[Counted, ...]

    @property
    def in_words(self) -> str:
        """Which sites these are."""
        *others, last = (site_name(one) for one in self.sites)
        return f"{', '.join(others)} and {last}, told together"


@dataclass(frozen=True, slots=True)
class _Site:
    deployment: SurveyDeployment
    counted: Mapping[tuple[int, str], int]
    given: Mapping[str, list[Given]]

    @property
    def people(self) -> int:
        return sum(self.counted.values())

    @property
    def agency(self) -> int:
        return self.deployment.site.agency_id if self.deployment.site else 0


def site_name(deployment: SurveyDeployment) -> str:
    """Return the name of the agency of the one site that was asked; "" for a whole pilot."""
    return deployment.site.agency.name if deployment.site else ""


def asked_alike(deployment: SurveyDeployment) -> Hashable:
    """Return what is the same for all sites that are told as one: asked what, where and when."""
    version = deployment.version
    return (deployment.pilot_id, version and version.survey_id, deployment.wave)


def sites_asked_alike(
    deployments: Iterable[SurveyDeployment],
) -> dict[Hashable, list[SurveyDeployment]]:
    """Return the sites among `deployments`, by what those that are told as one have in common."""
    found: dict[Hashable, list[SurveyDeployment]] = defaultdict(list)
    for one in deployments:
        if one.site_id is not None:
            found[asked_alike(one)].append(one)
    return found


def is_small(deployment: SurveyDeployment) -> bool:
    """Say whether one that is counted had too few people to be told of, and is in no pool yet."""
    return not deployment.figures.people and deployment.figures.pool is None


def pool_of(siblings: Sequence[SurveyDeployment]) -> Pool | None:
    """Return the small ones of `siblings`, the sites that were asked the same at one time.

    None while one of them can still be answered or waits to be counted, where the small ones
    are too few or too alike to be told as one, and where they were before. Each site knows what
    its own people said: none may be left with a few others when it subtracts them.
    """
    # Closed, one may wait for a screener: counted later it would be left alone for ever.
    if not all(_is_counted(one) for one in siblings):
        return None
    small = [one for one in siblings if is_small(one)]
    counted = [_Site(one, people_by_version_and_mode(one), answers_by_value(one)) for one in small]
    sites = [one for one in counted if one.people]
    if not sites:
        return None
    thresholds = Thresholds(base=max(thresholds_of(one).base for one in siblings))
    by_agency: Counter[int] = Counter()
    for one in sites:
        by_agency[one.agency] += one.people
    if not may_pool(by_agency.values(), thresholds):
        return None
    tables = (_table(question, sites, thresholds) for question in _questions(sites))
    return Pool(
        tuple(one.deployment for one in sites),
        rounded(sum(one.people for one in sites), thresholds),
        tuple(table for table in tables if table),
    )


def _is_counted(deployment: SurveyDeployment) -> bool:
    figures = getattr(deployment, "figures", None)
    return bool(figures and figures.is_final)


def _questions(sites: Sequence[_Site]) -> list[AskedQuestion]:
    """Return the questions with one answer each that everybody is asked."""
    versions = {
        version.pk: version for one in sites for version in versions_answered(one.deployment)
    }
    newest = sorted(versions.values(), key=lambda one: (one.published_at, one.pk), reverse=True)
    return [one for one in asked_questions(newest, SINGLE, NUMBER) if not one.conditions]


def _table(
    question: AskedQuestion, sites: Sequence[_Site], thresholds: Thresholds
) -> Counted | None:
    """Return what may be told of a question; None if people chose several or nothing may."""
    asked: dict[str, int] = {}
    rows: dict[int, Counter[str]] = defaultdict(Counter)
    for one in sites:
        given = one.given.get(question.id, [])
        if any(isinstance(each.value, list) for each in given):
            return None
        modes = asked_by_mode(question, given, one.counted)
        asked |= {part_of(one.deployment, mode): people for mode, people in modes.items()}
        # An agency knows what was said at all of its sites.
        rows[one.agency].update(counts_of(question, given, modes.total()))
    if not may_pool([row.total() for row in rows.values()], thresholds):
        return None
    return _protected(question, asked, list(rows.values()), thresholds)


def _protected(
    question: AskedQuestion,
    asked: dict[str, int],
    rows: Sequence[Mapping[str, int]],
    thresholds: Thresholds,
) -> Counted | None:
    labels = question.options | {OTHER_ANSWER: OTHER}
    if not any(row[OTHER_ANSWER] for row in rows):
        del labels[OTHER_ANSWER]
    rows = [{key: row[key] for key in (*labels, MISSING)} for row in rows]
    table = protect_pool(rows, thresholds, sensitive=question.sensitive)
    if table.wholly_hidden:
        return None
    shown = shown_table(question, table, labels, several=False)
    total = {key: sum(row[key] for row in rows) for key in rows[0]}
    public = public_table(f"question:{question.id} by site", Shape.ONE_OF, total, table, asked)
    return Counted(shown, replace(public, sensitive=question.sensitive))
