"""Publishing a finished document: head, edition and numbered change in one transaction."""

from datetime import datetime
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from syndication.actions.change_number import hold_counter, next_change_number
from syndication.actions.store_assets import store_assets
from syndication.actions.write_facets import write_facets
from syndication.actions.write_passages import write_passages
from syndication.addresses import stored
from syndication.bodies import edition_body, stored_head
from syndication.canonical import canonical_json, sha256, utc_text
from syndication.documents import Document, EditionContent
from syndication.linked_data import linked_data
from syndication.made_up import is_made_up
from syndication.models import Change, Edition, Publication
from syndication.representations import Representations, represent


class VersionExists(Exception):
    """The version was released before with other words or files. Give this one a new number."""


class WasRevoked(Exception):
    """Nobody may read this any more, so nothing is released under its identifier."""


class OtherKind(Exception):
    """The identifier belongs to a publication of another kind."""


def release_document(document: Document, *, at: datetime | None = None) -> Publication:
    """Replace the head by `document`, freeze its edition and number the change.

    An edition that is not public is frozen and nothing else happens: the head that
    readers have stays as it is, because a head that spoke of a draft would publish it.
    A version that is frozen already may be released again word for word and with the same
    files, for instance after its page moved or was retired; the edition stays the one it was,
    also where the same words would be laid out otherwise by now.

    Raises `VersionExists` if the version is released with other words or files, `OtherKind`
    if the identifier is taken by another kind, `WasRevoked` if nobody may read it,
    `TypeError` if the content has no JSON form, `FileChanged` if a file is no longer the one
    that the document announces.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        hold_counter()
        publication = _publication_of(document, moment)
        content = document.edition
        edition = _freeze(publication, document, content, moment) if content else None
        if content is None or content.public:
            number = _replace_head(publication, document, moment)
            write_passages(publication)
            Change.objects.create(
                number=number,
                publication=publication,
                edition=edition,
                event=Change.Event.UPDATED,
                at=moment,
            )
    return publication


def _publication_of(document: Document, moment: datetime) -> Publication:
    """Return the row of the document; a new one is held back until its head is written."""
    publication, _ = Publication.objects.get_or_create(
        identifier=document.identifier,
        language=document.language,
        defaults={
            "kind": document.kind,
            "state": Publication.State.HELD,
            "sort_date": moment,
            "released_at": moment,
            "is_demo": _is_of_a_demonstration(document),
        },
    )
    if publication.state == Publication.State.REVOKED:
        raise WasRevoked(f"{document.identifier} was revoked.")
    if publication.kind != document.kind:
        raise OtherKind(f"{document.identifier} is a {publication.kind}, not a {document.kind}.")
    return publication


def _is_of_a_demonstration(document: Document) -> bool:
    """Return whether it is made up itself, or stands in a project that is."""
    if is_made_up() or document.content.get("is_demo"):
        return True
    if document.project is None:
        return False
    return Publication.objects.filter(identifier=document.project, is_demo=True).exists()


def _replace_head(publication: Publication, document: Document, moment: datetime) -> int:
    number = next_change_number()
    publication.title = document.title
    publication.summary = document.summary
    publication.path = document.path
    publication.project = document.project
    publication.status = document.status
    publication.sort_date = document.sort_date or moment
    publication.state = Publication.State.LIVE
    publication.released_at = moment
    publication.published_at = publication.published_at or moment
    publication.change_number = number
    publication.document = stored_head(
        document,
        change_number=number,
        moment=moment,
        published=publication.published_at,
        is_demo=bool(publication.is_demo),
    )
    publication.sha256 = sha256(publication.document)
    publication.save()
    write_facets(publication, document.facets)
    return number


def _freeze(
    publication: Publication, document: Document, content: EditionContent, moment: datetime
) -> Edition:
    """Return the frozen edition of the document: a new one, or the same if it exists."""
    body = edition_body(document, content, is_demo=bool(publication.is_demo))
    existing = publication.editions.of_version(content.version).first()
    if existing is None:
        edition = _insert(publication, content, body, _stored_forms(content.html), moment)
        store_assets(edition, content.files, moment)
        return edition
    if not _says_the_same(existing, body, public=content.public):
        raise VersionExists(
            f"Version {content.version} is already released and cannot change. "
            "Give this one a new number."
        )
    return existing


def _stored_forms(html: str) -> Representations:
    made = represent(html)
    return Representations(stored(made.html), stored(made.markdown), stored(made.text))


def _says_the_same(existing: Edition, body: dict[str, Any], *, public: bool) -> bool:
    offered = orjson.loads(stored(canonical_json(body)))
    frozen = orjson.loads(existing.document)
    # What the frozen one has beside these tells when, and after what, it was frozen.
    same_words = offered == {key: frozen.get(key) for key in offered}
    # An edition without files does not speak of them.
    same_files = offered.get("files") == frozen.get("files")
    return same_words and same_files and existing.public == public


def _insert(
    publication: Publication,
    content: EditionContent,
    body: dict[str, Any],
    represented: Representations,
    moment: datetime,
) -> Edition:
    released = publication.editions.order_by("-pk")
    previous, predecessor = released.first(), released.filter(public=True).first()
    told = body | {
        "released_at": utc_text(moment),
        # Readers check the chain of public editions; drafts are not even counted.
        "previous": predecessor
        and {"version": str(predecessor.version), "sha256": predecessor.sha256},
    }
    linked = stored(canonical_json(linked_data(told, content.linked)))
    represents = {
        "html": sha256(represented.html),
        "markdown": sha256(represented.markdown),
        "text": sha256(represented.text),
        "jsonld": sha256(linked),
    }
    document = stored(canonical_json(told | {"representations": represents}))
    return Edition.objects.create(
        publication=publication,
        major=content.version.major,
        minor=content.version.minor,
        stage=content.stage,
        public=content.public,
        title=body["title"],
        change_note=content.change_note,
        document=document,
        html=represented.html,
        markdown=represented.markdown,
        text=represented.text,
        linked_data=linked,
        sha256=sha256(document),
        previous_sha256=previous.sha256 if previous else "",
        released_at=moment,
    )
