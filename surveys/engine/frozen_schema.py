"""A frozen schema as it is stored (JSON), read into the values that people answer."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from surveys.engine.equality import known
from surveys.engine.languages import BASE
from surveys.engine.questions import (
    Clip,
    Note,
    Option,
    Picture,
    Question,
    Reader,
    Schema,
    Step,
    Words,
)
from surveys.engine.rules import rule_from

# Written where a survey says who reads the answers: how many people it takes.
PLACE_OF_BASE = "{base}"


def schema_from(frozen: Mapping[str, Any]) -> Schema:
    """Return the values of a frozen schema (JSON), also of one frozen long ago."""
    return Schema(
        title=frozen["title"],
        intro=frozen["intro"],
        audience=frozen["audience"],
        safety_profile=frozen["safety_profile"],
        language=frozen["language"],
        consent_text=frozen["consent"]["text"],
        consent_digest=frozen["consent"]["digest"],
        steps=steps_from(frozen),
        readers=tuple(Reader(**reader) for reader in frozen.get("readers", ())),
        what_happens=tuple(frozen.get("what_happens", ())),
        minutes=frozen.get("minutes"),
        says=frozen.get("says") or {},
        notice_for=frozen.get("notice_for") or "",
        equality=known(frozen.get("equality", ())),
        easy_read=frozen.get("easy_read", False),
    )


def steps_from(frozen: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return the pages of a frozen schema (JSON), whatever else it holds."""
    pictures = frozen.get("pictures") or {}
    language = frozen.get("language") or BASE
    return tuple(_step(step, pictures, language) for step in frozen["steps"])


def with_base(frozen: Mapping[str, Any], base: int) -> dict[str, Any]:
    """Return a frozen schema (JSON) that says how many have to answer before others read it.

    Where the survey, in any of its forms, says who reads the answers, `base` stands in the place
    of `PLACE_OF_BASE`. What is frozen knows no number: each deployment has its own.
    """

    def told(readers: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
        return [{**one, "what": one["what"].replace(PLACE_OF_BASE, f"{base}")} for one in readers]

    says = {
        form: {**words, "readers": told(words["readers"])} if "readers" in words else words
        for form, words in (frozen.get("says") or {}).items()
    }
    return {**frozen, "readers": told(frozen.get("readers", ())), "says": says}


def narrowed(frozen: Mapping[str, Any], forms: Collection[str]) -> dict[str, Any]:
    """Return a frozen schema (JSON) that is offered in none but these of its forms.

    Its own words stay, and so does the sound that belongs to them.
    """

    def kept(says: Mapping[str, Any], *more: str) -> dict[str, Any]:
        return {form: words for form, words in says.items() if form in (*forms, *more)}

    steps = [
        step
        | {"questions": [q | {"says": kept(q.get("says", {}), BASE)} for q in step["questions"]]}
        for step in frozen["steps"]
    ]
    return {**frozen, "says": kept(frozen.get("says") or {}), "steps": steps}


def _step(frozen: Mapping[str, Any], pictures: Mapping[str, str], language: str) -> Step:
    return Step(
        id=frozen["id"],
        slug=frozen["slug"],
        title=frozen["title"],
        questions=tuple(_question(one, pictures, language) for one in frozen["questions"]),
        show_if=rule_from(frozen.get("show_if")),
        notes=tuple(_note(note, pictures) for note in frozen.get("notes", ())),
        supports=frozen.get("supports", False),
        coming=frozen.get("coming", ""),
        coming_says=frozen.get("coming_says", {}),
        title_says=frozen.get("title_says", {}),
    )


def _question(frozen: Mapping[str, Any], pictures: Mapping[str, str], language: str) -> Question:
    return Question(
        id=frozen["id"],
        key=frozen["key"],
        type=frozen["type"],
        label=frozen["label"],
        help=frozen.get("help") or "",
        options=tuple(_option(one, pictures) for one in frozen.get("options") or ()),
        max_length=frozen.get("max_length") or 0,
        required=frozen.get("required", False),
        look=frozen.get("look", ""),
        most=frozen.get("most", 0),
        lowest=frozen.get("lowest"),
        highest=frozen.get("highest"),
        parts=tuple(frozen.get("parts", ())),
        sensitive=frozen.get("sensitive", False),
        personal=frozen.get("personal", False),
        mixed=frozen.get("mixed", False),
        picture=_picture(frozen, pictures),
        says={form: _words(words, pictures) for form, words in frozen.get("says", {}).items()},
        language=language,
    )


def _option(frozen: Mapping[str, Any], pictures: Mapping[str, str]) -> Option:
    return Option(
        value=frozen["value"],
        label=frozen["label"],
        exclusive=frozen.get("exclusive", False),
        helped=frozen.get("helped", False),
        id=frozen.get("id", ""),
        picture=_picture(frozen, pictures),
        says=frozen.get("says", {}),
    )


def _note(frozen: Mapping[str, Any], pictures: Mapping[str, str]) -> Note:
    return Note(
        id=frozen["id"],
        heading=frozen["heading"],
        text=frozen["text"],
        picture=_picture(frozen, pictures),
        says=frozen.get("says", {}),
    )


def _words(frozen: Mapping[str, Any], pictures: Mapping[str, str]) -> Words:
    return Words(
        label=frozen.get("label", ""),
        help=frozen.get("help", ""),
        picture=_picture(frozen, pictures),
        sound=_clip(frozen.get("sound")),
        film=_clip(frozen.get("film")),
        captions=_clip(frozen.get("captions")),
    )


def _picture(frozen: Mapping[str, Any], pictures: Mapping[str, str]) -> Picture | None:
    named = frozen.get("picture")
    if not named:
        return None
    return Picture(pictures.get(named["digest"], ""), named["alt"], named.get("says", {}))


def _clip(frozen: Mapping[str, Any] | None) -> Clip | None:
    return Clip(**frozen) if frozen else None
