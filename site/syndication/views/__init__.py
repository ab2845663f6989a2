"""The resources of the content API."""
