"""The public document of a product, and the frozen text of one version."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects import clock
from changeprojects.blocks import sections_json
from changeprojects.documents.parts import common, project_keys
from changeprojects.documents.product_about import about_json, contributors_json, files_of
from changeprojects.editions import Released, current_of, released_versions
from changeprojects.models import ChangeEntry, ProductPage
from changeprojects.public_names import public_path, reference
from changeprojects.remembered import one_look
from changeprojects.rules.facts import new_entries
from changeprojects.rules.notes import noting_changes_of
from syndication.documents import WITHDRAWN, Document, EditionContent, Version
from syndication.kinds import KINDS, api_url
from syndication.representations import represent


@one_look()
def build_product(page: ProductPage) -> Document:
    """Return the document of a product; with the version it is released as, unless head only.

    The head tells about the version in use alone: a draft changes nothing in it.
    """
    released = released_versions(page.translation_key, page.locale.language_code)
    edition = None if page.head_only else _edition(page)
    if edition:
        same = [one for one in released if one.version == edition.version]
        released = [
            _as_released(page, edition, same),
            *(one for one in released if one not in same),
        ]
    current = current_of(released)
    return Document(
        **common(page) | ({"title": current.title} if current else {}),
        summary=current.content["plain_summary"] if current else "",
        status=_status(page, current),
        sort_date=_midnight(current) if current else None,
        content=_head(page, released, current),
        facets={"audience": [one["code"] for one in _audience_kinds(current)]},
        edition=edition,
    )


def _head(page: ProductPage, released: list[Released], current: Released | None) -> dict[str, Any]:
    public = sorted((one for one in released if one.public), key=lambda one: one.version)
    frozen = current.content if current else {}
    return {
        "kind_code": frozen.get("kind_code", page.kind),
        "kind_label": frozen.get("kind_label", page.get_kind_display()),
        "audience": frozen.get("audience", ""),
        "audience_kinds": _audience_kinds(current),
        "licence": frozen.get("licence", page.licence),
        **project_keys(page),
        "contributors": contributors_json(page),
        "withdrawal": _withdrawal(page),
        "reading_minutes": current.reading_minutes if current else None,
        "current": _short(current) if current else None,
        "versions": [
            _short(one)
            | {
                "path": f"{public_path(page)}versions/{one.version}/",
                "change_note": one.change_note,
            }
            for one in reversed(public)
        ],
    }


def _audience_kinds(current: Released | None) -> list[dict[str, str]]:
    kinds: list[dict[str, str]] = current.content.get("audience_kinds", []) if current else []
    return kinds


def _status(page: ProductPage, current: Released | None) -> str:
    if current is None:
        return ""
    return WITHDRAWN if page.is_withdrawn else current.stage


def _withdrawal(page: ProductPage) -> dict[str, str] | None:
    if not page.is_withdrawn or page.withdrawn_on is None:
        return None
    return {"on": page.withdrawn_on.isoformat(), "reason": page.status_reason}


def _short(one: Released) -> dict[str, Any]:
    return {
        "version": str(one.version),
        "stage": one.stage,
        "mark": one.mark,
        "released_on": one.released_on.isoformat(),
    }


def _as_released(page: ProductPage, edition: EditionContent, same: list[Released]) -> Released:
    return Released(
        version=edition.version,
        stage=edition.stage,
        public=edition.public,
        title=page.title,
        released_at=same[0].released_at if same else clock.now(),
        change_note=edition.change_note,
        content=dict(edition.content),
        text=same[0].text if same else represent(edition.html).text,
    )


def _edition(page: ProductPage) -> EditionContent:
    entries = new_entries(page)
    with noting_changes_of(page):
        content, html = _content(page, entries), sections_html(page)
    return EditionContent(
        version=Version.parse(page.version),
        stage=page.stage,
        content=content,
        html=html,
        change_note=_change_note(entries),
        public=page.stage != ProductPage.Stage.DRAFT,
        assets=tuple(one.asset for one in files_of(page)),
        linked=_linked(page),
    )


def _linked(page: ProductPage) -> dict[str, Any]:
    """Return what linked data says of a product beside what it says of any version."""
    about = {
        "abstract": page.plain_summary,
        "genre": page.get_kind_display(),
        "audience": {"@type": "Audience", "audienceType": page.audience} if page.audience else None,
        "isPartOf": _linked_project(page),
    }
    return {term: value for term, value in about.items() if value}


def _linked_project(page: ProductPage) -> dict[str, str] | None:
    project = _project(page)
    if project is None:
        return None
    return {
        "@type": "Project",
        "@id": api_url(KINDS["change-project"].segment, project["id"]),
        "name": project["title"],
    }


def _content(page: ProductPage, entries: list[ChangeEntry]) -> dict[str, Any]:
    return {
        "kind_code": page.kind,
        "kind_label": page.get_kind_display(),
        "audience": page.audience,
        "licence": page.licence,
        "plain_summary": page.plain_summary,
        "project": _project(page),
        "sections": sections_json(page.body),
        "changes": [_change(entry) for entry in entries],
        "involvement": {
            name: getattr(page, f"involvement_{name}")
            for name in ("aim", "methods", "results", "influence", "reflections")
        },
        **about_json(page),
    }


def _project(page: ProductPage) -> dict[str, str] | None:
    known = reference(page.project) if page.project else None
    # An edition never changes, an address may.
    return {key: known[key] for key in ("id", "title")} if known else None


def sections_html(page: ProductPage) -> str:
    """Return the body as HTML, its sections numbered; each part has its lasting id as anchor."""
    return "\n".join(
        section.render_as_block({"number": number, "section_id": section.id})
        for number, section in enumerate(page.body, start=1)
    )


def _change(entry: ChangeEntry) -> dict[str, Any]:
    recommendation = entry.recommendation
    return {
        "type": entry.type,
        "text": entry.plain_text,
        "reason": entry.reason,
        "reason_label": entry.get_reason_display(),
        "block_ids": list(entry.block_ids),
        "recommendation": {"code": recommendation.code, "text": recommendation.text}
        if recommendation
        else None,
    }


def _change_note(entries: list[ChangeEntry]) -> str:
    if not entries:
        return ""
    first, more = entries[0].plain_text, len(entries) - 1
    if not more:
        return first
    return f"{first} And {more} more change{'s' if more > 1 else ''}."


def _midnight(released: Released) -> datetime:
    return timezone.make_aware(datetime.combine(released.released_on, time()))
