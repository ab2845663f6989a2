"""What was asked in one survey, and what its answers were coded with. Plain values, no numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.engine.dataset import Variable


@dataclass(frozen=True, slots=True)
class Study:
    """The codebook of a survey as others read it.

    `version` is that of the questions that are asked now, `codebook` that of the `themes`.
    """

    code: str
    title: str
    language: str
    version: int
    variables: Sequence[Variable]
    codebook: int
    themes: Sequence[Mapping[str, str]]
