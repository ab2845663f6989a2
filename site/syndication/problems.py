"""What can go wrong in the API: one catalogue, from which answers and documentation are made."""

from dataclasses import dataclass
from typing import Any

from syndication.kinds import api_url

NO_STORE = "no-store"


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem; its `code` is the anchor of its section in the documentation."""

    code: str
    status: int
    title: str
    advice: str
    cache_control: str = NO_STORE

    @property
    def type_uri(self) -> str:
        """The address that names the problem and explains it."""
        return f"{api_url('docs')}#{self.code}"


UNKNOWN_PARAMETER = Problem(
    "unknown-parameter",
    400,
    "Unknown parameter",
    "The address has a parameter that this resource does not know. `parameter` names it and "
    "`allowed` lists those that work. A misspelt filter would otherwise return everything.",
)
INVALID_PARAMETER = Problem(
    "invalid-parameter",
    400,
    "Invalid parameter",
    "A parameter has a value that cannot be read, or is given twice. `parameter` names it.",
)
INVALID_CURSOR = Problem(
    "invalid-cursor",
    400,
    "Invalid cursor",
    "The cursor is not one that this list gave out. Follow `links.next` as it is; "
    "start again without a cursor if the filters have changed.",
)
NOT_FOUND = Problem(
    "not-found",
    404,
    "Not found",
    "There is nothing public at this address. It may not be released yet.",
    "public, max-age=30",
)
METHOD_NOT_ALLOWED = Problem(
    "method-not-allowed",
    405,
    "Method not allowed",
    "The API is read-only: GET, HEAD and OPTIONS.",
)
NOT_ACCEPTABLE = Problem(
    "not-acceptable",
    406,
    "Not acceptable",
    "The resource has none of the forms that the Accept header asks for. "
    "`available` lists those that it has.",
)
RANGE_NOT_SATISFIABLE = Problem(
    "range-not-satisfiable",
    416,
    "Range not satisfiable",
    "The part of the file that `Range` asks for lies beyond its end. `size` says how many bytes "
    "the file has.",
)
FEED_RESET = Problem(
    "feed-reset",
    409,
    "The list of changes starts anew",
    "You know a change number that this site has not reached: its data was restored from an "
    "earlier day. Delete your copy and read the changes again from number 0.",
)
GONE = Problem(
    "gone",
    410,
    "Gone",
    "This was public and was taken back. Remove your copy of it and of its versions.",
    "public, max-age=60",
)
REVOKED = Problem(
    "revoked",
    451,
    "Revoked",
    "Nobody may read this any more, because the law or somebody’s safety demands it. Delete your "
    "copy of it, of all its versions and files, and whatever you made of them. It stays so.",
    "public, max-age=60",
)
INTERNAL_ERROR = Problem(
    "internal-error",
    500,
    "The site made a mistake",
    "The fault is ours and is in our log. Try again later.",
)
UNAVAILABLE = Problem(
    "unavailable",
    503,
    "Nothing can be read now",
    "The site runs but does not reach what it keeps. Try again later.",
)

CATALOGUE = (
    UNKNOWN_PARAMETER,
    INVALID_PARAMETER,
    INVALID_CURSOR,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    FEED_RESET,
    GONE,
    REVOKED,
    RANGE_NOT_SATISFIABLE,
    INTERNAL_ERROR,
    UNAVAILABLE,
)


class ProblemFound(Exception):
    """A request that ends in a problem; `members` are added to the answer."""

    def __init__(self, problem: Problem, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail
        self.members = members

    def body(self, path: str) -> dict[str, Any]:
        """Return the answer of RFC 9457 to a request for `path`."""
        return {
            "type": self.problem.type_uri,
            "title": self.problem.title,
            "status": self.problem.status,
            "detail": self.detail,
            "instance": path,
            **self.members,
        }
