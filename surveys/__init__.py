"""Surveys: questions, answers given safely, and what became of them."""
