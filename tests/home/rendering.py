"""Ways to render a page of the site from what was released."""

import orjson
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory

from changeprojects.difference import Difference
from changeprojects.quoted import with_quotes
from changeprojects.reading import story
from syndication.models import Publication

TEMPLATES = {
    "change-project": "changeprojects/change_project_page.html",
    "product": "changeprojects/product_page.html",
    "pilot": "changeprojects/pilot_page.html",
    "event": "changeprojects/event_page.html",
    "page": "home/standard_page.html",
}
COMPARISON = [
    Difference(
        "changed",
        "Part 2. Sharing the draft",
        '<p id="x">Before the hearing<del>, wherever you can</del>.</p>',
        '<p id="x">Before the hearing<ins>, five days</ins>.</p>',
        changes=[
            {
                "type": "changed",
                "text": "Most saw it too late.",
                "reason": "voice",
                "reason_label": "What people said",
                "recommendation": {"code": "UEC-1", "text": "See it before court"},
                "released_at": "2026-02-12T12:00:00Z",
            }
        ],
    ),
    Difference(
        "removed",
        "Appendix",
        "<p>Old</p>",
        "",
        changes=[
            {
                "type": "removed",
                "text": "Nobody used it.",
                "reason": "test",
                "reason_label": "Test round",
                "recommendation": None,
                "released_at": "2026-02-12T12:00:00Z",
            }
        ],
    ),
    Difference("added", "On the day", "", "<p>New</p>"),
]


def soup_of(html):
    return BeautifulSoup(html, "html.parser")


def words_of(soup):
    return " ".join(soup.get_text(" ").split())


def rendered(template, context, path="/"):
    return soup_of(render_to_string(template, context, request=RequestFactory().get(path)))


def page_of(kind, title, version=None):
    """The page of a released document; of a product in one of its versions."""
    publication = Publication.objects.get(kind=kind, title=title)
    context = context_of(publication, version)
    return rendered(TEMPLATES[kind], context, publication.path)


def part_of(title, part):
    """One part of a project, which has an address of its own: its team or its timeline."""
    publication = Publication.objects.get(kind="change-project", title=title)
    path = f"{publication.path}{part}/"
    return rendered(f"changeprojects/project_{part}.html", context_of(publication), path)


def context_of(publication, version=None):
    document = orjson.loads(publication.document)
    if publication.kind != "product":
        return {"document": document}
    rows = {str(row.version): row for row in publication.editions.newest_first()}
    row = rows[version or document["current"]["version"]]
    return {
        "document": document,
        "edition": orjson.loads(row.document),
        "edition_html": row.html,
        "shown_html": with_quotes(row.html),
        "versions": document["versions"],
        "is_current": str(row.version) == document["current"]["version"],
        "editions": story(publication.identifier),
        "before": orjson.loads(rows["0.3"].document),
        "after": orjson.loads(rows["1.0"].document),
        "comparison": COMPARISON,
        "unchanged": 34,
    }
