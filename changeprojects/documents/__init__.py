"""Builders of the public documents: one file for each kind."""
