"""What only a few people said: told by itself only in words that one of them lets be quoted."""

from collections.abc import Mapping


def may_stand(people: Mapping[str, int], *, is_quoted: bool) -> bool:
    """Say whether a theme that so many people are told to have said is listed.

    One that is told as small could be one person's, who would be recognised by the thing itself.
    What nobody counted yet is listed for those who write about it.
    """
    return "fewer_than" not in people or is_quoted
