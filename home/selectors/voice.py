"""What became of what people said, told as one mark for each thing that came out of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from home.dates import moment_of
from surveys.selectors.whom_asked import of_workers, surveys_told_by
from syndication.selectors import documents

Json = dict[str, Any]
# What was asked for in a project, or a theme of a survey because of which nothing was.
Thing = tuple[str, str, str]

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

    `heard` are these, of so many `surveys`: what workers said is never added to what people said
    whom they work for.
    """

    summaries: tuple[Json, ...]
    heard: tuple[Json, ...]
    surveys: int
    tally: tuple[TallyRow, ...]
    example: Json | None

    @property
    def things(self) -> int:
        """How many things came out of what people said: they got an answer or wait for one."""
        return sum(row.count for row in self.tally)


def fate_of(item: Json) -> str:
    """Return what became of one thing people said; a promise past its day is "late"."""
    due = moment_of(item.get("first_due") or item.get("due"))
    if item["fate"] == "going" and due and due.date() < timezone.localdate():
        return "late"
    return str(item["fate"])


def voice(project: UUID | None = None) -> Voice:
    """Return what became of what people said, everywhere or in one project.

    What was asked for under several themes, or by several surveys, is one thing, and so is a theme
    of which several pages about one survey tell. Two queries; one if a single page tells.
    """
    summaries = tuple(documents("voice-summary", project=project))
    heard = tuple(one for one in summaries if not of_workers(one))
    surveys = surveys_told_by(heard)
    counts = Counter(_fates(heard, surveys).values())
    rows = (TallyRow(code, word, counts[code]) for code, word in FATES.items() if counts[code])
    told = len(set(surveys.values()))
    return Voice(summaries, heard, told, tuple(rows), _example(heard))


def _fates(summaries: Iterable[Json], surveys: Mapping[str, str]) -> dict[Thing, str]:
    """Return of each thing what became of it at its best: as whoever was asked first is told."""
    asked: dict[Thing, str] = {}
    themes: dict[Thing, str] = {}
    with_code: set[Thing] = set()
    for summary in summaries:
        for item in summary["items"]:
            fate, code = fate_of(item), item.get("recommendation")
            # The code of a theme is told since November 2026; until then its name was all.
            theme = ("theme", surveys[summary["id"]], item.get("theme_code") or item["theme"])
            if code:
                with_code.add(theme)
                _keep_best(asked, ("asked", summary["project"], code), fate)
            else:
                _keep_best(themes, theme, fate)
    # A page may have told of a theme before anything was asked for because of it.
    return asked | {theme: fate for theme, fate in themes.items() if theme not in with_code}


def _keep_best(told: dict[Thing, str], thing: Thing, fate: str) -> None:
    told[thing] = min(fate, told.get(thing, fate), key=_BEST.index)


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
