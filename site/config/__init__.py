"""Composition only: settings, addresses and the server's entry points."""
