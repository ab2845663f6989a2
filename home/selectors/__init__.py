"""Reads: each function answers one question."""
