"""What people type into a search field, read so that no engine can stumble over it."""

import re
from dataclasses import dataclass

GREATEST_LENGTH = 200

_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
# From the first letter or digit to the last: what stands round a word is not part of it.
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?")
# They are in every longer text and missing from short ones, so they would only hide things.
_LITTLE_WORDS = {
    *("a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how"),
    *("i", "if", "in", "is", "it", "of", "on", "or", "our", "so", "that", "the", "their", "there"),
    *("they", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "why"),
    *("will", "with", "you", "your"),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term must be found.

    A term is a word or, between quotation marks, a phrase. With `is_open` the last one may
    be the beginning of a word. `is_cut` says that more was typed than is looked for.
    """

    terms: tuple[str, ...] = ()
    is_open: bool = False
    is_cut: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.terms)


def read_query(typed: str) -> Query:
    """Return what `typed` asks for; any text at all is allowed, and may ask for nothing.

    Signs are no operators. Little words as "the" are left out beside others.
    """
    text = _NOT_TEXT.sub(" ", typed[:GREATEST_LENGTH]).translate(_QUOTES)
    found = [(core, bool(phrase)) for phrase, core in _pieces(text)]
    telling = [one for one in found if one[1] or one[0].lower() not in _LITTLE_WORDS] or found
    return Query(
        terms=tuple(core for core, _ in telling),
        is_open=bool(telling) and not telling[-1][1],
        is_cut=len(typed) > GREATEST_LENGTH,
    )


def words_of(term: str) -> list[str]:
    """Return the runs of letters and digits in a term."""
    return re.findall(r"[^\W_]+", term)


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return each piece as the phrase it was typed as, if it was one, and what is left of it."""
    pieces = []
    for phrase, word in _PIECE.findall(text):
        core = _CORE.search(phrase or word)
        if core:
            pieces.append((phrase, core.group()))
    return pieces
