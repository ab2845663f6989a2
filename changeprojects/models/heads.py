"""Heads of public things: whether what stands in public is still what would be said now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from changeprojects import clock
from syndication import registry
from syndication.actions.release_document import release_document
from syndication.bodies import stored_head
from syndication.canonical import sha256
from syndication.documents import Document
from syndication.models import Publication

_waiting: ContextVar[dict[tuple[type[Any], Any], None] | None] = ContextVar(
    "changeprojects_heads_waiting", default=None
)


@contextmanager
def together() -> Iterator[None]:
    """Release each head that changes inside the block once, when the block ends.

    For whoever changes much at one moment: a head would be released anew with each change.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[tuple[type[Any], Any], None] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for model, key in waiting:
        if stored := model.objects.filter(pk=key).first():
            stored.refresh_head()


def waits(source: Any) -> bool:
    """Put the head of `source` off to the end of `together()`; say False outside of one."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting[type(source), source.pk] = None
    return True


def release_if_changed(kind: str, source: Any, published: Publication | None) -> None:
    """Release `source` unless `published`, its live publication, says the same already.

    Whoever calls this holds the counter, so that both are as they stand after whatever was
    released just before.
    """
    document = registry.build(kind, source)
    if published is None or _differs(document, published):
        release_document(document, at=clock.now())


def _differs(document: Document, published: Publication) -> bool:
    number = published.change_number or 0
    head = stored_head(
        document,
        change_number=number,
        moment=published.released_at,
        published=published.published_at,
        is_demo=bool(published.is_demo),
    )
    return sha256(head) != published.sha256
