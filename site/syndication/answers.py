"""HTTP answers: exact bytes, their ETag, and how long they may be kept."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date, parse_etags

from syndication.addresses import sent

# What is taken back is gone from this server at once. Caches elsewhere cannot be told, so no
# copy may be shown for more than an hour: a shared one, and after it a reader's own that does
# not learn how old it was, stale copies included.
HEAD = "public, max-age=60, s-maxage=300, stale-while-revalidate=60, stale-if-error=1500"
# Not immutable, for the same reason, though it never changes; nor is a file of it.
EDITION = FILE = "public, max-age=600, s-maxage=3000"
_LISTED = 30
LIST = f"public, max-age={_LISTED}"
MANUAL = "public, max-age=300"
NOW = "public, max-age=5"
# No copy of anything is shown for longer than an hour: what ends later needs no care.
_HOUR, _MINUTE, _SHORTEST = 3600, 60, 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a resource says before it is known whether the reader has it already.

    `links` maps the relation of a `Link` header to the address it points to. `body` is
    sent with the site's address in it, unless it is to be sent `as_stored`.
    """

    body: bytes
    cache_control: str
    links: Mapping[str, str] = field(default_factory=dict)
    modified: datetime | None = None
    as_stored: bool = False


def kept_until(cache_control: str, until: datetime | None) -> str:
    """Return how long an answer may be kept that readers see `until` a moment, if there is one.

    No cache shows it more than five seconds longer.
    """
    if until is None:
        return cache_control
    left = int((until - timezone.now()).total_seconds())
    # A list is kept for less than a minute anyway.
    if left > _HOUR or (cache_control == LIST and left >= _LISTED):
        return cache_control
    longest = _LISTED if cache_control == LIST else _MINUTE
    return f"public, max-age={min(longest, max(_SHORTEST, left))}"


def first_end(ends: Iterable[datetime | None]) -> datetime | None:
    """Return the moment at which the first of some things is seen no more; None if none ends."""
    return min((end for end in ends if end), default=None)


def etag_of(body: bytes) -> str:
    """Return the strong validator of these exact bytes."""
    return f'"sha256-{hashlib.sha256(body).hexdigest()}"'


def respond(request: HttpRequest, answer: Answer, content_type: str) -> HttpResponse:
    """Return the answer in full, its header fields alone for HEAD, or 304."""
    body = answer.body if answer.as_stored else sent(answer.body)
    etag = etag_of(body)
    if is_known(request.headers.get("If-None-Match", ""), etag):
        # It says no length: older clients would wait for a body of that length.
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = whole(request, body, content_type)
    response["ETag"] = etag
    response["Cache-Control"] = answer.cache_control
    response["Vary"] = "Accept"
    if answer.links:
        response["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in answer.links.items())
    if answer.modified:
        response["Last-Modified"] = http_date(answer.modified.timestamp())
    return response


def whole(
    request: HttpRequest, body: bytes, content_type: str, *, status: int = 200
) -> HttpResponse:
    """Return a response with `body`; to HEAD without it but with its length."""
    sent = b"" if request.method == "HEAD" else body
    response = HttpResponse(sent, content_type=content_type, status=status)
    response["Content-Length"] = str(len(body))
    return response


def is_known(if_none_match: str, etag: str) -> bool:
    """Return whether the reader says that it has what this validator stands for."""
    tags = parse_etags(if_none_match)
    return "*" in tags or etag in {tag.removeprefix("W/") for tag in tags}
