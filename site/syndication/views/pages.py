"""Addresses of the pages of a list."""

from urllib.parse import urlencode

from django.http import QueryDict


def page_address(address: str, query: QueryDict, **changed: object) -> str:
    """Return `address` with the parameters of `query`, some of them changed."""
    parameters = dict(query.items()) | {name: str(value) for name, value in changed.items()}
    return f"{address}?{urlencode(sorted(parameters.items()))}" if parameters else address
