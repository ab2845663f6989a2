"""The library: everything the projects made."""

from home.selectors.entries import Entry, product_entry
from syndication.selectors import documents

_FIRMNESS = {"final": 0, "pilot": 1}


def library() -> tuple[Entry, ...]:
    """Return the released products, the firm ones first, then by title. One query."""
    products = [product for product in documents("product") if product.get("current")]
    products.sort(
        key=lambda product: (_FIRMNESS.get(product["current"]["stage"], 2), product["title"])
    )
    return tuple(product_entry(product) for product in products)
