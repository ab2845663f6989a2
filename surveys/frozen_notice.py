"""From a notice as its editor wrote it to what is frozen when it is published."""

import hashlib
import json
from typing import Any

from surveys.engine.notices import CLIPS
from surveys.frozen_questions import said
from surveys.models import Notice
from surveys.pictures import Pictures, clip

Json = dict[str, Any]


def compile_notice(notice: Notice) -> Json:
    """Return the frozen content of `notice` as it stands in memory."""
    pictures = Pictures()
    for part in notice.parts:
        _ = part.value
    parts = [_part(block, pictures) for block in notice.parts.get_prep_value()]
    return {"title": notice.title, "parts": parts} | said({"pictures": pictures.sources})


def digest_of_notice(content: Json) -> str:
    """Return the SHA-256 of what a notice says; of pictures the digests of their files count."""
    words = {key: value for key, value in content.items() if key != "pictures"}
    text = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _part(block: Json, pictures: Pictures) -> Json:
    value = block["value"]
    part = {
        "id": block["id"],
        "kind": block["type"],
        "heading": value.get("heading") or "",
        "text": value.get("text") or "",
    }
    clips = {name: clip(value.get(name)) for name in CLIPS}
    return part | said({"picture": pictures.named(value.get("picture"))} | clips)
