"""Lists that pages of other apps show; each tag calls one selector.

The pages live below `home` and may not import it, their templates may.
"""

from typing import Any
from uuid import UUID

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from changeprojects.difference import Difference
from home.selectors.answers import Answers, changed_for_people, with_answers
from home.selectors.answers import answers_in as voice_answers
from home.selectors.events import EventList, event_list
from home.selectors.front_page import FrontPage, front_page
from home.selectors.library import Library, library
from home.selectors.network import AgencyList, agency_list, rounds
from home.selectors.open_surveys import AskedNow, asked_by
from home.selectors.project_list import ProjectList, project_list
from home.selectors.voice import Voice, voice
from surveys.selectors.heard import feedback_late_at
from surveys.selectors.since_written import told_since
from surveys.selectors.whom_asked import of_workers
from syndication.selectors import document_of

register = template.Library()


@register.simple_tag(takes_context=True)
def listed_projects(context: Context) -> ProjectList:
    """Return the list of projects, narrowed by the query string."""
    return project_list(context["request"].GET)


@register.simple_tag
def front_lists() -> FrontPage:
    """Return the lists of the front page."""
    return front_page()


@register.simple_tag(takes_context=True)
def listed_products(context: Context) -> Library:
    """Return the library, narrowed by the query string."""
    return library(context["request"].GET)


@register.simple_tag
def listed_events() -> EventList:
    """Return the events that come, and the past ones by year."""
    return event_list()


@register.simple_tag
def listed_agencies() -> AgencyList:
    """Return the agencies that may be named."""
    return agency_list()


@register.simple_tag
def listed_rounds() -> list[dict[str, Any]]:
    """Return the consultation rounds, the latest first."""
    return rounds()


@register.simple_tag
def voice_in(project_id: str) -> Voice:
    """Return what became of what people said in one project."""
    return voice(UUID(project_id))


@register.simple_tag
def answers_in(document: dict[str, Any]) -> Answers:
    """Return where recommendations of the document's project are answered, by their code."""
    return voice_answers(UUID(document["project"])) if document.get("project") else {}


@register.simple_tag
def changed_for(comparison: list[Difference], answers: Answers) -> int:
    """Return how many of the sections that differ changed because of what people said."""
    return changed_for_people(comparison, answers)


@register.simple_tag
def body_with_answers(
    html: str, document: dict[str, Any], edition: dict[str, Any], answers: Answers
) -> SafeString:
    """Return the frozen body of an edition with links from margin notes to their answers."""
    return SafeString(with_answers(html, edition, answers, UUID(document["id"])))


@register.simple_tag
def asked_now(project: dict[str, Any]) -> AskedNow:
    """Return what anybody may answer now about this project, and whether others are asked."""
    return asked_by(project)


@register.simple_tag
def summaries_of(pilot: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what was published of what people said in one pilot.

    Each with what came to something else since its opening was written.
    """
    if not pilot.get("project"):
        return []
    summaries = voice(UUID(pilot["project"])).summaries
    own = (one for one in summaries if (one.get("pilot") or {}).get("id") == pilot["id"])
    return [one | {"told_since": told_since(one)} for one in own]


@register.simple_tag
def heard_in(summaries: list[dict[str, Any]]) -> bool:
    """Return whether one of them tells what people said who use services."""
    return any(not of_workers(one) for one in summaries)


@register.simple_tag
def is_feedback_late(pilot: dict[str, Any]) -> bool:
    """Return whether people who answered at the pilot were to hear by now what became of it.

    Only where the page of the project says so of one of its surveys.
    """
    project = project_of(pilot)
    findings = ((project or {}).get("readiness") or {}).get("findings", ())
    is_told = any(one["code"] == "W08" and one["state"] != "met" for one in findings)
    return is_told and feedback_late_at(UUID(pilot["id"])) > 0


@register.simple_tag
def project_of(document: dict[str, Any]) -> dict[str, Any] | None:
    """Return the document of the project that a document belongs to, if readers can find it."""
    return document_of(UUID(document["project"])) if document.get("project") else None
