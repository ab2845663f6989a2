"""Whether a sentence was only mended, or says something else."""


def same_words(one: str, other: str) -> bool:
    """Say whether two sentences differ in nothing but capitals, signs and spaces."""
    return _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
