"""A sound file for the demonstration: silence, lest a made-up voice pass for a real one."""

# MPEG 1, layer III, 32 kbit/s, 44,100 Hz, one channel; a frame of it is so long and so many bytes.
_HEADER = bytes.fromhex("fffb10c4")
_FRAME_BYTES, _FRAMES_IN_A_SECOND = 104, 44_100 / 1_152


def silence(seconds: float) -> bytes:
    """Return a sound file (MP3) in which nothing is heard for so long."""
    frame = _HEADER.ljust(_FRAME_BYTES, b"\0")
    return frame * round(seconds * _FRAMES_IN_A_SECOND)
