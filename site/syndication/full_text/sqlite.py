"""Full text in SQLite: two FTS5 tables over the passages, which triggers keep up to date.

One holds stems, so that "writing" finds "write". The other holds words as they are, because
the beginning of a word is not the beginning of its stem: "statemen" is none of "statem".
"""

from collections.abc import Sequence

from syndication.full_text.marks import CLOSE, OPEN
from syndication.full_text.query import Query, words_of
from syndication.full_text.statement import Statement

_PASSAGE = "syndication_passage"
_STEMS, _STARTS = f"{_PASSAGE}_stems", f"{_PASSAGE}_starts"
_COLUMNS = ("title", "heading", "text")
_WORDS = "unicode61 remove_diacritics 2"
_OPTIONS = {_STEMS: f"tokenize='porter {_WORDS}'", _STARTS: f"tokenize='{_WORDS}', prefix='2 3'"}
# BM25 counts these as so many times the word in the text. It levels off, so only factors as
# large as these put one word in a title above many in the text.
_WEIGHTS = "10000, 1000, 1"


def structures() -> dict[str, str]:
    """Return what the database needs beside the passages, by name: tables and triggers."""
    made = {}
    for table, options in _OPTIONS.items():
        made[table] = (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5({', '.join(_COLUMNS)}, "
            f"content='{_PASSAGE}', content_rowid='id', {options})"
        )
        for event, steps in {
            "insert": [_added(table)],
            "update": [_removed(table), _added(table)],
            "delete": [_removed(table)],
        }.items():
            name = f"{table}_{event}"
            made[name] = (
                f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event.upper()} ON {_PASSAGE} "
                f"BEGIN {' '.join(steps)} END"
            )
    return made


def refilling() -> list[str]:
    """Return the statements that index all passages anew."""
    return [f"INSERT INTO {table}({table}) VALUES ('rebuild')" for table in _OPTIONS]  # noqa: S608


def removal() -> list[str]:
    """Return the statements that undo `structures`; the triggers go with the passages."""
    triggers = [name for name in structures() if name not in _OPTIONS]
    return [
        *(f"DROP TRIGGER IF EXISTS {name}" for name in triggers),
        *(f"DROP TABLE IF EXISTS {table}" for table in _OPTIONS),
    ]


# What there is, by name.
NAMES = "SELECT name FROM sqlite_master"


def found(query: Query) -> Statement:
    """Return a statement that gives `id` and `rank`, the smaller the better, of what is found."""
    terms = [_phrase(term) for term in query.terms]
    arms = [_arm(_STEMS, " AND ".join(terms))]
    if query.is_open:
        beginning = _arm(_STARTS, f"{terms[-1]} *")
        if terms[:-1]:
            others = _matching(_STEMS, "rowid", " AND ".join(terms[:-1]))
            beginning += Statement(" AND rowid IN (") + others + Statement(")")
        arms.append(beginning)
    union = Statement(" UNION ALL ").join(arms)
    # Without the limit, which limits nothing, SQLite would merge the two levels and then say
    # that it cannot rank while it groups.
    return (
        Statement("SELECT id, MIN(rank) AS rank FROM (")
        + union
        + Statement(" LIMIT -1) GROUP BY id")
    )


def marked(query: Query, passages: Sequence[int]) -> Statement:
    """Return a statement that gives id, text and marked text of these passages, some twice."""
    terms = [_phrase(term) for term in query.terms]
    sides = [(_STEMS, " OR ".join(terms))]
    if query.is_open:
        sides.append((_STARTS, f"{terms[-1]} *"))
    among = Statement(f" AND rowid IN ({', '.join(['%s'] * len(passages))})", tuple(passages))
    return Statement(" UNION ALL ").join(
        _matching(table, f"rowid, text, highlight({table}, 2, '{OPEN}', '{CLOSE}')", terms) + among
        for table, terms in sides
    )


def _arm(table: str, terms: str) -> Statement:
    return _matching(table, f"rowid AS id, bm25({table}, {_WEIGHTS}) AS rank", terms)


def _matching(table: str, columns: str, terms: str) -> Statement:
    return Statement(f"SELECT {columns} FROM {table} WHERE {table} MATCH %s", (terms,))  # noqa: S608


def _phrase(term: str) -> str:
    # Letters and digits alone: nothing in it can mean anything to FTS5.
    return '"' + " ".join(words_of(term)) + '"'


def _added(table: str) -> str:
    values = ", ".join(f"NEW.{column}" for column in _COLUMNS)
    return f"INSERT INTO {table}(rowid, {', '.join(_COLUMNS)}) VALUES (NEW.id, {values});"  # noqa: S608


def _removed(table: str) -> str:
    values = ", ".join(f"OLD.{column}" for column in _COLUMNS)
    return (
        f"INSERT INTO {table}({table}, rowid, {', '.join(_COLUMNS)}) "  # noqa: S608
        f"VALUES ('delete', OLD.id, {values});"
    )
