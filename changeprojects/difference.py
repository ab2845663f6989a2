"""One thing that differs between two released versions, as readers see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from html import escape
from typing import Any

from syndication.compared_words import word_runs

Json = dict[str, Any]
# What is left if neither words nor addresses differ, and the frozen values do.
SAME_WORDS = (
    "The words are the same. Something else differs, such as how they are set out or which "
    "picture stands there."
)
_TAGS = {"removed": "del", "added": "ins"}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was added, changed, moved or removed, or kept although people asked.

    Under `heading` it is one or several blocks of a section, or something that a version tells
    beside its text. Neighbours with one reason are told as one, so that a reader meets the
    reason once. `notes` say what the words do not, as where a block stood before.
    `by_itself` says why it needs no reason, if it needs none.
    """

    state: str
    heading: str
    before_html: str
    after_html: str
    block_ids: tuple[str, ...] = ()
    changes: list[Json] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    by_itself: str = ""

    @property
    def is_unexplained(self) -> bool:
        """Whether no entry gives the reason that it needs."""
        return not (self.by_itself or self.changes)

    def is_continued_by(self, other: "Difference") -> bool:
        """Return whether both tell one story: same section, same state, same reason."""
        mine = (self.state, self.heading, self.changes, self.notes)
        return mine == (other.state, other.heading, other.changes, other.notes)

    def followed_by(self, other: "Difference") -> "Difference":
        """Return both as one."""
        return replace(
            self,
            before_html=self.before_html + other.before_html,
            after_html=self.after_html + other.after_html,
            block_ids=self.block_ids + other.block_ids,
        )


def mark_words(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Return both texts as HTML, words taken out in `<del>`, words put in in `<ins>`."""
    out, into = [], []
    for kind, words in word_runs("\n".join(before), "\n".join(after)):
        marked = _tagged(words, _TAGS.get(kind))
        if kind != "added":
            out.append(marked)
        if kind != "removed":
            into.append(marked)
    return _paragraphs("".join(out)), _paragraphs("".join(into))


def changed_lines(
    before: Sequence[str], after: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of both texts that are not the same, each in its order."""
    runs = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [run for run in runs if run[0] != "equal"]
    return (
        tuple(line for _, start, end, _, _ in changed for line in before[start:end]),
        tuple(line for _, _, _, start, end in changed for line in after[start:end]),
    )


def _tagged(words: str, tag: str | None) -> str:
    """Return the words as HTML, the mark closed and opened again around line ends."""
    text = escape(words, quote=False)
    if not (text and tag):
        return text
    return "\n".join(f"<{tag}>{line}</{tag}>" if line else "" for line in text.split("\n"))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
