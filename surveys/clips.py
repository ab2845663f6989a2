"""Where the sounds and films of published surveys lie: under the digest that the version names.

No address of uploads leads there; people who answer get them through their survey alone.
"""


def place_of(digest: str) -> str:
    """Return where the storage of files has the bytes with this digest."""
    return f"asked/{digest[:2]}/{digest}"
