"""A sound file for the demonstration: four tones, lest a made-up voice pass for a real one."""

from collections.abc import Iterator

# MPEG 1, layer III, 32 kbit/s, 44,100 Hz, one channel; a frame of it is so long and so many bytes.
_HEADER = bytes.fromhex("fffb10c4")
_FRAME_BYTES, _FRAMES_IN_A_SECOND = 104, 44_100 / 1_152
# Which of the 576 lines of a frame sound, 38 Hz apart: nearly C, E, G and the C above.
_MELODY = (13, 17, 20, 27)
# How loud: a fourth of a power of two, as the format counts.
_GAIN = 200


def tones(seconds: float) -> bytes:
    """Return a sound file (MP3) in which four tones follow each other for so long."""
    count = round(seconds * _FRAMES_IN_A_SECOND)
    lines = (_MELODY[place * len(_MELODY) // count] for place in range(count))
    return b"".join(_frame(line, place) for place, line in enumerate(lines))


def _frame(line: int, place: int) -> bytes:
    """Return one frame in which only `line` sounds."""
    halves = [_sounding(line, 2 * place + half) for half in range(2)]
    # Nothing of the frame lies in earlier ones, and nothing is shared between its halves.
    side = _bits((0, 9), (0, 5), (0, 4))
    for sounding in halves:
        # So many bits and pairs of lines, how loud, one long block, the first table for all of it.
        side += _bits((len(sounding), 12), (line // 2 + 1, 9), (_GAIN, 8), (0, 4), (0, 1))
        side += _bits((1, 5), (1, 5), (1, 5), (0, 4), (0, 3), (0, 1), (0, 1), (0, 1))
    whole = side + "".join(halves)
    return (_HEADER + bytes(_octets(whole))).ljust(_FRAME_BYTES, b"\0")


def _sounding(line: int, time: int) -> str:
    """Return the lines up to `line` in the first table: silent pairs, then one that sounds."""
    # A tone goes through its phases in four blocks, forwards or backwards.
    is_below = time % 4 in ((1, 2) if line % 2 == 0 else (2, 3))
    pair = "001" if line % 2 else "01"
    return "1" * (line // 2) + pair + str(int(is_below))


def _bits(*numbers: tuple[int, int]) -> str:
    return "".join(f"{number:0{width}b}" for number, width in numbers)


def _octets(bits: str) -> Iterator[int]:
    for start in range(0, len(bits), 8):
        yield int(bits[start : start + 8].ljust(8, "0"), 2)
