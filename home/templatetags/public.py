"""Filters that turn the JSON of documents into words; none of them asks the database."""

from decimal import Decimal
from typing import Any

import nh3
from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from changeprojects.public_names import topic_code
from home.dates import Iso, day_of, moment_of, month_of, months_between, shown
from home.selectors.answers import Answers
from home.selectors.answers import answer_to as answer_of
from home.selectors.events import stand_mark, stand_of, stand_word
from home.selectors.voice import FATES, fate_of

register = template.Library()

_NO_BREAK = "\N{NO-BREAK SPACE}"
_STAGES = {
    "draft": ("draft", "Draft"),
    "tested": ("tested", "Tested"),
    "pilot": ("piloted", "Pilot"),
    "piloted": ("piloted", "Piloted"),
    "evaluated": ("evaluated", "Evaluated"),
    "final": ("final", "Final"),
    "stopped": ("stopped", "Stopped"),
    "withdrawn": ("stopped", "Withdrawn"),
}
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

register.filter("month", month_of)
register.filter("day", day_of)
register.filter("months_to", months_between)
register.filter("fate", fate_of)
register.filter("stand", stand_of)
register.filter("stand_mark", stand_mark)
register.filter("stand_word", stand_word)
register.filter("topic_code", topic_code)


@register.filter
def weekday(iso: Iso) -> str:
    """Return "Saturday 1 August 2026" for "2026-08-01"; nothing for no date."""
    return shown(iso, "l j F Y")


@register.filter
def year(iso: Iso) -> str:
    """Return "2026" for "2026-08-01"; nothing for no date."""
    return shown(iso, "Y")


@register.filter
def clock(iso: Iso) -> str:
    """Return "9.30 am" for the time of day in an ISO moment."""
    moment = moment_of(iso)
    if moment is None:
        return ""
    return shown(iso, "g.i" if moment.minute else "g") + _NO_BREAK + shown(iso, "A").lower()


@register.filter
def same_day(first: Iso, second: Iso) -> bool:
    """Tell whether two ISO moments fall on one day here."""
    return shown(first, "Ymd") == shown(second, "Ymd")


@register.filter
def stage_mark(stage: str) -> str:
    """Return the round mark of a stage: "piloted" for "pilot"."""
    return _STAGES.get(stage, ("draft", ""))[0]


@register.filter
def stage_word(stage: str) -> str:
    """Return the word of a stage as readers see it."""
    return _STAGES.get(stage, ("", str(stage).replace("_", " ").capitalize()))[1]


@register.filter
def pilot_mark(status: str) -> str:
    """Return the round mark of a pilot's status."""
    return {"planned": "tested", "evaluated": "evaluated"}.get(status, "piloted")


@register.filter
def latest(timeline: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """Return the last rows of a timeline that lie behind us."""
    return [row for row in timeline or [] if not is_ahead(row["date"])][-number:]


@register.filter
def is_ahead(iso: Iso) -> bool:
    """Tell whether a day is still to come."""
    moment = moment_of(iso)
    return moment is not None and moment.date() > timezone.localdate()


@register.filter
def is_to_come(iso: Iso) -> bool:
    """Tell whether a moment is still to come, to the second."""
    moment = moment_of(iso)
    return moment is not None and moment > timezone.now()


@register.filter
def by_horizon(topics: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return topics with those that are needed now first."""
    return sorted(topics, key=lambda topic: topic["horizon"])


@register.filter
def severity_words(severity: str) -> str:
    """Return what a rule of this severity does, to follow “it”."""
    return {"block": "stops a project", "warn": "warns", "off": "is not asked"}.get(severity, "")


@register.filter
def met(findings: list[dict[str, Any]]) -> int:
    """Return how many of the rules are met."""
    return sum(one["state"] == "met" for one in findings)


@register.filter
def work_mark(status: str) -> str:
    """Return the round mark of a stage of the work: the further on, the more ink."""
    marks = {"pending": "draft", "active": "piloted", "done": "final", "skipped": "stopped"}
    return marks.get(status, "draft")


@register.filter
def call_state(call: dict[str, Any]) -> str:
    """Return whether a call is "coming", "open" or "closed" at this moment.

    It is closed, too, when its project does not look for a team any more.
    """
    opens, closes, now = moment_of(call["opens_at"]), moment_of(call["closes_at"]), timezone.now()
    if opens is None or closes is None or now >= closes or not call.get("is_seeking", True):
        return "closed"
    return "open" if now >= opens else "coming"


@register.filter
def pounds(amount: str | None) -> str:
    """Return "£18,000" for "18000.00"; nothing for no amount."""
    if not amount:
        return ""
    pence = Decimal(amount)
    return f"£{pence:,.0f}" if pence == pence.to_integral_value() else f"£{pence:,.2f}"


@register.filter
def fate_word(code: str) -> str:
    """Return the word that stands beside a square mark."""
    return FATES.get(code, str(code).capitalize())


@register.filter
def in_words(number: int | None) -> str:
    """Return small numbers as words: "seven" for 7, "23" for 23, "no" for 0."""
    count = int(number or 0)
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


@register.filter
def times(number: int | None) -> range:
    """Return something to loop over `number` times, at most twenty."""
    return range(min(int(number or 0), 20))


@register.filter
def listed(names: list[str]) -> str:
    """Return "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


@register.filter
def rich(html: str | None) -> SafeString:
    """Return the HTML of a document, cleaned once more on its way out."""
    return SafeString(nh3.clean(html or "", link_rel=None))


@register.filter
def pairs_with(versions: list[dict[str, Any]], here: str) -> list[tuple[str, str]]:
    """Return the pairs (older, newer) of the version `here` with each other version.

    `versions` come the newest first, as documents tell them.
    """
    numbers = [version["version"] for version in reversed(versions)]
    if here not in numbers:
        return []
    place = numbers.index(here)
    older = [(number, here) for number in numbers[:place]]
    return older + [(here, number) for number in numbers[place + 1 :]]


@register.filter
def quoted(html: str | None) -> SafeString:
    """Return a passage of an edition for a second place: its ids and labels left out."""
    attributes = {
        "*": {"class", "lang", "dir"},
        "a": {"href"},
        "th": {"scope"},
        "img": {"alt", "src"},
    }
    return SafeString(nh3.clean(html or "", attributes=attributes, link_rel=None))


@register.filter
def with_line(timeline: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the timeline, each row with the stage whose line leads on from it."""
    rows, line = [], ""
    for row in timeline:
        line = row.get("mark") or line
        rows.append(row | {"line": line})
    return rows


@register.filter
def answer_to(answers: Answers | None, change: dict[str, Any]) -> dict[str, Any] | None:
    """Return the published answer that a change may name, or nothing."""
    return answer_of(answers or {}, change)


@register.filter
def lower_first(text: str) -> str:
    """Return `text` with a small first letter, to follow other words."""
    return text[:1].lower() + text[1:]
