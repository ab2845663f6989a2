"""How far two people who code the same answers agree, beyond what chance would make them.

Plain values in, plain values out.
"""

from dataclasses import dataclass

from surveys.engine.disclosure import DEFAULT, Thresholds, enough


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """How many answers were given one theme by both, by one of them alone, or by neither."""

    both: int
    first_alone: int
    second_alone: int
    neither: int

    @property
    def read(self) -> int:
        """How many answers both of them coded."""
        return self.both + self.first_alone + self.second_alone + self.neither

    @property
    def first(self) -> int:
        """How many the first reader gave the theme."""
        return self.both + self.first_alone

    @property
    def second(self) -> int:
        """How many the second reader gave the theme."""
        return self.both + self.second_alone


def kappa(readings: TwoReadings) -> float | None:
    """Return Cohen's kappa; None where nothing was read, or chance alone makes both agree.

    (p_o - p_e) / (1 - p_e), as in J. Cohen, “A coefficient of agreement for nominal scales”,
    Educational and Psychological Measurement 20 (1960), 37-46.
    """
    read = readings.read
    if not read:
        return None
    observed = (readings.both + readings.neither) / read
    by_chance = (
        readings.first * readings.second + (read - readings.first) * (read - readings.second)
    ) / read**2
    if by_chance == 1:
        return None
    return (observed - by_chance) / (1 - by_chance)


def may_tell(readings: TwoReadings, thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether enough answers were read, and neither reader parted a few from the rest."""
    return enough(readings.read, thresholds) and all(
        thresholds.cell <= given <= readings.read - thresholds.cell
        for given in (readings.first, readings.second)
    )
