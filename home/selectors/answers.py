"""Which published answer may stand beside a change of a product, or beside a note on one.

People are named as the reason for what came out after they had been asked, and for nothing else.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.html import format_html

from changeprojects.difference import Difference
from home.dates import moment_of
from home.selectors.voice import is_of_a_few
from surveys.selectors.whom_asked import of_workers
from syndication.documents import Version
from syndication.selectors import content_of, documents, editions_of

Json = dict[str, Any]
Answers = dict[str, list[Json]]

_VOICE = "voice"
# It tells that something stays as it was.
_KEPT = "kept"


def answers_in(project: UUID) -> Answers:
    """Return, by the code of a recommendation, its answers, the latest first. One query.

    Each has the theme, its place, and since when people were asked. What only a few people said
    is named on the page that quotes one of them, and nowhere else. Nor is there an answer where
    nobody can say since when people were asked, or to what was decided before that, or to workers.
    """
    found: Answers = {}
    for summary in documents("voice-summary", project=project):
        since = None if of_workers(summary) else moment_of(summary.get("asked_since"))
        for item in summary["items"] if since else ():
            code = item.get("recommendation")
            if code and not is_of_a_few(item) and not item.get("decided_before"):
                path = f"{summary['path']}#{code}"
                answer = {"theme": item["theme"], "path": path, "since": since}
                found.setdefault(code, []).append(answer)
    return found


def answer_to(answers: Answers, change: Json) -> Json | None:
    """Return the answer to what a change is about, if people were asked before it came out."""
    code = (change.get("recommendation") or {}).get("code", "")
    return _answer(answers, code, moment_of(change.get("released_at")))


def changed_for_people(differences: Iterable[Difference], answers: Answers) -> int:
    """Return how many sections changed because of what people said, as an answer shows."""
    return len({one.heading for one in differences if _is_for_people(one, answers)})


def with_answers(html: str, edition: Json, answers: Answers, product: UUID | None = None) -> str:
    """Return the body of an edition, each margin note followed by a link to its answer.

    The body is frozen and stays as it is: the link is put in while the page is made,
    because what people said is often published after the version that answers it. A note that
    stands since before people were asked, or on a change of that time, is followed by none.
    One query where a note could have one, to see since when it stands.
    """
    notes = {key: code for key, code in _notes_in(edition).items() if code in answers}
    if not notes:
        return html
    told = [*_told_before(edition, product), edition]
    for key, code in notes.items():
        if answer := _answer(answers, code, _noted_at(told, key, code)):
            html = _after_note(html, key, answer)
    return html


def _answer(answers: Answers, code: str, told_at: datetime | None) -> Json | None:
    asked = answers.get(code, ()) if told_at else ()
    return next((one for one in asked if one["since"] <= told_at), None)


def _is_for_people(difference: Difference, answers: Answers) -> bool:
    return difference.state != "kept" and any(
        _is_voiced(entry) and entry["type"] != _KEPT and answer_to(answers, entry)
        for entry in difference.changes
    )


def _is_voiced(entry: Json) -> bool:
    return bool(entry.get("reason") == _VOICE)


def _notes_in(edition: Json) -> dict[str, str]:
    """Return the margin notes by their id, each with the code that it names."""
    blocks = (block for section in edition.get("sections", []) for block in section["blocks"])
    return {
        block["id"]: block["value"].get("recommendation") or ""
        for block in blocks
        if block["type"] == "because"
    }


def _told_before(edition: Json, product: UUID | None) -> Iterator[Json]:
    """Yield the public versions of the product before an edition, or before a draft."""
    if product is None:
        return
    version = Version.parse(edition["version"])
    for one in editions_of(product).only("document", "major", "minor"):
        if one.version < version:
            yield content_of(one)


def _noted_at(told: list[Json], key: str, code: str) -> datetime:
    """Return since when a note stands, or the change that it is on was told, if that is older.

    Where several changes were made for what it names, the newest counts.
    """
    stood = min(_out_at(one) for one in told if _notes_in(one).get(key) == code)
    changed = [
        _out_at(one) for one in told if any(_is_for(code, each) for each in one.get("changes", ()))
    ]
    return min(stood, max(changed, default=stood))


def _is_for(code: str, entry: Json) -> bool:
    is_change = _is_voiced(entry) and entry["type"] != _KEPT
    return is_change and (entry["recommendation"] or {}).get("code") == code


def _out_at(edition: Json) -> datetime:
    """Return when it came out; what is not out yet would be so now."""
    return moment_of(edition.get("released_at")) or timezone.localtime()


def _after_note(html: str, block_id: str, answer: Json) -> str:
    before, start, note = html.partition(f'id="{block_id}"')
    words, end, rest = note.partition("</aside>")
    if not end:
        return html
    link = format_html('<p><a href="{}">{}</a></p>', answer["path"], answer["theme"])
    return f"{before}{start}{words}{link}{end}{rest}"
