"""The address that names a thing, and leads on to the form in which it is wanted."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse

from syndication import answers
from syndication.kinds import KINDS, api_url
from syndication.renderers import HtmlRenderer, JsonRenderer
from syndication.schema.describe import describe_name
from syndication.selectors import heads
from syndication.views.base import Resource
from syndication.views.heads import still_public
from syndication.views.pages import page_address


@describe_name()
class Name(Resource):
    """A thing by its kind and identifier, whatever form it is wanted in."""

    renderer_classes = (JsonRenderer, HtmlRenderer)
    allowed = ("language",)

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the reader on (303): to the page if they accept HTML, else to the document."""
        kind = KINDS.get(kwargs["kind"])
        if kind is None:
            raise Http404
        identifier, language = kwargs["identifier"], self.parameters.language()
        found = still_public(heads.head(kind.code, identifier, language, with_document=False))
        if self.request.accepted_renderer.format == HtmlRenderer.format:
            location = settings.PUBLIC_BASE_URL + found.path
        else:
            document = api_url(kind.segment, identifier)
            location = page_address(document, self.parameters.query)
        response = HttpResponse(status=303)
        response["Location"] = location
        response["Cache-Control"] = answers.kept_until(answers.LIST, found.until)
        response["Vary"] = "Accept"
        return response
