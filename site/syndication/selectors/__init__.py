"""Reads of what is public; every function returns public things only."""

from syndication.selectors.documents import (
    content_of,
    document_of,
    documents,
    documents_by_kind,
    documents_of,
    editions_of,
    ever_public,
    html_of,
)

__all__ = [
    "content_of",
    "document_of",
    "documents",
    "documents_by_kind",
    "documents_of",
    "editions_of",
    "ever_public",
    "html_of",
]
