"""Which tables of the results a summary tells in public, and which of them tell something hard."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from surveys.engine.forecast import tells_who
from surveys.engine.frozen_schema import steps_from
from surveys.engine.hard_words import sounds_sensitive
from surveys.engine.sizes import HOW
from surveys.models import SurveyDeployment, SurveyVersion, YouSaidWeDidPage
from surveys.selectors.questions import marked_in, versions_published, versions_told
from surveys.selectors.results import results_of
from syndication.models import Edition
from syndication.selectors import content_of, editions_of

Json = Mapping[str, Any]


def told_tables(deployment: SurveyDeployment) -> list[Json]:
    """Return the tables, as they were kept, that the next summary tells in public.

    None before the survey has closed, and none once they are not true any more. Questions that
    tell who somebody is, and those marked as hard to answer, are not among them, whatever short
    name they had when all was counted. Nor is what stood in the place of one, under its short name.
    Three queries, two where the figures came along.
    """
    told = results_of(deployment)
    if not (told.is_final and told.people and told.is_true):
        return []
    withheld = marked_in(_versions(deployment, told.tables))
    return [table for table in told.tables if not _is_about(table, withheld)]


def unmarked(page: YouSaidWeDidPage) -> list[str]:
    """Return the questions that sound as if a mark were missing, which `page` tells first.

    They sound hard, or ask who somebody is. They stop no release: how a question sounds is for
    people to judge. Whoever judges has to be told of them before the public is.
    """
    found = _told_without_mark(page.deployment)
    told = _told_in(_editions(page.deployment)) if found else set()
    return [label for label in found if label not in told]


def told_unmarked(page: YouSaidWeDidPage) -> list[str]:
    """Return such questions as the newest version of `page` told for the first time.

    Nobody may have sat before the form: it was released at an hour that was set, or was made and
    published in one go. They are named until they are marked, or the next version is out.
    """
    found = _told_without_mark(page.deployment)
    newest = editions_of(page.translation_key).first() if found else None
    if newest is None:
        return []
    told = _told_in([newest])
    before = _told_in(one for one in _editions(page.deployment) if one.pk != newest.pk)
    return [label for label in found if label in told - before]


def _told_without_mark(deployment: SurveyDeployment) -> list[str]:
    tables = [one for one in told_tables(deployment) if not one["wholly_hidden"]]
    sounding = _sounding(_versions(deployment, tables)) if tables else set()
    return [one["title"] for one in tables if _is_about(one, sounding)]


def _sounding(versions: Iterable[SurveyVersion]) -> set[str]:
    """Return what the questions are known by that sound as if they needed a mark."""
    return {
        name
        for version in versions
        for step in steps_from(version.schema)
        for question in step.questions
        if sounds_sensitive(question) or tells_who(question)
        for name in (question.id, question.key)
    }


def _versions(deployment: SurveyDeployment, tables: Iterable[Json]) -> list[SurveyVersion]:
    """Return the versions in which to look for what is known of the questions of `tables`."""
    if all("question" in table for table in tables):
        return versions_told(deployment)
    # Until November 2026 tables were kept without the id of their question: any version of the
    # survey may have given the short name by which alone such a one is known.
    return versions_published(deployment)


def _is_about(table: Json, questions: Collection[str]) -> bool:
    """Say whether it tells of one of the `questions`, which are known by ids and short names."""
    # The table of how people answered is about none, even if a question is called like it.
    question = table.get("question")
    return question != HOW and (question in questions or table["anchor"] in questions)


def _editions(deployment: SurveyDeployment) -> Iterator[Edition]:
    for page in deployment.summaries.all():
        yield from editions_of(page.translation_key)


def _told_in(editions: Iterable[Edition]) -> set[str]:
    """Return the questions whose numbers these editions told."""
    return {
        table["question"]
        for edition in editions
        for table in content_of(edition).get("results", ())
        if table["base"] is not None
    }
