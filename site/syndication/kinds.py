"""Under which address of the content API each kind of public thing is found."""

from dataclasses import dataclass

from django.conf import settings

API_PATH = "/api/v1/"
# The address at which any site tells which APIs it has (RFC 9727).
CATALOGUE_PATH = "/.well-known/api-catalog"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind that has addresses of its own in the API."""

    code: str
    segment: str
    versioned: bool = False


KINDS = {
    kind.code: kind
    for kind in (
        Kind("change-project", "change-projects"),
        Kind("product", "products", versioned=True),
        Kind("pilot", "pilots"),
        Kind("event", "events"),
        Kind("call", "calls"),
        Kind("agency", "agencies"),
        Kind("consultation-round", "consultation-rounds"),
        Kind("voice-summary", "voice-summaries", versioned=True),
        Kind("quote", "quotes"),
    )
}


def api_url(*parts: object) -> str:
    """Return the absolute address of something in the API.

    The host is the one that readers know, never the one a request claims.
    """
    return f"{settings.PUBLIC_BASE_URL}{API_PATH}{'/'.join(str(part) for part in parts)}"
