"""What a notice has to say, and which notices a survey needs before people are asked."""

from collections.abc import Collection, Mapping
from typing import Any

from surveys.engine.clips import not_played
from surveys.engine.languages import name_of_notice
from surveys.engine.notices import (
    AUDIENCES,
    CHILDREN,
    KINDS,
    forms_to_notify,
    kinds_missing,
    notice_from,
)
from surveys.engine.questions import Schema
from surveys.exceptions import Reason


def reasons_not_to_publish(content: Mapping[str, Any], form: str) -> list[Reason]:
    """Return why a notice with this `content` may not be published in `form`."""
    reasons = [
        Reason("missing_part", f"Add a part “{KINDS[kind]}”.", "parts")
        for kind in kinds_missing(content)
    ]
    if any(part["text"].strip() and not part["heading"].strip() for part in content["parts"]):
        reasons.append(Reason("no_heading", "Give every part a heading.", "parts"))
    for part in notice_from(content, form).parts:
        reasons += [Reason("wrong_file", f"{part.heading}: {w}", "parts") for w in not_played(part)]
    if not content["title"].strip():
        reasons.append(Reason("no_title", "Give the notice a title.", "title"))
    return reasons


def reasons_about_notices(
    schema: Schema, published: Collection[str], *, under_sixteen: bool
) -> list[Reason]:
    """Return what is missing of the notices of a survey, if those in `published` forms exist."""
    if not schema.notice_for:
        message = "Say in the survey whom its notice is for, publish it, and choose that version."
        return [Reason("no_notice", message, "version")]
    audience = AUDIENCES.get(schema.notice_for, schema.notice_for)
    reasons = [
        Reason(
            "missing_notice",
            f"Publish a notice for “{audience}” in {name_of_notice(form)}.",
            "version",
        )
        for form in forms_to_notify(schema)
        if form not in published
    ]
    is_for_children = schema.notice_for in CHILDREN
    if under_sixteen and not is_for_children:
        message = f"People under sixteen are asked, but the notice is for “{audience}”."
        reasons.append(Reason("notice_for_adults", message, "version"))
    if is_for_children and not under_sixteen:
        message = f"The notice is for “{audience}”: say that people may be under sixteen."
        reasons.append(Reason("age_not_said", message, "age_group"))
    return reasons
