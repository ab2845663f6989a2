"""Change entries that show nothing for the recommendation that they name."""

from typing import Any

from changeprojects.blocks import sections_json
from changeprojects.editions import Released
from changeprojects.new_words import changed_ids, words_in
from changeprojects.rules.facts import earlier, entries_to_tell, next_version
from changeprojects.rules.notes import noting_changes_of

# People asked, and it stays as it is: that is what such an entry tells.
_KEPT = "kept"
STAYED = (
    "These parts did not change since the last final version, so they show nothing for the "
    "recommendation."
)
TOLD = (
    "A version has told this: it is told again only in other words, or if it answers another "
    "recommendation."
)


def final_before(product: Any) -> Released | None:
    """Return the last final version before the one that the product would be released as."""
    version = next_version(product)
    finals = [one for one in earlier(product) if one.stage == "final"]
    return next((one for one in finals if version is None or one.version < version), None)


def claiming_entries(product: Any) -> list[Any]:
    """Return the entries of its next release that name parts as what a recommendation asked for."""
    entries = [one for one in entries_to_tell(product) if one.type != _KEPT]
    return [one for one in entries if one.recommendation_id and one.block_ids]


def entries_showing_nothing(product: Any) -> list[Any]:
    """Return those whose parts say nothing else than what the last final version said.

    Before the first final version there is none: what people tried out counts alone.
    """
    former, entries = final_before(product), claiming_entries(product)
    if former is None or not entries:
        return []
    with noting_changes_of(product):
        now = words_in({"sections": sections_json(product.body)})
    before = words_in(former.content)
    return [one for one in entries if not changed_ids(one.block_ids, now, [before])]
