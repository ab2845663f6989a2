"""Facts that several rules ask a product for."""

from typing import Any

from changeprojects.editions import Released, released_versions
from syndication.documents import Version
from syndication.models import Publication

LEARNING_REPORT = "learning_report"


def next_version(product: Any) -> Version | None:
    """Return the version the product would be released as; None if it is not one."""
    try:
        return Version.parse(product.version)
    except ValueError:
        return None


def released(product: Any) -> list[Released]:
    """Return what was released of this product, the newest first."""
    return released_versions(product.translation_key, product.locale.language_code)


def is_learning_report(product: Any) -> bool:
    """Return whether the product only tells what was learned; it needs no pilot."""
    return bool(product.kind == LEARNING_REPORT)


def is_released(product: Any) -> bool:
    """Return whether the number of the product is released; then it needs the next one."""
    numbers = {one.version for one in released(product)}
    return next_version(product) in numbers and not is_taken_back(product)


def earlier(product: Any) -> list[Released]:
    """Return what was released before the product's next release, the newest first.

    What was taken back may return under its old number, and is not earlier than itself.
    """
    version = next_version(product)
    if version is None or not is_taken_back(product):
        return released(product)
    return [one for one in released(product) if one.version < version]


def new_entries(product: Any) -> list[Any]:
    """Return the change entries that belong to the version whose number the product has."""
    version = next_version(product)
    below = [one for one in released(product) if version is None or one.version < version]
    return _untold(product, below)


def entries_to_tell(product: Any) -> list[Any]:
    """Return the change entries that the product's next release would tell."""
    return _untold(product, earlier(product))


def _untold(product: Any, versions: list[Released]) -> list[Any]:
    told = {
        (entry["type"], entry["text"]) for one in versions if one.public for entry in one.changes
    }
    return [
        entry
        for entry in product.change_entries.all()
        if (entry.type, entry.plain_text) not in told
    ]


def is_taken_back(product: Any) -> bool:
    """Return whether the product was released and is not public any more."""
    publications = Publication.objects.filter(
        identifier=product.translation_key, language=product.locale.language_code
    )
    return publications.filter(state=Publication.State.GONE).exists()
