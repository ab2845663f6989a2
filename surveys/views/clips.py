"""The sounds and films of questions, for those who answer them."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from surveys.clips import opened
from surveys.engine.clips import clip_among, clips_in
from surveys.engine.frozen_schema import schema_from
from surveys.engine.questions import Clip
from surveys.models import SurveyVersion
from surveys.selectors.notices import clips_for
from surveys.views.cookie import seat_of
from surveys.views.doors import deployment_at
from surveys.views.kind_pages import kind_page
from syndication.byte_ranges import NothingThere, Span, span_of
from syndication.file_answers import Part


def clip(request: HttpRequest, code: str, digest: str) -> HttpResponseBase:
    """Return a sound or film that the survey at this address names, or the part asked for.

    Some browsers play nothing of which they cannot have parts. It is not kept anywhere on the way.
    """
    version = _version(request, code)
    found = _found(version, digest) if version else None
    file = opened(found) if found else None
    if found is None or file is None:
        return kind_page(request, "unknown", status=404)
    try:
        span = span_of(request.headers.get("Range", ""), file.size)
    except NothingThere:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    part = Part(file, span or Span(0, file.size - 1))
    response = StreamingHttpResponse(part, status=206 if span else 200, content_type=found.kind)
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(span.length if span else file.size)
    response["X-Content-Type-Options"] = "nosniff"
    if span:
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{file.size}"
    return response


def _found(version: SurveyVersion, digest: str) -> Clip | None:
    """Return what a question has, or a notice for these people, whichever version of it."""
    schema = schema_from(version.schema)
    own = clip_among(clips_in(schema), digest)
    return own or clip_among(clips_for(schema.notice_for), digest)


def _version(request: HttpRequest, code: str) -> SurveyVersion | None:
    """Return the version that the person answers; of somebody who did not begin, today's."""
    if seat := seat_of(request, code):
        return seat.draft.version
    deployment = deployment_at(code)
    return deployment.version if deployment else None
