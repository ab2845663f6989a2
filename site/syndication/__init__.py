"""The ground floor: what is published, kept for ever and carried to other sites.

Knows no page type and no survey. Other apps register a document builder for each
kind of thing they publish and call `release()`.
"""
