"""Files that belong to released versions."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from syndication.file_answers import answer_with
from syndication.file_names import safe_name
from syndication.problems import GONE, RANGE_NOT_SATISFIABLE, ProblemFound
from syndication.renderers import Negotiation
from syndication.schema.describe import describe_asset
from syndication.selectors.assets import released_file
from syndication.views.base import Resource


class OneForm(Negotiation):
    """A file has one form: it is sent as it is, whatever Accept says."""

    def select_renderer(
        self, request: Request, renderers: Iterable[Any], format_suffix: str | None = None
    ) -> tuple[Any, str]:
        """Return the first renderer; only problems are rendered with it."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


@describe_asset()
class AssetBytes(Resource):
    """A file of a released version, byte for byte."""

    content_negotiation_class = OneForm

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the file or a part of it. One query."""
        sha256, name = kwargs["sha256"], kwargs["name"]
        # Other names were never given out, and not every database can be asked for them.
        file = released_file(sha256, name) if safe_name(name) == name else None
        if file is None:
            raise Http404
        if not file.live:
            raise ProblemFound(GONE, "This file was taken back. Remove your copy of it.")
        return answer_with(request, file)

    def handle_exception(self, exc: Exception) -> Any:
        """Return the problem; if a part was asked for that is not there, with the size."""
        response = super().handle_exception(exc)
        if isinstance(exc, ProblemFound) and exc.problem is RANGE_NOT_SATISFIABLE:
            response["Content-Range"] = f"bytes */{exc.members['size']}"
            response["Accept-Ranges"] = "bytes"
        return response
