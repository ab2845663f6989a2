"""Codes that people read, write down and type: no letter looks like another.

Two kinds. The *address code* (6 letters, lower case) names a deployment in its neutral
address. The *receipt code* (12 letters, three groups of four) lets a person take back
what they said. It is derived from the key in their browser's cookie, so it can be shown
again while that cookie lives without being stored anywhere.
"""

import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
ADDRESS_LENGTH = 6
RECEIPT_LENGTH = 12
GROUP = 4


def new_address_code() -> str:
    """Return a fresh code for the address of a deployment."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ADDRESS_LENGTH)).lower()


def is_address_code(text: str) -> bool:
    """Say whether `text` has the form of an address code."""
    return len(text) == ADDRESS_LENGTH and set(text) <= set(ALPHABET.lower())


def receipt_code(draft_key: bytes) -> str:
    """Return the receipt code that belongs to `draft_key`, always the same one."""
    digest = hmac.digest(draft_key, b"receipt code v1", hashlib.sha256)
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(RECEIPT_LENGTH):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters)


def groups(code: str) -> list[str]:
    """Return `code` in the groups in which it is shown."""
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]


def normalised(typed: str) -> str:
    """Return what was typed as a receipt code: upper case, only letters of the alphabet.

    Too long an input is cut, so that the work that follows is always the same.
    """
    return "".join(letter for letter in typed[:60].upper() if letter in ALPHABET)[:24]
