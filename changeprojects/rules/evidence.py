"""Facts that the programme asks of other apps; each registers what it can tell.

A rule that needs a fact nobody tells does not apply: the programme runs without surveys.
"""

from collections.abc import Callable
from typing import Any

Provider = Callable[[Any], bool]

_providers: dict[str, Provider] = {}


def register(fact: str, provider: Provider) -> None:
    """Let `provider` tell the fact; raise `ValueError` if another one does."""
    if _providers.get(fact, provider) is not provider:
        raise ValueError(f"Somebody else tells “{fact}” already.")
    _providers[fact] = provider


def is_known(fact: str) -> bool:
    """Return whether somebody tells the fact."""
    return fact in _providers


def says(fact: str, subject: Any) -> bool:
    """Return the fact about `subject`; raise `KeyError` if nobody tells it."""
    return _providers[fact](subject)
