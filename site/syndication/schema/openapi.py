"""The OpenAPI description of the content API and of nothing else."""

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator

from syndication.addresses import HERE


@cache
def openapi() -> dict[str, Any]:
    """Return the description with a stand-in for the site's address, made once per process."""
    generator: Any = SchemaGenerator
    schema: dict[str, Any] = generator(urlconf="syndication.urls").get_schema(
        request=None, public=True
    )
    return schema | {"servers": [{"url": HERE}]}
