"""Full text in PostgreSQL: a column that the database computes from each passage, with an index.

It holds the stems of English text and, of every text, the words as they are: the beginning of
a word is not the beginning of its stem, and other languages than English have no stems here.
"""

from collections.abc import Sequence

from syndication.full_text.marks import CLOSE, OPEN
from syndication.full_text.query import Query, words_of
from syndication.full_text.statement import Statement

_PASSAGE = "syndication_passage"
_COLUMN, _INDEX = "found_by", f"{_PASSAGE}_found_by"
# English without its list of stop words: "You said, we did" has to be found.
_STEMS, _WORDS = "syndication_english", "simple"
_WEIGHTS = {"title": "A", "heading": "B", "text": "D"}
# PostgreSQL would take "and/or" for a file, "it.Then" for a host, and leave out what looks like
# a script. With blanks in their place there are words alone, each where it was.
_SIGNS = "<>/.@-_&:+~"
_MARKS = f"HighlightAll=true, StartSel={OPEN}, StopSel={CLOSE}"

# What there is, by name. Only what lies where our tables lie counts.
NAMES = (
    "SELECT attname FROM pg_attribute "  # noqa: S608
    f"WHERE attrelid = '{_PASSAGE}'::regclass AND NOT attisdropped "
    "UNION SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() "
    "UNION SELECT cfgname FROM pg_ts_config UNION SELECT dictname FROM pg_ts_dict"
)


def structures() -> dict[str, str]:
    """Return what the database needs beside the passages, by name."""
    kinds = "asciiword, word, asciihword, hword, hword_asciipart, hword_part"
    vector = " || ".join(
        f"setweight(to_tsvector(CASE WHEN language = 'en' THEN '{_STEMS}'::regconfig "
        f"ELSE '{_WORDS}'::regconfig END, {_bare(column)}) "
        f"|| to_tsvector('{_WORDS}', {_bare(column)}), "
        f"'{weight}')"
        for column, weight in _WEIGHTS.items()
    )
    return {
        f"{_STEMS}_stem": f"CREATE TEXT SEARCH DICTIONARY {_STEMS}_stem "
        "(TEMPLATE = snowball, LANGUAGE = english)",
        _STEMS: f"CREATE TEXT SEARCH CONFIGURATION {_STEMS} (COPY = pg_catalog.english); "
        f"ALTER TEXT SEARCH CONFIGURATION {_STEMS} ALTER MAPPING FOR {kinds} WITH {_STEMS}_stem",
        # No table is altered while a foreign key of its rows waits to be checked.
        _COLUMN: f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {_PASSAGE} "
        f"ADD COLUMN {_COLUMN} tsvector GENERATED ALWAYS AS ({vector}) STORED",
        # What is new goes straight into the index: we read far more often than we write.
        _INDEX: f"CREATE INDEX {_INDEX} ON {_PASSAGE} USING gin ({_COLUMN}) "
        "WITH (fastupdate = off)",
    }


def refilling() -> list[str]:
    """Return nothing: the database itself computes the column."""
    return []


def removal() -> list[str]:
    """Return the statements that undo `structures`."""
    return [
        "SET CONSTRAINTS ALL IMMEDIATE",
        f"ALTER TABLE {_PASSAGE} DROP COLUMN IF EXISTS {_COLUMN}",
        f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {_STEMS}",
        f"DROP TEXT SEARCH DICTIONARY IF EXISTS {_STEMS}_stem",
    ]


def found(query: Query) -> Statement:
    """Return a statement that gives `id` and `rank`, the smaller the better, of what is found.

    It looks once, whatever it is joined with: a plan made when there was little to find could
    look through all passages anew for each of them.
    """
    return (
        Statement(
            f"WITH found_once AS MATERIALIZED (SELECT id, -ts_rank({_COLUMN}, asked) AS rank "  # noqa: S608
            f"FROM {_PASSAGE}, (SELECT "
        )
        + _asked(query, _STEMS, _WORDS)
        + Statement(f" AS asked) AS query WHERE {_COLUMN} @@ asked)")
        + Statement(" SELECT id, rank FROM found_once")
    )


def marked(query: Query, passages: Sequence[int]) -> Statement:
    """Return a statement that gives id, text and marked text of these passages, some twice."""
    among = Statement(" WHERE id = ANY(%s)", (list(passages),))
    return Statement(" UNION ALL ").join(
        Statement(f"SELECT id, text, ts_headline('{words}', {_bare('text')}, ")
        + _asked(query, words)
        + Statement(f", %s) FROM {_PASSAGE}", (_MARKS,))
        + among
        for words in (_STEMS, _WORDS)
    )


def _asked(query: Query, *configurations: str) -> Statement:
    """Return the query: each term as a phrase by one of the configurations, the last one open."""
    terms = [" ".join(words_of(term)) for term in query.terms]
    wanted = [
        [Statement(f"phraseto_tsquery('{one}', %s)", (term,)) for one in configurations]
        for term in terms
    ]
    if query.is_open and _WORDS in configurations:
        # Letters and digits alone: nothing in it can mean anything to PostgreSQL.
        wanted[-1].append(Statement(f"to_tsquery('{_WORDS}', %s)", (f"'{terms[-1]}':*",)))
    return Statement(" && ").join(
        Statement("(") + Statement(" || ").join(ways) + Statement(")") for ways in wanted
    )


def _bare(column: str) -> str:
    return f"translate({column}, '{_SIGNS}', '{' ' * len(_SIGNS)}')"
