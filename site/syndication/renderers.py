"""The forms in which the API answers, and the choice among them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import orjson
from django.http import HttpRequest
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from syndication.problems import NOT_ACCEPTABLE, ProblemFound


class JsonRenderer(BaseRenderer):
    """JSON, written by orjson; what is stored as JSON passes as it is."""

    media_type = "application/json"
    format = "json"
    charset: str | None = None
    profile = ""

    @property
    def content_type(self) -> str:
        """The media type with all that belongs to it."""
        charset = f"; charset={self.charset}" if self.charset else ""
        profile = f'; profile="{self.profile}"' if self.profile else ""
        return self.media_type + charset + profile

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        """Return `data` as JSON."""
        return data if isinstance(data, bytes) else orjson.dumps(data)


class SchemaRenderer(JsonRenderer):
    """JSON Schema."""

    media_type = "application/schema+json"


class LinksetRenderer(JsonRenderer):
    """A set of links as JSON (RFC 9264), of which the profile says that it lists APIs."""

    media_type = "application/linkset+json"
    profile = "https://www.rfc-editor.org/info/rfc9727"


class LinkedDataRenderer(JsonRenderer):
    """JSON-LD that is stored."""

    media_type = "application/ld+json"
    format = "jsonld"


class HtmlRenderer(JsonRenderer):
    """HTML that is stored or rendered before."""

    media_type = "text/html"
    format = "html"
    charset = "utf-8"


class MarkdownRenderer(HtmlRenderer):
    """Markdown that is stored."""

    media_type = "text/markdown"
    format = "md"


class TextRenderer(HtmlRenderer):
    """Plain text that is stored."""

    media_type = "text/plain"
    format = "txt"


class Negotiation(BaseContentNegotiation):
    """Take the form that the address ends in, or the one that Accept likes best."""

    def select_parser(self, *args: Any) -> None:
        """Return nothing: no request to this API has a body that is read."""

    def select_renderer(
        self, request: Request, renderers: Iterable[Any], format_suffix: str | None = None
    ) -> tuple[Any, str]:
        """Return the renderer and its media type; raise a problem if none will do."""
        by_type = {
            renderer.media_type: renderer
            for renderer in renderers
            if format_suffix in (None, renderer.format)
        }
        accepted = "" if format_suffix else request.META.get("HTTP_ACCEPT", "").strip()
        chosen = _preferred(accepted, tuple(by_type)) if accepted else next(iter(by_type))
        if chosen is None:
            raise ProblemFound(
                NOT_ACCEPTABLE,
                "This resource has none of the forms that you accept.",
                available=list(by_type),
            )
        return by_type[chosen], chosen


# Nearly everybody sends one of a few.
@lru_cache(maxsize=32)
def _preferred(accepted: str, media_types: tuple[str, ...]) -> str | None:
    """Return the media type that this `Accept` likes best, or None if it accepts none of them."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accepted
    try:
        return request.get_preferred_type(media_types)
    except ValueError:
        # Django reads the parameters of what is accepted, and some of them cannot be read.
        return None
