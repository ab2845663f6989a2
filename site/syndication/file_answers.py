"""HTTP answers that carry a released file: whole, in part, or not again."""

import base64
from collections.abc import Iterator

from django.core.files import File
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe

from syndication.answers import FILE, is_known, kept_until
from syndication.byte_ranges import NothingThere, Span, span_of
from syndication.file_names import SANDBOX, is_shown
from syndication.problems import RANGE_NOT_SATISFIABLE, ProblemFound
from syndication.selectors.assets import ReleasedFile, opened

_PIECE = 2**16


class Part:
    """Some bytes of an open file, in pieces; closing it closes the file."""

    def __init__(self, source: File, span: Span) -> None:
        self._source = source
        self._span = span

    def __iter__(self) -> Iterator[bytes]:
        self._source.seek(self._span.first)
        left = self._span.length
        while left > 0 and (piece := self._source.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece

    def close(self) -> None:
        """Close the file; called when the answer is sent or the reader has gone."""
        self._source.close()


def answer_with(request: HttpRequest, file: ReleasedFile) -> HttpResponseBase:
    """Return the file, the part of it that is asked for, its header fields alone, or 304.

    Raises a problem if the part lies beyond the end of the file.
    """
    etag = f'"sha256-{file.sha256}"'
    response: HttpResponseBase
    if _has_it(request, etag, file):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    elif request.method == "HEAD":
        response = _described(HttpResponse(), file, file.size)
    else:
        response = _sent(file, _asked_for(request, etag, file))
    response["ETag"] = etag
    response["Last-Modified"] = http_date(file.released_at.timestamp())
    response["Cache-Control"] = kept_until(FILE, file.until)
    return response


def digest_field(sha256: str) -> str:
    """Return the hash as RFC 9530 writes it."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"


def _has_it(request: HttpRequest, etag: str, file: ReleasedFile) -> bool:
    if if_none_match := request.headers.get("If-None-Match"):
        return is_known(if_none_match, etag)
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and int(file.released_at.timestamp()) <= since


def _asked_for(request: HttpRequest, etag: str, file: ReleasedFile) -> Span | None:
    # A date is no strong validator, so with one the whole is sent.
    if request.headers.get("If-Range", etag) != etag:
        return None
    try:
        return span_of(request.headers.get("Range", ""), file.size)
    except NothingThere as error:
        raise ProblemFound(
            RANGE_NOT_SATISFIABLE, f"The file has {file.size} bytes.", size=file.size
        ) from error


def _sent(file: ReleasedFile, span: Span | None) -> HttpResponseBase:
    part = Part(opened(file.sha256), span or Span(0, file.size - 1))
    response = StreamingHttpResponse(part, status=206 if span else 200)
    if span:
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{file.size}"
    else:
        # It is that of the bytes on the way, so there is none of a part, nor to HEAD.
        response["Content-Digest"] = digest_field(file.sha256)
    return _described(response, file, span.length if span else file.size)


def _described(response: HttpResponseBase, file: ReleasedFile, length: int) -> HttpResponseBase:
    shown = is_shown(file.media_type)
    response["Content-Type"] = file.media_type
    response["Content-Length"] = str(length)
    response["Content-Disposition"] = content_disposition_header(not shown, file.name) or ""
    response["Repr-Digest"] = digest_field(file.sha256)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    if not shown:
        response["Content-Security-Policy"] = SANDBOX
    return response
