"""What a block says, and what stands beside its words, line by line, from its frozen JSON."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.dateformat import format as format_date

Json = dict[str, Any]
# Around each of them a line ends: words of an item stand apart from those of its sub-items.
_LINES = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("blockquote", "pre", "div", "section", "article", "aside", "figure", "figcaption", "hr"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary"),
}
_LINE_END = "\n"
# What blocks say by themselves, whatever is written into them.
LABELS = (
    "Exercise.",
    "Bring:",
    "For the person leading:",
    "What it carries:",
    "Evidence:",
    "How strong:",
    "As at:",
    "Not:",
    "But:",
    "Because families said:",
    "What helped:",
    "This example is made up.",
    "Told with written consent.",
    "What one person said:",
    "Before you read on:",
    "To take along:",
    "Picture:",
)


def words_of(kind: str, value: Any) -> Iterator[str]:
    """Yield the lines of a block; one of an unknown kind gives whatever text it holds.

    What only programs read, such as the code of a recommendation, is no words.
    """
    known = _KINDS.get(kind)
    if known is None or not isinstance(value, dict):
        yield from _any(value)
        return
    for line in known(value):
        if line:
            yield from _text_lines(line)


def besides_of(kind: str, value: Any) -> Iterator[str]:
    """Yield what readers find beside the words of a block.

    That is where links lead, what pictures show, and whether it is a film or a sound.
    """
    if kind == "media":
        captions = " with captions" if value.get("has_captions") else ""
        yield f"Film{captions}" if value.get("kind") == "film" else "Sound"
    if kind == "easy_read":
        for row in value["rows"]:
            yield from filter(None, [labelled("Picture", row.get("alt"))])
    # In the others the address is among the words.
    if kind in _KINDS.keys() - {"voice_quote"} or isinstance(value, str):
        yield from addresses_of(value)


def addresses_of(value: Any) -> Iterator[str]:
    """Yield each address to which a value leads, and from where; files tell their own."""
    if isinstance(value, dict) and "sha256" not in value:
        if value.get("url"):
            name = value.get("name") or value.get("title")
            yield f"Address of {name}: {value['url']}" if name else f"Address: {value['url']}"
        yield from addresses_of(list(value.values()))
    elif isinstance(value, list):
        for child in value:
            yield from addresses_of(child)
    elif isinstance(value, str) and "<a" in value:
        for link in BeautifulSoup(value, "html.parser").find_all("a", href=True):
            yield f"“{_one_line(link.get_text())}” leads to {link['href']}"


def labelled(label: str, text: str | None) -> str:
    """Return the text after its label; nothing without a text."""
    return f"{label}: {text}" if text else ""


def month(iso: str | None) -> str:
    """Return the month of a day: "December 2025"."""
    return format_date(date.fromisoformat(iso), "F Y") if iso else ""


def _exercise(value: Json) -> list[str]:
    return [
        f"Exercise. {value['title']}",
        value.get("purpose", ""),
        f"For {value['for_whom']}, {value['minutes']} minutes.",
        labelled("Bring", value.get("bring")),
        *value["steps"],
        labelled("For the person leading", value.get("for_leader")),
    ]


def _evidence(value: Json) -> list[str]:
    return [
        labelled("What it carries", value.get("claim")),
        labelled("Evidence", value["source"]),
        labelled("How strong", value.get("how_strong")),
        labelled("As at", month(value.get("as_at"))),
    ]


def _legal(value: Json) -> list[str]:
    return [f"{value['jurisdiction']}. Law as at {month(value['law_as_at'])}.", value["text"]]


def _worked_example(value: Json) -> list[str]:
    return [labelled("Not", value["not_this"]), labelled("But", value["but_this"])]


def _because(value: Json) -> list[str]:
    return [labelled("Because families said", value["text"])]


def _checklist(value: Json) -> list[str]:
    return list(value["items"])


def _practice_tip(value: Json) -> list[str]:
    return [labelled("What helped", value["text"]), value.get("from_whom", "")]


def _case_example(value: Json) -> list[str]:
    told = "This example is made up." if value["is_fictional"] else "Told with written consent."
    return [value["title"], value["text"], told]


def _quotation(value: Json) -> list[str]:
    return [f"“{value['text']}”", value["source"]]


def _voice_quote(value: Json) -> list[str]:
    # Which one is told by its address alone: its words may have to go.
    return [f"What one person said: {value['url']}"]


def _table(value: Json) -> list[str]:
    rows = [" | ".join(row) for row in value["rows"]]
    return [value["caption"], " | ".join(value["columns"]), *rows]


def _content_note(value: Json) -> list[str]:
    return [labelled("Before you read on", f"{value['what']} {value['how_to_skip']}")]


def _helplines(value: Json) -> list[str]:
    return [value["lead"], *(_line(one) for one in value["helplines"])]


def _download(value: Json) -> list[str]:
    name = (value["file"] or {}).get("name", "")
    return [labelled("To take along", ", ".join(filter(None, (value["title"], name))))]


def _diagram(value: Json) -> list[str]:
    return [labelled("Picture", value["alt"]), value["long_description"]]


def _media(value: Json) -> list[str]:
    return [f"{value['title']}, {value['minutes']} minutes.", value["transcript"]]


def _easy_read(value: Json) -> list[str]:
    return [row["sentence"] for row in value["rows"]]


def _line(one: Json) -> str:
    text = f"text {one['text_number']}" if one["text_number"] else ""
    return ", ".join(part for part in (one["name"], one["phone"], text, one["hours"]) if part)


_KINDS: dict[str, Callable[[Json], list[str]]] = {
    "exercise": _exercise,
    "evidence": _evidence,
    "legal": _legal,
    "worked_example": _worked_example,
    "because": _because,
    "checklist": _checklist,
    "practice_tip": _practice_tip,
    "case_example": _case_example,
    "quotation": _quotation,
    "voice_quote": _voice_quote,
    "table": _table,
    "content_note": _content_note,
    "helplines": _helplines,
    "download": _download,
    "diagram": _diagram,
    "media": _media,
    "easy_read": _easy_read,
}


def _any(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _any(child)
    elif isinstance(value, list):
        for child in value:
            yield from _any(child)
    elif value not in (None, ""):
        yield from _text_lines(str(value))


def _text_lines(text: str) -> Iterator[str]:
    if "<" not in text:
        yield text
        return
    soup = BeautifulSoup(text, "html.parser")
    yield from filter(None, map(_one_line, "".join(_pieces(soup)).split(_LINE_END)))


def _pieces(node: Tag) -> Iterator[str]:
    """Yield all words of a node in reading order, with what ends a line between them."""
    for child in node.children:
        if isinstance(child, Tag):
            # Where a line is broken off, another word begins.
            around = _LINE_END if child.name in _LINES else " " * (child.name == "br")
            yield from (around, *_pieces(child), around)
        elif type(child) is NavigableString:  # and no comment, which is one too
            yield child.replace(_LINE_END, " ")


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
