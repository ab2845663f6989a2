"""What the front page shows."""

from dataclasses import dataclass
from typing import Any

from home.selectors.entries import (
    Entry,
    is_offered,
    open_project_entry,
    product_news,
    project_news,
)
from home.selectors.open_surveys import open_surveys
from home.selectors.voice import Voice, voice
from syndication.selectors import documents

_NEWS = 4


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The three lists of the front page."""

    open_now: tuple[Entry, ...]
    new: tuple[Entry, ...]
    voice: Voice


def front_page() -> FrontPage:
    """Return what is open, what is new and what became of what people said.

    Five queries, or four while a single page at most tells of that.
    """
    projects = documents("change-project")
    return FrontPage(
        open_now=_open_now(projects),
        new=_news(projects, documents("product")),
        voice=voice(),
    )


def _open_now(projects: list[dict[str, Any]]) -> tuple[Entry, ...]:
    return (
        *_in_stage(projects, "recruiting"),
        *open_surveys(projects),
        *_in_stage(projects, "piloting"),
    )


def _in_stage(projects: list[dict[str, Any]], status: str) -> tuple[Entry, ...]:
    return tuple(open_project_entry(one) for one in projects if one["status"] == status)


def _news(projects: list[dict[str, Any]], products: list[dict[str, Any]]) -> tuple[Entry, ...]:
    """Return the newest releases, and projects that stopped, the latest first."""
    dated = [
        (product["current"]["released_on"], product_news(product))
        for product in products
        if is_offered(product)
    ]
    dated += [
        (project.get("status_since") or "", project_news(project))
        for project in projects
        if project["status"] == "stopped"
    ]
    dated.sort(key=lambda pair: str(pair[0]), reverse=True)
    return tuple(entry for _, entry in dated[:_NEWS])
