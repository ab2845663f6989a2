"""What the public was told under each theme: words, and what was asked for because of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from changeprojects.selectors import says_the_same
from surveys.models import SurveyDeployment, Theme
from surveys.selectors.counts import THEMES
from syndication.models import Edition
from syndication.selectors import content_of, documents_of

Json = dict[str, Any]
# By page and version the names of themes, by code.
NamesTold = dict[tuple[UUID | None, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One thing that a version told: a theme, and the recommendation under it if there was one.

    `answer` is why nothing is asked for, where that was told instead. What no version told, and
    stands on a page alone, is not `in_version`: that page has come to say it since then.
    """

    version: str
    code: str
    theme: str
    you_said: str
    recommendation: str | None
    answer: str
    decided_by: str
    decided_on: str | None
    in_version: bool = True

    @property
    def teller(self) -> str:
        """Where the public read it, to begin a sentence with."""
        return f"Version {self.version}" if self.in_version else "The public page"


def told_under(deployment: SurveyDeployment, code: str) -> list[ToldItem]:
    """Return what was told under the theme with this code, oldest first. Three queries.

    By any page about the survey, in any version, taken back or not; and what stands today on a
    page alone, since a few people said it, or since it was decided only after the last version.
    """
    keys = _summaries(deployment)
    told = [*_in_editions(keys), *_on_pages(keys)] if keys else []
    return [one for one in told if one.code == code]


def was_told(theme: Theme, said: str) -> bool:
    """Return whether the public was told this of a theme, in the same words: then it stays.

    Three queries.
    """
    return any(
        says_the_same(one_told, said)
        for one in told_under(theme.deployment, theme.code)
        for one_told in (one.theme, one.you_said, one.answer, one.decided_by)
        if one_told
    )


def told_by(page: UUID) -> list[ToldItem]:
    """Return what the versions of one page told, oldest first. One query."""
    return _in_editions([page])


def told_about(deployment: SurveyDeployment) -> list[ToldItem]:
    """Return what the versions of any page told of the survey, oldest first. Two queries."""
    keys = _summaries(deployment)
    return _in_editions(keys) if keys else []


def names_told(deployment: SurveyDeployment) -> NamesTold:
    """Return the names of themes as each version told them. Two queries."""
    keys = _summaries(deployment)
    return {
        (edition.publication.identifier, str(edition.version)): {
            item["theme_code"]: item["theme"] for item in content_of(edition)["items"]
        }
        for edition in (_editions(keys) if keys else ())
    }


def _summaries(deployment: SurveyDeployment) -> list[UUID]:
    tables = deployment.released_tables.filter(name=THEMES)
    found = tables.order_by().values_list("summary", flat=True).distinct()
    return [summary for summary in found if summary is not None]


def _editions(keys: Iterable[UUID]) -> Iterable[Edition]:
    editions = Edition.objects.with_words().filter(publication__identifier__in=keys)
    return editions.select_related("publication").order_by("major", "minor")


def _in_editions(keys: Iterable[UUID]) -> list[ToldItem]:
    return [
        _told(item, str(edition.version))
        for edition in _editions(keys)
        for item in content_of(edition)["items"]
    ]


def _on_pages(keys: Iterable[UUID]) -> list[ToldItem]:
    return [
        replace(_told(_undecided(item), document["version"]), in_version=False)
        for document in documents_of(list(keys)).values()
        for item in document["items"]
    ]


def _undecided(item: Json) -> Json:
    """Return it without what is asked for, if nothing is decided: no version told that tie."""
    return item | {"recommendation": None} if item["fate"] == "open" else item


def _told(item: Json, version: str) -> ToldItem:
    # Nothing was asked for where a decision was told, and no recommendation that it is about.
    by_itself = item.get("recommendation") is None and item["fate"] == "declined"
    return ToldItem(
        version=version,
        code=item["theme_code"],
        theme=item["theme"],
        you_said=item["you_said"],
        recommendation=item.get("recommendation"),
        answer=item["reason"] if by_itself else "",
        decided_by=item["decided_by"],
        decided_on=item["decided_on"],
    )
