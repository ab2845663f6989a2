"""Public documents of what people said and what became of it."""
