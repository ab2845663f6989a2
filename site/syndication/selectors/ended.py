"""What has ended and was not taken back yet: nothing else tells of it either.

Documents are stored as they were released. They name things that were public then, and one of
these may have ended since without anything having come by to release those documents anew.
"""

from functools import cached_property
from typing import Any

import orjson
from django.db.models import Exists
from django.utils import timezone

from syndication import registry
from syndication.canonical import canonical_json
from syndication.models import Publication
from syndication.models.publication import PublicationQuerySet
from syndication.selectors.statements import written

# Asked together with a document, so that it costs no query: nearly always nothing has.
ANY_ENDED = """
EXISTS (SELECT 1 FROM syndication_publication AS over
WHERE over.state = 'live' AND over.until <= %s)
"""
# What a document says of itself: where it is may be an address that something else had.
_OF_ITSELF = ("id", "path", "web_url")


def now() -> Any:
    """Return the parameter of `ANY_ENDED`."""
    return written(timezone.now())


def any_ended() -> Exists:
    """Return `ANY_ENDED` for a query of the models."""
    return Exists(_ended())


class Today:
    """Leaves out of stored documents what has ended, which it asks for once at most."""

    def shown(self, document: str, *, any_ended: bool) -> str:
        """Return a stored document as it holds today.

        No query if nothing has ended, as was asked with it; one for the first otherwise.
        """
        if not any_ended or not document:
            return document
        whole = orjson.loads(document)
        itself = {name: whole[name] for name in _OF_ITSELF if name in whole}
        left = self._without(whole) | itself
        return canonical_json(registry.holding(str(whole.get("kind")), left))

    @cached_property
    def _gone(self) -> dict[str, str]:
        """The identifiers and addresses of what can be seen in no language."""
        live = Publication.objects.live().values("identifier")
        found = _ended().exclude(identifier__in=live).values_list("identifier", "path")
        return {str(identifier): path for identifier, path in found}

    def _without(self, value: Any) -> Any:
        """Return `value` with nothing, as where there is nothing to name, for each name."""
        if isinstance(value, dict):
            return {
                key: None if self._names(one) else self._without(one) for key, one in value.items()
            }
        if isinstance(value, list):
            return [self._without(one) for one in value if not self._names(one)]
        return value

    def _names(self, value: Any) -> bool:
        """Return whether this names something that has ended: as an object, or by its address."""
        if isinstance(value, dict):
            return str(value.get("id")) in self._gone or self._names(value.get("path"))
        return isinstance(value, str) and any(
            value == path or value.startswith(f"{path}versions/")
            for path in self._gone.values()
            if path
        )


def _ended() -> PublicationQuerySet:
    return Publication.objects.not_taken_back().filter(until__lte=timezone.now())
