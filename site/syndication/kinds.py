"""Under which address of the content API each kind of public thing is found."""

from dataclasses import dataclass

from django.conf import settings

API_PATH = "/api/v1/"
# Where a thing is named whatever form it is wanted in: the identifier leads on from there.
ID_PATH = "/id/"
# The address at which any site tells which APIs it has (RFC 9727).
CATALOGUE_PATH = "/.well-known/api-catalog"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind that has addresses of its own in the API.

    `facets` name the filters of its list that are no columns.
    """

    code: str
    segment: str
    versioned: bool = False
    facets: tuple[str, ...] = ()


KINDS = {
    kind.code: kind
    for kind in (
        Kind("change-project", "change-projects", facets=("agency", "about")),
        Kind("product", "products", versioned=True, facets=("audience", "about")),
        Kind("pilot", "pilots", facets=("agency", "about")),
        Kind("event", "events", facets=("about",)),
        Kind("call", "calls", facets=("about",)),
        Kind("agency", "agencies"),
        Kind("consultation-round", "consultation-rounds"),
        Kind("voice-summary", "voice-summaries", versioned=True, facets=("about",)),
        Kind("quote", "quotes", facets=("about",)),
    )
}


def id_url(kind: str, identifier: object) -> str:
    """Return the absolute address that names a thing and leads on to a form of it."""
    return f"{settings.PUBLIC_BASE_URL}{ID_PATH}{kind}/{identifier}"


def api_url(*parts: object) -> str:
    """Return the absolute address of something in the API.

    The host is the one that readers know, never the one a request claims.
    """
    return f"{settings.PUBLIC_BASE_URL}{API_PATH}{'/'.join(str(part) for part in parts)}"
