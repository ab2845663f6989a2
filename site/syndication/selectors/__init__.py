"""Reads of what is public; every function returns public things only."""

from syndication.selectors.documents import document_of, documents, editions_of

__all__ = ["document_of", "documents", "editions_of"]
