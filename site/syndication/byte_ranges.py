"""Which part of a file a request asks for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

# One range. Several are legal to ignore, and to honour them costs more than it helps.
_RANGE = re.compile(r"bytes=\s*([0-9]{0,99})-([0-9]{0,99})\s*", re.IGNORECASE)


class NothingThere(Exception):
    """The file ends before the part begins."""


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes these are."""
        return self.last - self.first + 1


def span_of(header: str, size: int) -> Span | None:
    """Return the part of a file of `size` bytes that a Range header asks for.

    None means the whole file: of whatever cannot be read, and of several parts. Raises
    `NothingThere` if the part lies beyond the end.
    """
    found = _RANGE.fullmatch(header)
    first, last = found.groups() if found else ("", "")
    if first:
        return _from(int(first), int(last) if last else None, size)
    # There is no way to write down no bytes of an empty file, so it is sent whole.
    return _end(int(last), size) if last and size else None


def _from(first: int, last: int | None, size: int) -> Span | None:
    if last is not None and last < first:
        return None
    if first >= size:
        raise NothingThere
    return Span(first, size - 1 if last is None else min(last, size - 1))


def _end(length: int, size: int) -> Span:
    if not length:
        raise NothingThere
    return Span(max(0, size - length), size - 1)
