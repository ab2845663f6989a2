"""What became of what people said, told as one mark for each thing that came out of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from home.dates import moment_of
from surveys.selectors.whom_asked import of_workers, surveys_told_by
from syndication.selectors import documents

Json = dict[str, Any]

FATES = {
    "done": "Done",
    "going": "In progress",
    "late": "Late",
    "partly": "Partly done",
    "undone": "Taken back",
    "declined": "Declined",
    "open": "Not decided",
}
_BEST = ("done", "partly", "undone", "going", "late", "declined", "open")


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One kind of answer and how many things got it."""

    fate: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Some summaries; of those of people who use services, the tally and one thing that changed.

    `heard` are these: what workers said is never added to what people said whom they work for.
    """

    summaries: tuple[Json, ...]
    heard: tuple[Json, ...]
    tally: tuple[TallyRow, ...]
    example: Json | None

    @property
    def things(self) -> int:
        """How many things came out of what people said: they got an answer or wait for one."""
        return sum(row.count for row in self.tally)

    @property
    def surveys(self) -> int:
        """How many surveys that came out of. One query."""
        return surveys_told_by(self.heard)


def fate_of(item: Json) -> str:
    """Return what became of one thing people said; a promise past its day is "late"."""
    due = moment_of(item.get("first_due") or item.get("due"))
    if item["fate"] == "going" and due and due.date() < timezone.localdate():
        return "late"
    return str(item["fate"])


def voice(project: UUID | None = None) -> Voice:
    """Return what became of what people said, everywhere or in one project. One query.

    What was asked for under several themes, or by several surveys, is one thing.
    """
    summaries = tuple(documents("voice-summary", project=project))
    heard = tuple(one for one in summaries if not of_workers(one))
    counts = Counter(_fates(heard))
    rows = (TallyRow(code, word, counts[code]) for code, word in FATES.items() if counts[code])
    return Voice(summaries, heard, tuple(rows), _example(heard))


def _fates(summaries: Iterable[Json]) -> Iterator[str]:
    """Yield of each thing what became of it: as whoever was asked first is told, so at its best."""
    asked: dict[tuple[str, str], str] = {}
    for summary in summaries:
        for item in summary["items"]:
            fate, code = fate_of(item), item.get("recommendation")
            if not code:
                yield fate
                continue
            key = (summary["project"], code)
            asked[key] = min(fate, asked.get(key, fate), key=_BEST.index)
    yield from asked.values()


def is_of_a_few(item: Json) -> bool:
    """Return whether only a few people said it, so that no number is told."""
    return "fewer_than" in item["people"]


def _example(summaries: tuple[Json, ...]) -> Json | None:
    """Return the newest thing that was done and can be seen, with where to read it.

    Not what had been decided before anybody was asked: that was not done because people said it.
    """
    for summary in summaries:
        for item in summary["items"]:
            is_seen = item["fate"] == "done" and (item.get("proof") or {}).get("path")
            is_answer = is_seen and not item.get("decided_before")
            if is_answer and not is_of_a_few(item):
                return {"did": item["did"], "theme": item["theme"], "path": summary["path"]}
    return None
