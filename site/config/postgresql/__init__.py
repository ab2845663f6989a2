"""Django's PostgreSQL engine, which does not ask a connection each time whether it lives."""
