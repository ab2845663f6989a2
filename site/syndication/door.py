"""The door of the content API: answers from memory what was asked before and is still true.

A thin wrapper in front of Django. It keeps finished answers to anonymous readers, bounded in
bytes, under everything that may tell two of them apart. An answer is given again only while
nothing public has changed since it was made (`syndication.watch`); all else goes to Django,
and both ways give the same bytes.
"""

import re
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.http import parse_etags

from syndication.kinds import API_PATH, KINDS
from syndication.watch import Moment, Watch, watch_of

Environment = dict[str, Any]
Headers = list[tuple[str, str]]
Key = tuple[str, ...]
StartResponse = Callable[..., Any]
Application = Callable[[Environment, StartResponse], Iterable[bytes]]

_SEGMENTS = "|".join(sorted({"changes", *(kind.segment for kind in KINDS.values())}))
_KEPT_PATHS = re.compile(rf"{re.escape(API_PATH)}(?:{_SEGMENTS})(?:/.*)?")
# What a reader may ask that has an answer of its own.
_CONDITIONS = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_AUTHORIZATION")
# The name of the site and the way it was reached: Django refuses or redirects some of them.
_TELLING = (
    *("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT"),
    *("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT"),
)
_OF_A_BODY = {"content-type", "content-length"}
# What Python needs for the values that hold an answer together.
_ROOM_BESIDE = 1_000
# One answer may fill this part of the room.
_LARGEST = 8


def before(application: Application) -> Application:
    """Put a door before `application`, with as much room as the settings give it.

    There is none if they give it no room, or if the database is of a kind that cannot tell
    when something changes.
    """
    watch = watch_of() if settings.PUBLIC_MEMORY else None
    room = settings.PUBLIC_MEMORY * 2**20
    return Door(application, watch, room=room) if watch else application


class Kept(NamedTuple):
    """A finished answer and the moment before it was made."""

    moment: Moment
    status: str
    headers: Headers
    etag: str
    body: bytes
    size: int


class Door:
    """A WSGI application that stands before another one."""

    def __init__(self, application: Application, watch: Watch, *, room: int) -> None:
        """Keep answers of `application` in up to `room` bytes."""
        self._application = application
        self._watch = watch
        self._room = room
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._used = 0

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let the application answer."""
        key = _key(environ)
        moment = self._watch.moment() if key else None
        if key is None or moment is None:
            return self._application(environ, start_response)
        found = self._find(key, moment)
        if found:
            return _give(found, environ, start_response)
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_NONE_MATCH" in environ:
            return self._application(environ, start_response)
        return self._ask(key, moment, environ, start_response)

    def _find(self, key: Key, moment: Moment) -> Kept | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            if found.moment != moment:
                self._forget(key)
                return None
            self._kept.move_to_end(key)
            return found

    def _ask(
        self, key: Key, moment: Moment, environ: Environment, start_response: StartResponse
    ) -> Iterable[bytes]:
        said: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, *rest: Any) -> Any:
            said.append((status, headers))
            return start_response(status, headers, *rest)

        answer = self._application(environ, begin)
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        status, headers = said[-1]
        etag = dict(headers).get("ETag", "")
        if status.startswith("200 ") and etag and not _is_personal(headers):
            size = _size(key, headers, body)
            self._keep(key, Kept(moment, status, headers, etag, body, size))
        return [body]

    def _keep(self, key: Key, answer: Kept) -> None:
        if answer.size > self._room // _LARGEST:
            return
        with self._lock:
            self._forget(key)
            self._kept[key] = answer
            self._used += answer.size
            while self._used > self._room:
                self._forget(next(iter(self._kept)))

    def _forget(self, key: Key) -> None:
        if old := self._kept.pop(key, None):
            self._used -= old.size


def _key(environ: Environment) -> Key | None:
    """Return what tells this question from others; None if it is not one for the door."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return None
    if not _KEPT_PATHS.fullmatch(environ.get("PATH_INFO", "")):
        return None
    if any(name in environ for name in _CONDITIONS):
        return None
    return tuple(environ.get(name, "") for name in _TELLING)


def _size(key: Key, headers: Headers, body: bytes) -> int:
    """Return the bytes that an answer takes with what it was asked by, which may be long."""
    words = (*key, *(word for header in headers for word in header))
    return len(body) + sum(map(sys.getsizeof, words)) + _ROOM_BESIDE


def _is_personal(headers: Headers) -> bool:
    names = {name.lower() for name, _ in headers}
    return "set-cookie" in names or "cookie" in dict(headers).get("Vary", "").lower()


def _give(kept: Kept, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
    if _has_it(environ.get("HTTP_IF_NONE_MATCH", ""), kept.etag):
        rest = [field for field in kept.headers if field[0].lower() not in _OF_A_BODY]
        start_response("304 Not Modified", rest)
        return []
    start_response(kept.status, list(kept.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [kept.body]


def _has_it(if_none_match: str, etag: str) -> bool:
    if not if_none_match:
        return False
    tags = parse_etags(if_none_match)
    return "*" in tags or etag in {tag.removeprefix("W/") for tag in tags}
