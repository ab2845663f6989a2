"""The OpenAPI description of the content API and of nothing else."""

from functools import cache
from typing import Any

from django.conf import settings
from drf_spectacular.generators import SchemaGenerator


@cache
def openapi() -> dict[str, Any]:
    """Return the description, made once per process."""
    generator: Any = SchemaGenerator
    schema: dict[str, Any] = generator(urlconf="syndication.urls").get_schema(
        request=None, public=True
    )
    return schema | {"servers": [{"url": settings.PUBLIC_BASE_URL}]}
