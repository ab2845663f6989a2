"""From one block of the editor to one question of the frozen schema.

Only what an editor said is written down: what is empty has no key, so that a survey which
uses nothing new is frozen as it always was.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.text import slugify

from surveys.engine import questions as kinds
from surveys.engine.questions import NONE_OF_THESE, RATHER_NOT_SAY
from surveys.pictures import Pictures, clip

Json = dict[str, Any]

RATHER_NOT_SAY_LABEL = "I’d rather not say"
NONE_OF_THESE_LABEL = "None of these"
# Answers that are always the same: their value, words, and how a translation names them.
YES_NO = (("yes", "Yes", "yes"), ("no", "No", "no"), ("not-sure", "I’m not sure", "not_sure"))
AGREE = (("yes", "Yes, I agree", "yes"), ("no", "No", "no"))
DEFAULT_MAX_LENGTH = 2000
SHORT_MAX_LENGTH = 100
SCALE_END = 10
SAME_AS_BLOCK = frozenset(
    {kinds.SINGLE, kinds.SEVERAL, kinds.TEXT, kinds.NUMBER, kinds.MONTH, kinds.CODE}
)
TYPE_OF_LOOK = {kinds.SHORT: kinds.TEXT, kinds.TOP: kinds.SEVERAL}


class Names:
    """The short names that earlier versions gave, by the id of question and answer.

    `versions` are the pages of each, the oldest first: the newest that has an id names it.
    """

    def __init__(self, versions: Iterable[list[Json]] = ()) -> None:
        self.keys: dict[str, str] = {}
        self.values: dict[tuple[str, str], str] = {}
        for question in (q for pages in versions for page in pages for q in page["questions"]):
            self.keys[question["id"]] = question["key"]
            for option in question["options"]:
                if option.get("id"):
                    self.values[question["id"], option["id"]] = option["value"]


class Shared:
    """What the questions of one compilation share.

    Names given in earlier versions; the pictures met; the words of the fixed answers in each
    form that the whole survey is offered in.
    """

    def __init__(self, given: Names, says: Mapping[str, Mapping[str, str]]) -> None:
        self.keys, self.values = given.keys, given.values
        self.pictures = Pictures()
        self.says = says

    def fixed(self, name: str) -> Json:
        """Return the words of the fixed answer `name` by form."""
        return {form: words[name] for form, words in self.says.items() if words.get(name)}


def frozen_question(block: Json, shared: Shared) -> Json:
    """Return the question of `block` (as the database stores it)."""
    value, id_, kind = block["value"], block["id"], block["type"]
    # A draft may lack what publishing asks for.
    label = value.get("label") or ""
    fallback = slugify(label)[:60].strip("-") or id_
    question = {
        "id": id_,
        "key": value.get("key") or shared.keys.get(id_) or fallback,
        "type": kind if kind in SAME_AS_BLOCK else TYPE_OF_LOOK.get(kind, kinds.SINGLE),
        "label": label,
        "help": _help(value),
        "options": _options(kind, id_, value, shared),
        "max_length": _max_length(kind, value),
        # Nobody is ever made to answer; an agreement may ask for a yes or a no.
        "required": bool(value.get("must_choose")),
    }
    return question | said(_details(kind, value, shared))


def frozen_note(block: Json, shared: Shared) -> Json:
    """Return the information of `block`."""
    value = block["value"]
    says = {
        words["form"]: {"heading": words.get("heading") or "", "text": words.get("text") or ""}
        for words in _items(value.get("others"))
    }
    note = {
        "id": block["id"],
        "heading": value.get("heading") or "",
        "text": value.get("text") or "",
    }
    return note | said({"picture": _picture(value, shared), "says": says})


def said(values: Json) -> Json:
    """Return of `values` what is not empty; a nought is not empty, but “no” is."""
    return {key: value for key, value in values.items() if value or type(value) is int}


def _details(kind: str, value: Json, shared: Shared) -> Json:
    return {
        "look": "" if kind in SAME_AS_BLOCK else kind,
        "most": value.get("most"),
        "lowest": value.get("lowest"),
        "highest": value.get("highest"),
        "parts": value.get("parts"),
        "sensitive": value.get("sensitive"),
        "personal": value.get("personal"),
        "mixed": value.get("mixed"),
        "picture": _picture(value, shared),
        "says": {words["form"]: _words(words, shared) for words in _items(value.get("others"))},
    }


def _words(words: Json, shared: Shared) -> Json:
    return said(
        {
            "label": words.get("label"),
            "help": words.get("help"),
            "picture": shared.pictures.named(words.get("picture")),
            "sound": clip(words.get("sound")),
            "film": clip(words.get("film")),
            "captions": clip(words.get("captions")),
        }
    )


def _picture(value: Json, shared: Shared) -> Json | None:
    """Return the picture of a block with its alternatives in other forms."""
    told = said({words["form"]: words.get("alt") for words in _items(value.get("others"))})
    return shared.pictures.named(value.get("picture"), told)


def _help(value: Json) -> str:
    return "\n".join(part for part in (value.get("statement"), value.get("help")) if part)


def _max_length(kind: str, value: Json) -> int | None:
    standard = {kinds.TEXT: DEFAULT_MAX_LENGTH, kinds.SHORT: SHORT_MAX_LENGTH}.get(kind)
    return (value.get("max_length") or standard) if standard else None


def _options(kind: str, question: str, value: Json, shared: Shared) -> list[Json]:
    make: Callable[..., list[Json]] = _FIXED.get(kind, _chosen_options)
    options = make(question, value, shared)
    if value.get("none_of_these"):
        words = shared.fixed("none_of_these")
        options.append(_always(NONE_OF_THESE, NONE_OF_THESE_LABEL, words))
    if value.get("rather_not_say"):
        words = shared.fixed("rather_not_say")
        options.append(_always(RATHER_NOT_SAY, RATHER_NOT_SAY_LABEL, words))
    return options


def _chosen_options(question: str, value: Json, shared: Shared) -> list[Json]:
    return [_option(question, item, shared) for item in value.get("options") or ()]


def _option(question: str, item: Json, shared: Shared) -> Json:
    chosen, id_ = item["value"], item["id"]
    value = chosen.get("value") or shared.values.get((question, id_))
    label = chosen.get("label") or ""
    fallback = slugify(label)[:60].strip("-") or id_
    option = {
        "id": id_,
        "value": value or fallback,
        "label": label,
        "exclusive": False,
    }
    says = {words["form"]: words.get("words") or "" for words in _items(chosen.get("others"))}
    more = {"helped": chosen.get("helped"), "picture": _picture(chosen, shared), "says": says}
    return option | said(more)


def _yes_no(question: str, value: Json, shared: Shared) -> list[Json]:
    return [_fixed(question, *answer, shared) for answer in YES_NO]


def _agree(question: str, value: Json, shared: Shared) -> list[Json]:
    return [_fixed(question, *answer, shared) for answer in AGREE]


def _scale(question: str, value: Json, shared: Shared) -> list[Json]:
    ends = {0: value.get("low"), SCALE_END: value.get("high")}
    others = _items(value.get("ends"))
    says = {
        0: {words["form"]: f"0: {words['low']}" for words in others},
        SCALE_END: {words["form"]: f"{SCALE_END}: {words['high']}" for words in others},
    }
    return [
        {
            "id": f"{question}:{number}",
            "value": str(number),
            "label": f"{number}: {ends[number]}" if ends.get(number) else str(number),
            "exclusive": False,
        }
        | said({"says": says.get(number, {})})
        for number in range(SCALE_END + 1)
    ]


def _fixed(question: str, value: str, label: str, name: str, shared: Shared) -> Json:
    option = {"id": f"{question}:{value}", "value": value, "label": label, "exclusive": False}
    return option | said({"says": shared.fixed(name)})


def _always(value: str, label: str, says: Json) -> Json:
    option = {"id": "", "value": value, "label": label, "exclusive": True}
    return option | said({"says": says})


def _items(items: Any) -> list[Json]:
    return [item["value"] for item in items or ()]


_FIXED: dict[str, Callable[..., list[Json]]] = {
    kinds.YES_NO: _yes_no,
    kinds.CONSENT: _agree,
    kinds.SCALE: _scale,
}
