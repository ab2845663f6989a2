"""Which tables of the results a summary tells in public, and which of them tell something hard."""

from collections.abc import Mapping
from typing import Any

from surveys.engine.forecast import tells_who
from surveys.engine.frozen_schema import steps_from
from surveys.engine.hard_words import sounds_sensitive
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from surveys.selectors.questions import NUMBER, SEVERAL, SINGLE, asked_questions, versions_told
from surveys.selectors.results import results_of
from syndication.selectors import content_of, editions_of

Json = Mapping[str, Any]


def told_tables(deployment: SurveyDeployment) -> list[Json]:
    """Return the tables, as they were kept, that the next summary tells in public. Two queries.

    None before the survey has closed, and none once they are not true any more. Questions that
    tell who somebody is, and those marked as hard to answer, are not among them.
    """
    told = results_of(deployment)
    if not (told.is_final and told.people and told.is_true):
        return []
    asked = asked_questions(versions_told(deployment), SINGLE, SEVERAL, NUMBER)
    withheld = {one.key for one in asked if one.personal or one.sensitive}
    return [table for table in told.tables if table["anchor"] not in withheld]


def unmarked(page: YouSaidWeDidPage) -> list[str]:
    """Return the questions that sound as if a mark were missing, which `page` tells first.

    They sound hard, or ask who somebody is. They stop no release: how a question sounds is for
    people to judge. Whoever judges has to be told of them before the public is.
    """
    tables = [one for one in told_tables(page.deployment) if not one["wholly_hidden"]]
    keys = _unmarked(page.deployment) if tables else set()
    found = [one["title"] for one in tables if one["anchor"] in keys]
    told = _told_before(page.deployment) if found else set()
    return [label for label in found if label not in told]


def _unmarked(deployment: SurveyDeployment) -> set[str]:
    return {
        question.key
        for version in versions_told(deployment)
        for step in steps_from(version.schema)
        for question in step.questions
        if sounds_sensitive(question) or tells_who(question)
    }


def _told_before(deployment: SurveyDeployment) -> set[str]:
    """Return the questions whose numbers any edition about this survey told."""
    return {
        table["question"]
        for page in deployment.summaries.all()
        for edition in editions_of(page.translation_key)
        for table in content_of(edition).get("results", ())
        if table["base"] is not None
    }
