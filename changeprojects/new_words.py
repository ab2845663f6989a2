"""Which parts of a released version say something that was not there before, as proof.

Where a block stands, what it is called and how its letters are set says nothing: only words,
and the bytes of files, are compared, each with all that earlier versions say.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from changeprojects.alike import BETWEEN, one_letter_each, plain, without_small_signs
from changeprojects.block_words import LABELS
from changeprojects.comparison import Part, parts_of

Json = dict[str, Any]

# Also of Urdu.
_END = re.compile(r"[.!?:;…؟۔]+(?=\W|$)")
_WORD = re.compile(rf"\d+(?:{BETWEEN}\d+)*|[^\W_]+|[%£$€]")
# Nobody does what is asked for by telling why it is done, or what somebody else said of it.
_GROUNDS = {"because", "evidence", "quotation", "voice_quote"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a version says: all of it in one line, and by section and block in sentences.

    A sentence is its words with a space around each, so that one is found in another as a whole.
    """

    whole: str
    sentences: dict[str, tuple[str, ...]]
    headings: frozenset[str]
    files: dict[str, frozenset[str]]
    grounds: frozenset[str] = frozenset()
    otherwise: "Words | None" = None

    @property
    def without_signs(self) -> "Words":
        """What it says if small signs beside words are not read."""
        return self.otherwise or self

    @property
    def without_grounds(self) -> "Words":
        """What it says by itself, without reasons, evidence and what others said."""
        said = {part: one for part, one in self.sentences.items() if part not in self.grounds}
        return replace(self, whole=_in_one_line(said), sentences=said)

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
    lines = {part.id: _lines(part) for part in parts}
    bare = {part: [without_small_signs(one) for one in said] for part, said in lines.items()}
    said = _words(parts, lines)
    is_other = any(list(lines[part]) != bare[part] for part in lines)
    return replace(said, otherwise=_words(parts, bare)) if is_other else said


def _words(parts: Sequence[Part], lines: Mapping[str, Sequence[str]]) -> Words:
    sentences = {part.id: tuple(_sentences(lines[part.id])) for part in parts}
    # What a block says by itself stands in all versions, also in those without such a block.
    given = tuple(_sentences(LABELS))
    return Words(
        whole=_in_one_line(sentences | {"": given}),
        sentences=sentences,
        headings=frozenset(part.id for part in parts if part.is_heading),
        files={part.id: frozenset(_digests(part.value)) for part in parts if not part.is_heading},
        grounds=frozenset(
            part.id for part in parts if not part.is_heading and part.value[0] in _GROUNDS
        ),
    )


def changed_ids(
    named: Collection[str], now: Words, before: Sequence[Words], beside: Sequence[Words] = ()
) -> set[str]:
    """Return which of the named sections and blocks differ from everything that was there before.

    Each says in `now` what stands nowhere in `before`, the earlier versions of it, nor in
    `beside`, other products; or said in each of `before` what `now` says nowhere any more. A
    section is its heading: its blocks are named with it, or not. Reasons, evidence and what
    others said change nothing; nor does what is another word only if small signs beside words
    are read as letters, or only if they are not.
    """
    changed = _changed(named, now, before, beside)
    earlier, others = ([one.without_signs for one in those] for those in (before, beside))
    return changed and changed & _changed(changed, now.without_signs, earlier, others)


def _changed(
    named: Collection[str], now: Words, before: Sequence[Words], beside: Sequence[Words]
) -> set[str]:
    return {
        part
        for part in named
        if _is_new(part, now, [*before, *beside])
        or (before and all(_is_gone(part, one, now) for one in before))
    }


def still_changed_ids(
    changed: Collection[str],
    then: Words,
    now: Words,
    before: Sequence[Words],
    beside: Sequence[Words] = (),
) -> set[str]:
    """Return which of the parts that were changed `then` are so `now`.

    A part still differs from all that was there before, in whatever words; or what was new in
    it is said in another one by now.
    """
    still = _still_said(changed, then, now, [*before, *beside])
    bare = [one.without_signs for one in (*before, *beside)]
    said = still and _still_said(still, then.without_signs, now.without_signs, bare)
    return said | changed_ids(changed, now, before, beside)


def _still_said(
    changed: Collection[str], then: Words, now: Words, known: Sequence[Words]
) -> set[str]:
    says = now.without_grounds
    return {
        part
        for part in changed
        if any(says.has(part, one) for one in _new_in(part, then, known))
        or any(says.has_file(one) for one in _new_files_in(part, then, known))
    }


def _is_new(part: str, now: Words, before: Sequence[Words]) -> bool:
    return any(_new_in(part, now, before)) or any(_new_files_in(part, now, before))


def _new_in(part: str, now: Words, before: Sequence[Words]) -> Iterator[str]:
    said = () if part in now.grounds else now.sentences.get(part, ())
    return (one for one in said if not any(earlier.has(part, one) for earlier in before))


def _new_files_in(part: str, now: Words, before: Sequence[Words]) -> Iterator[str]:
    files = () if part in now.grounds else now.files.get(part, ())
    return (one for one in files if not any(earlier.has_file(one) for earlier in before))


def _is_gone(part: str, before: Words, now: Words) -> bool:
    return _is_new(part, before, [now])


def _lines(part: Part) -> Sequence[str]:
    if part.is_heading or part.value[0] != "download":
        return part.lines
    # The name of a file can be changed without a word of it.
    return [part.value[1].get("title") or ""]


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for sentence in _END.split(plain(line)):
            words = _WORD.findall(sentence)
            if words:
                yield one_letter_each(f" {' '.join(words)} ")


def _in_one_line(sentences: dict[str, tuple[str, ...]]) -> str:
    return "".join(one for said in sentences.values() for one in said).replace("  ", " ")


def _however_spaced(sentence: str) -> re.Pattern[str]:
    """Return what finds a sentence also where a blank, maybe a hair wide, parts a word of it.

    The parts of a number stay parts: 3.5 may be 3 and 5, and is never 35.
    """
    between = {" ": f"[ {BETWEEN}]?", BETWEEN: f"[ {BETWEEN}]"}
    letters = (between.get(one) or f"{re.escape(one)} ?" for one in sentence.strip())
    return re.compile(f" {''.join(letters).removesuffix(' ?')} ")


def _closed(sentence: str) -> str:
    return sentence.replace(" ", "")


def _digests(value: Any) -> Iterator[str]:
    """Yield the SHA-256 of each file, however deep it lies."""
    if isinstance(value, dict):
        if digest := value.get("sha256"):
            yield str(digest)
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _digests(one)
