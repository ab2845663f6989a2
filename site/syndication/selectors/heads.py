"""Heads as the API reads them: one indexed row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, IntegerField, Value, When

from syndication.models import Publication
from syndication.models.publication import is_seen
from syndication.selectors.ended import ANY_ENDED, Today, now
from syndication.selectors.statements import moment, rows


@dataclass(frozen=True, slots=True)
class Standing:
    """How one publication stands now; its `document` is empty unless it was asked for."""

    key: int
    language: str
    state: str
    until: datetime | None
    path: str = ""
    released_at: datetime | None = None
    document: str = ""

    @property
    def is_live(self) -> bool:
        """Whether readers may see it now."""
        return is_seen(self.state, self.until)

    @property
    def is_revoked(self) -> bool:
        """Whether nobody may read it any more."""
        return self.state == Publication.State.REVOKED


_HEADS = """
SELECT id, language, state, until, path, released_at{document}
FROM syndication_publication
WHERE kind = %s AND identifier = %s AND state <> %s
"""
_WITH_DOCUMENT = _HEADS.format(document=f", document, {ANY_ENDED}")
_WITHOUT_DOCUMENT = _HEADS.format(document="")


def head(
    kind: str, identifier: UUID, language: str | None, *, with_document: bool = True
) -> Standing | None:
    """Return how the publication stands, live or gone; None if it was never public. One query.

    Without a language the one that is live is taken, the site's own language first.
    """
    asked = [kind, identifier.hex, Publication.State.HELD.value]
    if with_document:
        found = rows(_WITH_DOCUMENT, [now(), *asked])
    else:
        found = rows(_WITHOUT_DOCUMENT, asked)
    return preferred((_standing(*row) for row in found), language)


def _standing(key: int, language: str, state: str, *rest: Any) -> Standing:
    until, path, released_at, *document = rest
    words = Today().shown(document[0], any_ended=document[1]) if document else ""
    return Standing(key, language, state, moment(until), path, moment(released_at), words)


def preferred(found: Iterable[Standing], language: str | None) -> Standing | None:
    """Return the one in a language; without one what is live, the site's own language first."""
    if language:
        return next((one for one in found if one.language == language), None)
    return min(found, key=_place, default=None)


def _place(one: Standing) -> tuple[bool, bool, bool, str]:
    own = settings.LANGUAGE_CODE
    short = own.partition("-")[0]
    return (not one.is_live, one.language != own, one.language != short, one.language)


def live_at(path: str, language: str | None = None) -> Publication | None:
    """Return the live publication that readers find at this path. One query.

    Without a language the site's own is preferred, where one path leads to several.
    """
    # No text in PostgreSQL holds a NUL, and asking for one is an error.
    if not path or "\0" in path:
        return None
    found = Publication.objects.live().filter(path=path)
    if language:
        found = found.filter(language=language)
    return found.defer("document").order_by(_own_language_first(), "language", "pk").first()


def _own_language_first() -> Case:
    own = settings.LANGUAGE_CODE
    return Case(
        When(language=own, then=Value(0)),
        When(language=own.partition("-")[0], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
