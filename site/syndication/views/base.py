"""What every resource of the API has in common."""

import logging
from dataclasses import replace
from typing import Any, cast

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.views import APIView

from syndication import problems
from syndication.answers import Answer, respond, whole
from syndication.parameters import Parameters
from syndication.renderers import JsonRenderer, Negotiation
from syndication.schema.published import address_of
from syndication.terms import RELATION, context_address

logger = logging.getLogger(__name__)

# Pages on every site may read everything here. It is said to all, whether or not a page asks,
# so that one copy in a cache serves everybody: an answer never varies by Origin.
_FOR_OTHER_SITES = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Link, Retry-After, Accept-Ranges, Content-Digest, Content-Range, Repr-Digest"
    ),
}


class Resource(APIView):
    """Something anybody may read: no session, no cookie, the same bytes for everyone.

    Subclasses answer in `answer()`. A query parameter that `allowed` does not name is
    refused, and whatever goes wrong is told as `application/problem+json`.
    """

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    parser_classes = ()
    renderer_classes: Any = (JsonRenderer,)
    content_negotiation_class = Negotiation
    http_method_names = ["get", "head", "options"]
    allowed: tuple[str, ...] = ()
    # The JSON Schema of what it says as JSON, if there is one of the whole.
    described_by = ""
    # Whether what it says as JSON can be read as linked data.
    has_context = False

    @property
    def default_response_headers(self) -> dict[str, str]:
        """What stands at the head of every answer, of problems too."""
        return super().default_response_headers | _FOR_OTHER_SITES

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check the method, choose the form of the answer, check the names of parameters."""
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        super().initial(request, *args, **kwargs)
        self.parameters = Parameters(request.query_params, self.allowed)
        self.parameters.check_names()

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the answer, or 304 if the reader has it."""
        renderer = cast("JsonRenderer", request.accepted_renderer)
        answer = self.answer(**kwargs)
        if renderer.media_type == JsonRenderer.media_type:
            links = {"describedby": address_of(self.described_by)} if self.described_by else {}
            links |= {RELATION: context_address()} if self.has_context else {}
            answer = replace(answer, links={**answer.links, **links})
        return respond(request, answer, renderer.content_type)

    def answer(self, *args: Any, **kwargs: Any) -> Answer:
        """Return what the resource says."""
        raise NotImplementedError

    # The framework would describe forms here; a plain response is all that is promised.
    def options(self, *args: Any, **kwargs: Any) -> Any:
        """Say which methods there are, also to a browser that asks for a page on another site."""
        methods = ", ".join(self.allowed_methods)
        return HttpResponse(
            status=204,
            headers={
                "Allow": methods,
                "Access-Control-Allow-Methods": methods,
                "Access-Control-Allow-Headers": "*",
                "Access-Control-Max-Age": "86400",
            },
        )

    def handle_exception(self, exc: Exception) -> Any:
        """Return the problem that `exc` is; a fault of ours is logged and not explained."""
        found = _problem(exc)
        if found.problem is problems.INTERNAL_ERROR:
            logger.error("A request to the API failed.", exc_info=exc)
        response = problem_response(self.request, found)
        if found.problem is problems.METHOD_NOT_ALLOWED:
            response["Allow"] = ", ".join(self.allowed_methods)
        return response


class Unknown(Resource):
    """Every address of the API that names nothing."""

    schema = None

    def initial(self, *args: Any, **kwargs: Any) -> None:
        """Say that there is nothing here, whatever was asked of it."""
        raise Http404


def problem_response(request: HttpRequest, found: problems.ProblemFound) -> HttpResponse:
    """Return the problem as `application/problem+json`."""
    body = orjson.dumps(found.body(request.path))
    response = whole(request, body, "application/problem+json", status=found.problem.status)
    response["Cache-Control"] = found.problem.cache_control
    response["Vary"] = "Accept"
    return response


def _problem(exc: Exception) -> problems.ProblemFound:
    if isinstance(exc, problems.ProblemFound):
        return exc
    if isinstance(exc, Http404):
        return problems.ProblemFound(problems.NOT_FOUND, "There is nothing public here.")
    if isinstance(exc, MethodNotAllowed):
        return problems.ProblemFound(problems.METHOD_NOT_ALLOWED, "This API is read-only.")
    return problems.ProblemFound(problems.INTERNAL_ERROR, "Try again later.")
