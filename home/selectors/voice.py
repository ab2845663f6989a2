"""What became of what people said, told as one mark for each thing that came out of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.html import format_html

from home.dates import moment_of
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
    """The tally over some summaries, and one example of a thing that changed."""

    summaries: tuple[Json, ...]
    tally: tuple[TallyRow, ...]
    example: Json | None

    @property
    def things(self) -> int:
        """How many things came out of what people said: they got an answer or wait for one."""
        return sum(row.count for row in self.tally)

    @property
    def surveys(self) -> int:
        """How many surveys that came out of."""
        return len(self.summaries)


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
    counts = Counter(_fates(summaries))
    rows = (TallyRow(code, word, counts[code]) for code, word in FATES.items() if counts[code])
    return Voice(summaries, tuple(rows), _example(summaries))


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


def answers_in(project: UUID) -> dict[str, Json]:
    """Return, by the code of a recommendation, the theme and place of its answer. One query.

    What only a few people said is named on the page that quotes one of them, and nowhere else.
    """
    found: dict[str, Json] = {}
    for summary in documents("voice-summary", project=project):
        for item in summary["items"]:
            code = item.get("recommendation")
            if code and not _is_of_a_few(item):
                answer = {"theme": item["theme"], "path": f"{summary['path']}#{code}"}
                found.setdefault(code, answer)
    return found


def with_answers(html: str, edition: Json, answers: dict[str, Json]) -> str:
    """Return the body of an edition, each margin note followed by a link to its answer.

    The body is frozen and stays as it is: the link is put in while the page is made,
    because what people said is often published after the version that answers it.
    """
    for section in edition.get("sections", []):
        for block in section["blocks"]:
            code = block["value"].get("recommendation") if block["type"] == "because" else ""
            if answer := answers.get(code or ""):
                html = _after_note(html, block["id"], answer)
    return html


def _is_of_a_few(item: Json) -> bool:
    return "fewer_than" in item["people"]


def _after_note(html: str, block_id: str, answer: Json) -> str:
    before, start, note = html.partition(f'id="{block_id}"')
    words, end, rest = note.partition("</aside>")
    if not end:
        return html
    link = format_html('<p><a href="{}">{}</a></p>', answer["path"], answer["theme"])
    return f"{before}{start}{words}{link}{end}{rest}"


def _example(summaries: tuple[Json, ...]) -> Json | None:
    """Return the newest thing that was done and can be seen, with where to read it.

    Not what had been decided before anybody was asked: that was not done because people said it.
    """
    for summary in summaries:
        for item in summary["items"]:
            is_seen = item["fate"] == "done" and (item.get("proof") or {}).get("path")
            is_answer = is_seen and not item.get("decided_before")
            if is_answer and not _is_of_a_few(item):
                return {"did": item["did"], "theme": item["theme"], "path": summary["path"]}
    return None
