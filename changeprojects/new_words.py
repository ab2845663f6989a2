"""Which parts of a released version say something that was not there before, as proof.

Where a block stands, what it is called and how its letters are set says nothing: only words,
and the bytes of files, are compared, each with all that earlier versions say.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from changeprojects.block_words import LABELS
from changeprojects.comparison import Part, parts_of

Json = dict[str, Any]

# Also of Urdu. A number goes on after its point, and so does an address.
_END = re.compile(r"[.!?:;…؟۔]+(?=\W|$)")
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W_]+|[%£$€]")
# Marks upon letters, and what has no width; of the letters those that fill a gap.
_UNSEEN = {"Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me"}
_FILLERS = "\u115f\u1160"
# Small and capital letters of other scripts that nobody can tell from Latin ones, and of Latin
# ones those that look alike in the letters of many sites: capital i, small L and one; O and nought.
_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝвкмнтӏαβεζηικμνορτυχϲı" + "i10",
    "aeopcyxljshdqwbkmhtlabezhlkmnoptyxcl" + "llo",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a version says: all of it in one line, and by section and block in sentences.

    A sentence is its words with a space around each, so that one is found in another as a whole.
    """

    whole: str
    sentences: dict[str, tuple[str, ...]]
    headings: frozenset[str]
    files: dict[str, frozenset[str]]

    def has(self, part: str, sentence: str) -> bool:
        """Tell whether it says this anywhere; a heading is found as a whole sentence alone."""
        if part in self.headings:
            sought = _closed(sentence)
            return any(sought in map(_closed, said) for said in self.sentences.values())
        return sentence in self.whole or _however_spaced(sentence).search(self.whole) is not None

    def has_file(self, digest: str) -> bool:
        """Tell whether it has a file with these bytes anywhere."""
        return any(digest in files for files in self.files.values())


def words_in(edition: Json) -> Words:
    """Return what an edition's JSON says."""
    parts = list(parts_of(edition))
    sentences = {part.id: tuple(_sentences(_lines(part))) for part in parts}
    # What a block says by itself stands in all versions, also in those without such a block.
    given = tuple(_sentences(LABELS))
    every = (*(one for said in sentences.values() for one in said), *given)
    return Words(
        whole="".join(every).replace("  ", " "),
        sentences=sentences,
        headings=frozenset(part.id for part in parts if part.is_heading),
        files={part.id: frozenset(_digests(part.value)) for part in parts if not part.is_heading},
    )


def changed_ids(
    named: Collection[str], now: Words, before: Sequence[Words], beside: Sequence[Words] = ()
) -> set[str]:
    """Return which of the named sections and blocks differ from everything that was there before.

    Each says in `now` what stands nowhere in `before`, the earlier versions of it, nor in
    `beside`, other products; or said in each of `before` what `now` says nowhere any more. A
    section is its heading: its blocks are named with it, or not.
    """
    return {
        part
        for part in named
        if _is_new(part, now, [*before, *beside])
        or (before and all(_is_gone(part, one, now) for one in before))
    }


def _is_new(part: str, now: Words, before: Sequence[Words]) -> bool:
    said, files = now.sentences.get(part, ()), now.files.get(part, ())
    return any(not any(one.has(part, sentence) for one in before) for sentence in said) or any(
        not any(one.has_file(digest) for one in before) for digest in files
    )


def _is_gone(part: str, before: Words, now: Words) -> bool:
    return _is_new(part, before, [now])


def _lines(part: Part) -> Sequence[str]:
    if part.is_heading or part.value[0] != "download":
        return part.lines
    # The name of a file can be changed without a word of it.
    return [part.value[1].get("title") or ""]


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for sentence in _END.split(_plain(line)):
            words = _WORD.findall(sentence)
            if words:
                yield f" {' '.join(words)} ".translate(_ALIKE)


def _however_spaced(sentence: str) -> re.Pattern[str]:
    """Return what finds a sentence also where a blank, maybe a hair wide, parts a word of it."""
    return re.compile(f" {' ?'.join(map(re.escape, _closed(sentence)))} ")


def _closed(sentence: str) -> str:
    return sentence.replace(" ", "")


def _plain(text: str) -> str:
    """Return a text in small letters, each written in one way, without what nobody sees."""
    spaced = re.sub(r"\s", " ", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"[^\x20-\x7e]", _seen, spaced)


def _seen(letter: re.Match[str]) -> str:
    is_unseen = unicodedata.category(letter[0]) in _UNSEEN or letter[0] in _FILLERS
    return "" if is_unseen else letter[0]


def _digests(value: Any) -> Iterator[str]:
    """Yield the SHA-256 of each file, however deep it lies."""
    if isinstance(value, dict):
        if digest := value.get("sha256"):
            yield str(digest)
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _digests(one)
