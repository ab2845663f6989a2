"""Pilots and events: what was used where, and when people met."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Agency,
    ChangeProjectPage,
    EventPage,
    PilotPage,
    PilotSite,
    ProductPage,
)
from changeprojects.models.event import KeyMessage


@dataclass(frozen=True, slots=True)
class PilotText:
    """A pilot as it is announced; `sites` are pairs of agency and what it did otherwise."""

    project: str
    slug: str
    title: str
    product: str
    version: str
    aims: str
    opens_on: date
    closes_on: date
    sites: tuple[tuple[str, str], ...]


def announce_pilot(text: PilotText) -> None:
    """Publish a pilot that is planned."""
    project = ChangeProjectPage.objects.get(slug=text.project)
    agencies = Agency.objects.in_bulk(field_name="slug")
    page = PilotPage(
        title=text.title,
        slug=text.slug,
        live=False,
        product=ProductPage.objects.child_of(project).get(slug=text.product),
        version=text.version,
        aims=text.aims,
        opens_on=text.opens_on,
        closes_on=text.closes_on,
    )
    page.sites = [
        PilotSite(agency=agencies[slug], adaptations=adaptations)
        for slug, adaptations in text.sites
    ]
    project.add_child(instance=page)
    release_page(page)


def move_pilot(project_slug: str, slug: str, status: str, **changes: Any) -> None:
    """Publish the pilot with another status, and other fields if given."""
    page = pilot(project_slug, slug)
    page.status = status
    for name, value in changes.items():
        setattr(page, name, value)
    release_page(page)


def pilot(project_slug: str, slug: str) -> PilotPage:
    """Return a pilot as its latest revision has it."""
    parent = ChangeProjectPage.objects.get(slug=project_slug)
    return PilotPage.objects.child_of(parent).get(slug=slug).get_latest_revision_as_object()


@dataclass(frozen=True, slots=True)
class EventText:
    """A meeting; `product` and `version` say what it accompanied."""

    project: str
    slug: str
    title: str
    kind: str
    starts_at: datetime
    hours: int
    mode: str
    summary: str
    access_info: str
    venue: str = ""
    messages: tuple[str, ...] = ()
    product: str = ""
    version: str = ""


def hold_event(text: EventText) -> None:
    """Publish an event."""
    project = ChangeProjectPage.objects.get(slug=text.project)
    products = ProductPage.objects.child_of(project)
    page = EventPage(
        title=text.title,
        slug=text.slug,
        live=False,
        kind=text.kind,
        summary=text.summary,
        starts_at=text.starts_at,
        ends_at=text.starts_at + timedelta(hours=text.hours),
        mode=text.mode,
        venue=text.venue,
        access_info=text.access_info,
        product=products.get(slug=text.product) if text.product else None,
        version=text.version,
    )
    page.key_messages = [KeyMessage(text=message) for message in text.messages]
    project.add_child(instance=page)
    release_page(page)
