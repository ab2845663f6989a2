"""Names by which editors choose parts of a product."""

from collections import Counter
from typing import Any

from wagtail.blocks import StreamValue

Choice = tuple[str, str]


def names_of_body(body: StreamValue) -> list[Choice]:
    """Return (id, name) of each saved section and block, in reading order."""
    choices: list[Choice] = []
    for number, section in enumerate(body, start=1):
        heading = f"{number}. {section.value['heading']}"
        blocks = [(block.id, block.block.label) for block in section.value["content"]]
        choices += [(section.id, heading), *_named_blocks(heading, blocks)]
    return [(part_id, name) for part_id, name in choices if part_id]


def names_of_edition(edition: dict[str, Any]) -> list[Choice]:
    """Return the same for a released version's JSON."""
    choices: list[Choice] = []
    for section in edition.get("sections", []):
        heading = f"{section['number']}. {section['heading']}"
        blocks = [(block["id"], block["type"].replace("_", " ")) for block in section["blocks"]]
        choices += [(section["id"], heading), *_named_blocks(heading, blocks)]
    return choices


def _named_blocks(heading: str, blocks: list[Choice]) -> list[Choice]:
    seen: Counter[str] = Counter()
    choices = []
    for block_id, label in blocks:
        seen[label] += 1
        choices.append((block_id, f"{heading}: {label.lower()} {seen[label]}"))
    return choices
