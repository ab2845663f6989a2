"""Whether what is released now is made up: other sites are told so in each document."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_made_up: ContextVar[bool] = ContextVar("syndication_made_up", default=False)


@contextmanager
def made_up() -> Iterator[None]:
    """Let everything that is released for the first time inside the block be made up for ever."""
    token = _made_up.set(True)
    try:
        yield
    finally:
        _made_up.reset(token)


def is_made_up() -> bool:
    """Return whether the release is part of loading a demonstration."""
    return _made_up.get()
