"""The same products for all: pages that the peers read, and what was released of them."""

import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from changeprojects.models import ChangeProjectPage, ProductPage, ProjectIndexPage
from home.demo.pages import make_site
from syndication.actions.release import release
from syndication.models import Publication

PROJECTS = 300
PRODUCTS = 2_000
SECTIONS = 12
# Made in steps, so that what is made more of can be compared with less of it.
GROWN = 200_000
SENTENCE = (
    "Before you write, ask what the court will decide with this, and what the family will see "
    "of themselves in it; write both answers down. "
)


def body(sections: int) -> list[dict]:
    """Return a body of sections, as a stream keeps it."""
    return [
        {
            "type": "section",
            "id": str(uuid.uuid4()),
            "value": {
                "heading": f"Part {number}",
                "content": [
                    {
                        "type": "paragraph",
                        "id": str(uuid.uuid4()),
                        "value": f"<p>{SENTENCE * 4}</p>",
                    }
                ],
            },
        }
        for number in range(1, sections + 1)
    ]


def make() -> None:
    """Make the pages and release each of them, unless they are there."""
    if ProductPage.objects.exists():
        return
    make_site()
    index = ProjectIndexPage.objects.get()
    for number in range(1, PROJECTS + 1):
        with transaction.atomic():
            project = index.add_child(
                instance=ChangeProjectPage(
                    title=f"Project {number}",
                    slug=f"project-{number}",
                    summary="A project that was made for measuring.",
                    live=False,
                )
            )
            for one in range(number, PRODUCTS + 1, PROJECTS):
                product(project, one, SECTIONS)
    # A way round every door: the public still sees what was released, and the peers see these.
    Page.objects.update(live=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def product(project: ChangeProjectPage, number: int, sections: int) -> ProductPage:
    """Make a product of a project and release it as final."""
    page = project.add_child(
        instance=ProductPage(
            title=f"Product {number}",
            slug=f"product-{number}",
            plain_summary="How to write a statement that a family can answer.",
            version="1.0",
            stage="final",
            body=body(sections),
            live=False,
        )
    )
    release("product", page, at=timezone.now() - timedelta(minutes=number))
    return page


def grow() -> int:
    """Copy what was released until there are `GROWN` editions; return how many there are."""
    have = Publication.objects.filter(kind="product").count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(number) FROM syndication_change")
        (last,) = cursor.fetchone()
        while have < GROWN:
            copies = min(have, GROWN - have)
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
