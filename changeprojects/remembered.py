"""What one look at a thing asks of the database more than once, remembered until it is over."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Found = TypeVar("Found")
_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("changeprojects_found", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Ask for nothing twice inside the block, in which nothing may be written."""
    if _found.get() is not None:
        yield
        return
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def remembered(ask: Callable[[], Found], *key: Hashable, of: Any = None) -> Found:
    """Return what `ask` returns; within one look it is asked once for a `key`.

    `of` is the very thing that is asked: another copy of it may be a draft.
    """
    found = _found.get()
    if found is None:
        return ask()
    whole = (id(of), *key)
    if whole not in found:
        # The thing is kept too, so that no other gets its place meanwhile.
        found[whole] = (of, ask())
    answer: Found = found[whole][1]
    return answer
