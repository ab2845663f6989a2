"""Pilots and events: what was used where, what was found, and when people met."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from changeprojects import clock
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Adaptation,
    Agency,
    ChangeProjectPage,
    Evaluation,
    EventMaterial,
    EventPage,
    KeyMessage,
    PilotPage,
    PilotSite,
    ProductPage,
)

CONTACT = "Duty safeguarding lead, 01632 960 1{:02}"


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
    nobody_heard: str = ""


def announce_pilot(text: PilotText) -> None:
    """Publish a pilot that is planned, with the sites that have agreed."""
    project = ChangeProjectPage.objects.get(slug=text.project)
    agencies = Agency.objects.in_bulk(field_name="slug")
    page = PilotPage(
        title=text.title,
        slug=text.slug,
        live=False,
        product=ProductPage.objects.child_of(project).get(slug=text.product),
        version=text.version,
        aims=text.aims,
        nobody_heard=text.nobody_heard,
        opens_on=text.opens_on,
        closes_on=text.closes_on,
    )
    project.add_child(instance=page)
    for number, (slug, _) in enumerate(text.sites):
        site = PilotSite(
            pilot=page, agency=agencies[slug], safeguarding_contact=CONTACT.format(number)
        )
        keep_entry(site)
        move(site, "agree")
    release_page(page)


def open_pilot(text: PilotText) -> None:
    """Open the pilot; its sites start, and tell what they do otherwise."""
    page = pilot(text.project, text.slug)
    move(page, "make_ready")
    move(page, "open")
    for site in page.sites.select_related("agency"):
        move(site, "start")
        if words := dict(text.sites)[site.agency.slug]:
            keep_entry(
                Adaptation(
                    site=site,
                    what=words,
                    recorded_on=clock.today(),
                    status=Adaptation.Status.PUBLISHED,
                )
            )


def close_pilot(project_slug: str, slug: str) -> None:
    """Let the sites finish, and close the pilot."""
    page = pilot(project_slug, slug)
    for site in page.sites.all():
        move(site, "finish")
    move(page, "close")


@dataclass(frozen=True, slots=True)
class EvaluationText:
    """What was found out about a pilot."""

    questions: str
    design: str
    independence: str
    evaluated_by: str
    findings: str
    harms: str
    limitations: str
    evidence_level: int | None = None


def sign_off(project_slug: str, slug: str, text: EvaluationText) -> None:
    """Write the evaluation of a pilot and sign it off."""
    evaluation = Evaluation(
        pilot=pilot(project_slug, slug),
        **{name: getattr(text, name) for name in EvaluationText.__slots__},
    )
    keep_entry(evaluation)
    for name in ("collect", "analyse", "report", "sign_off"):
        move(evaluation, name)


def pilot(project_slug: str, slug: str) -> PilotPage:
    """Return a pilot as it is stored."""
    parent = ChangeProjectPage.objects.get(slug=project_slug)
    return PilotPage.objects.child_of(parent).get(slug=slug)


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
    materials: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    product: str = ""
    version: str = ""


def announce_event(text: EventText) -> EventPage:
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
        notes=text.notes,
        product=products.get(slug=text.product) if text.product else None,
        version=text.version,
    )
    page.key_messages = [KeyMessage(text=message) for message in text.messages]
    page.materials = [
        EventMaterial(title=title, url=url, format="Film with captions and a transcript")
        for title, url in text.materials
    ]
    project.add_child(instance=page)
    return release_page(page)


def hold_event(text: EventText) -> None:
    """Publish an event, and say that it was held."""
    move(announce_event(text), "hold")
