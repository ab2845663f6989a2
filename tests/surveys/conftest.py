"""What every test of the surveys begins with."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_tried_anything() -> None:
    """Forget how often codes, help and starts were tried: all tests come from one address."""
    cache.clear()
