"""Releases products version by version, through the door that editors use."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    ChangeEntry,
    ChangeProjectPage,
    ProductPage,
    Recommendation,
    TestRound,
)
from home.demo.plan import Entry, Round


@dataclass(frozen=True, slots=True)
class VersionText:
    """What the editors put into the page before they publish the next version."""

    version: str
    stage: str
    body: list[dict[str, Any]]
    entries: list[Entry] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)


def start_product(project_slug: str, slug: str, **fields: Any) -> None:
    """Create a product as an unpublished page under its project."""
    project = ChangeProjectPage.objects.get(slug=project_slug)
    project.add_child(instance=ProductPage(slug=slug, live=False, **fields))


def release_version(project_slug: str, slug: str, text: VersionText) -> None:
    """Publish the product's page as its next version; the gate decides."""
    release_page(write_version(project_slug, slug, text))


def draft_version(project_slug: str, slug: str, text: VersionText) -> None:
    """Save the next version as a draft that nobody has published."""
    write_version(project_slug, slug, text).save_revision()


def write_version(project_slug: str, slug: str, text: VersionText) -> ProductPage:
    """Return the page with the next version's words, not yet saved."""
    page = product(project_slug, slug)
    page.version, page.stage = text.version, text.stage
    page.body = text.body
    for name, value in text.fields.items():
        setattr(page, name, value)
    recommendations = {
        one.code: one for one in Recommendation.objects.filter(project__slug=project_slug)
    }
    page.change_entries = [
        ChangeEntry(
            type=entry.type,
            plain_text=entry.text,
            reason=entry.reason,
            block_ids=entry.block_ids,
            identifier=UUID(entry.identifier),
            recommendation=recommendations[entry.recommendation] if entry.recommendation else None,
        )
        for entry in text.entries
    ]
    page.test_rounds = [
        TestRound(
            version=one.version, method=one.method, held_on=one.held_on, findings=one.findings
        )
        for one in text.rounds
    ]
    return page


def withdraw_product(project_slug: str, slug: str, reason: str) -> None:
    """Tell readers that nobody should use a product any more, and why."""
    move(product(project_slug, slug), "withdraw", reason=reason)


def product(project_slug: str, slug: str) -> ProductPage:
    """Return a product as its latest revision has it."""
    parent = ChangeProjectPage.objects.get(slug=project_slug)
    page = ProductPage.objects.child_of(parent).get(slug=slug)
    return page.get_latest_revision_as_object()
