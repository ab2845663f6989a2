"""Codes that people read, write down and type: no letter looks like another.

Two kinds. The *address code* (6 letters, lower case) names a deployment in its neutral
address. The *receipt code* (12 letters, three groups of four) lets a person carry on with
their answers elsewhere and, once they are sent, take them back. It is derived from the key
in their browser's cookie, so it can be shown again while that cookie lives without being
stored anywhere. Its last letter checks the others (ISO 7064, hybrid modulo 31, 30), which
tells how a letter was meant that no code contains.
"""

import hashlib
import hmac
import itertools
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
ADDRESS_LENGTH = 6
RECEIPT_LENGTH = 12
GROUP = 4
# What somebody may read or write instead of a letter of ours, and what they may have meant.
LOOK_ALIKES = {"0": "DQ8", "O": "DQ", "1": "7JT", "I": "J7T", "L": "J7", "U": "VY"}
# Nobody misreads more letters than these in a code that is worth guessing.
_MOST_MISREAD = 3


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
    for _ in range(RECEIPT_LENGTH - 1):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    body = "".join(letters)
    return body + check_letter(body)


def check_letter(letters: str) -> str:
    """Return the letter that completes `letters`: it tells of any one that was mistyped."""
    size = len(ALPHABET)
    carried = size
    for letter in letters:
        carried = ((carried + ALPHABET.index(letter)) % size or size) * 2 % (size + 1)
    return ALPHABET[(size + 1 - carried) % size]


def is_whole(code: str) -> bool:
    """Say whether `code` is a receipt code in which nothing was mistyped."""
    return (
        len(code) == RECEIPT_LENGTH
        and set(code) <= set(ALPHABET)
        and check_letter(code[:-1]) == code[-1]
    )


def groups(code: str) -> list[str]:
    """Return `code` in the groups in which it is shown."""
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]


def normalised(typed: str) -> str:
    """Return what was typed as a receipt code: capitals, without what stands between them.

    A letter that no code contains is taken for the one it looks like, where the check letter
    says which. Too long an input is cut, so that the work that follows is always the same.
    """
    wide = unicodedata.normalize("NFKC", typed[:60]).upper()
    letters = "".join(letter for letter in wide if letter.isascii() and letter.isalnum())
    strangers = [place for place, letter in enumerate(letters) if letter in LOOK_ALIKES]
    if len(letters) == RECEIPT_LENGTH and 0 < len(strangers) <= _MOST_MISREAD:
        meant = itertools.product(*(LOOK_ALIKES[letters[place]] for place in strangers))
        fitting = (_replaced(letters, strangers, guess) for guess in meant)
        letters = next(filter(is_whole, fitting), letters)
    return "".join(letter for letter in letters if letter in ALPHABET)[:24]


def _replaced(letters: str, places: list[int], by: tuple[str, ...]) -> str:
    changed = list(letters)
    for place, letter in zip(places, by, strict=True):
        changed[place] = letter
    return "".join(changed)
