"""The same products for all: pages that the peers read, and what was released of them."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from changeprojects.blocks import ProductBody
from changeprojects.models import (
    ChangeEntry,
    ChangeProjectPage,
    Contributor,
    DevelopmentActivity,
    Person,
    PracticeItem,
    ProductEvidence,
    ProductPage,
    ProductSupport,
    ProjectIndexPage,
)
from home.demo.pages import make_site
from syndication.actions.release import release
from syndication.models import Publication

PRODUCTS_OF_A_PROJECT = 7
BLOCKS = 12
SENTENCE = (
    "Before you write, ask what the court will decide with this, and what the family will see "
    "of themselves in it; write both answers down. "
)
# What stands beside the text in handbooks; each as the desk shows it before it is chosen.
_BESIDE = ("exercise", "checklist", "practice_tip", "case_example", "evidence", "legal", "table")


def body(blocks: int) -> list[dict[str, Any]]:
    """Return a body of so many blocks, as a stream keeps it: two to a section."""
    return [
        _block("section", {"heading": f"Part {number}", "content": _content(number)})
        for number in range(1, blocks // 2 + 1)
    ]


def _content(number: int) -> list[dict[str, Any]]:
    name = _BESIDE[number % len(_BESIDE)]
    beside = ProductBody().child_blocks["section"].child_blocks["content"].child_blocks[name]
    return [
        _block("paragraph", f"<p>{SENTENCE * 4}</p>"),
        _block(name, beside.get_prep_value(beside.get_preview_value())),
    ]


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def make(products: int) -> None:
    """Make so many pages and release each of them, unless some are there."""
    if ProductPage.objects.exists():
        return
    make_site()
    index = ProjectIndexPage.objects.get()
    projects = max(1, products // PRODUCTS_OF_A_PROJECT)
    for number in range(1, projects + 1):
        with transaction.atomic():
            project = index.add_child(
                instance=ChangeProjectPage(
                    title=f"Project {number}",
                    slug=f"project-{number}",
                    summary="A project that was made for measuring.",
                    live=False,
                )
            )
            for one in range(number, products + 1, projects):
                product(project, one, BLOCKS)
    # A way round every door: the public still sees what was released, and the peers see these.
    Page.objects.update(live=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def product(project: ChangeProjectPage, number: int, blocks: int) -> ProductPage:
    """Make a product of a project and release it as final."""
    page = project.add_child(instance=unsaved(f"Product {number}", blocks))
    release("product", page, at=timezone.now() - timedelta(minutes=number))
    return page


def unsaved(title: str, blocks: int) -> ProductPage:
    """Return a product with everything that a handbook has, but files."""
    made = "Made up for measuring."
    return ProductPage(
        title=title,
        slug=slugify(title),
        plain_summary="How to write a statement that a family can answer.",
        version="1.0",
        stage="final",
        body=body(blocks),
        live=False,
        change_entries=[
            ChangeEntry(type="changed", reason="voice", plain_text=f"{made} {SENTENCE}")
            for _ in range(3)
        ],
        contributors=[Contributor(person=person, credit_roles=["writing"]) for person in _people()],
        evidence=[ProductEvidence(title=f"Study {place}", says=made) for place in range(2)],
        support=[ProductSupport(kind="film", title="A film", url="https://example.org/film")],
        practice_items=[
            PracticeItem(item=item, text=SENTENCE) for item in ("why", "who", "how", "where")
        ],
        made_from=[DevelopmentActivity(kind="workshop", held_on=date(2026, 1, 1), who=made)],
    )


def _people() -> list[Person]:
    return [
        Person.objects.get_or_create(
            display_name=f"Person {number}", defaults={"credit_consent": Person.Credit.NAME}
        )[0]
        for number in (1, 2)
    ]


def grow(editions: int) -> int:
    """Copy what was released, again and again, until there are so many; return how many."""
    have = Publication.objects.filter(kind="product").count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(number) FROM syndication_change")
        (last,) = cursor.fetchone()
        while have < editions:
            copies = min(have, editions - have)
            cursor.execute(_MORE_PUBLICATIONS, {"last": last, "copies": copies})
            cursor.execute(_MORE_EDITIONS, {"last": last})
            cursor.execute(_MORE_CHANGES, {"last": last})
            last, have = last + copies, have + copies
        cursor.execute("UPDATE syndication_changecounter SET last = %s", [last])
        cursor.execute("ANALYZE")
    return have


_MORE_PUBLICATIONS = """
INSERT INTO syndication_publication (identifier, language, kind, title, summary, path, project,
    status, sort_date, state, document, sha256, change_number, released_at, until)
SELECT gen_random_uuid(), language, kind, title, summary, path, project, status,
    sort_date - interval '1 second' * row_number() OVER (ORDER BY id), state, document, sha256,
    %(last)s + row_number() OVER (ORDER BY id), released_at, until
FROM syndication_publication WHERE kind = 'product' ORDER BY id LIMIT %(copies)s
"""
_MORE_EDITIONS = """
INSERT INTO syndication_edition (publication_id, major, minor, stage, public, title, change_note,
    document, html, markdown, text, sha256, previous_sha256, released_at)
SELECT new.id, old.major, old.minor, old.stage, old.public, old.title, old.change_note,
    old.document, old.html, old.markdown, old.text, old.sha256, old.previous_sha256,
    old.released_at
FROM syndication_publication AS new
CROSS JOIN LATERAL (SELECT * FROM syndication_edition ORDER BY id LIMIT 1) AS old
WHERE new.change_number > %(last)s
"""
_MORE_CHANGES = """
INSERT INTO syndication_change (number, publication_id, edition_id, event, at)
SELECT new.change_number, new.id, edition.id, 'updated', new.released_at
FROM syndication_publication AS new
JOIN syndication_edition AS edition ON edition.publication_id = new.id
WHERE new.change_number > %(last)s
"""
