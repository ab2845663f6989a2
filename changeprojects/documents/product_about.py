"""What a version tells beside its text, and who is credited for it."""

from typing import Any

from changeprojects.documents.parts import iso
from changeprojects.documents.team import credit_of
from changeprojects.models import ProductPage
from changeprojects.models.audience import words_of
from changeprojects.released_files import HeldFile, files_in, held_document

Json = dict[str, Any]


def about_json(page: ProductPage) -> Json:
    """Return what stands beside the text, each part only if there is something in it.

    So a version that was frozen before these parts existed stays what it was, word for word.
    """
    parts = {
        "audience_kinds": words_of(page.audience_kinds),
        "formats": [
            {
                "kind": one.kind,
                "kind_label": one.get_kind_display(),
                "made_on": iso(one.made_on),
                "file": held_document(one.document).as_json() if one.document else None,
                "url": one.url,
            }
            for one in page.formats.all()
        ],
        "evidence": [
            {"title": one.title, "url": one.url, "says": one.says, "as_at": iso(one.as_at)}
            for one in page.evidence.all()
        ],
        "support": [
            {
                "kind_label": one.get_kind_display(),
                "title": one.title,
                "url": one.url,
                "summary": one.summary,
            }
            for one in page.support.all()
        ],
        "practice": [
            {"item": one.item, "label": one.get_item_display(), "text": one.text}
            for one in page.practice_items.all()
        ],
    }
    return {name: rows for name, rows in parts.items() if rows}


def files_of(page: ProductPage) -> list[HeldFile]:
    """Return every file of the next version: those in its text, and its other formats."""
    formats = [held_document(one.document) for one in page.formats.all() if one.document]
    held = {one.path: one for one in [*files_in(page.body), *formats]}
    return list(held.values())


def contributors_json(page: ProductPage) -> list[Json]:
    """Return who is credited, as they agree today.

    This is told by the head alone: an edition never changes, and a consent may be taken back.
    """
    rows = page.contributors.select_related("person") if page.pk else []
    return [told for one in rows if (told := credit_of(one.person, one.credit_roles, page.project))]
