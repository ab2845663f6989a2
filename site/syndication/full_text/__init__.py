"""Full text as the two databases have it: FTS5 of SQLite, text search of PostgreSQL.

Nothing here looks for words by itself: both engines split text into words, reduce words to
their stems, find, rank and say where they found something.
"""
