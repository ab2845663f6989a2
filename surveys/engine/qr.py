"""Square codes that a camera reads, made here: no other service is asked to draw one."""

import segno

# The white edge without which a camera does not find the code.
QUIET_ZONE = 4


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the code of `text`, True where it is dark; with its white edge."""
    rows = segno.make(text, error="m", micro=False).matrix_iter(border=QUIET_ZONE)
    return tuple(tuple(bool(square) for square in row) for row in rows)


def svg(text: str, label: str) -> str:
    """Return the code of `text` as an SVG element that is called `label`.

    Black on white whatever the colours of the page, because some cameras read nothing else.
    """
    drawn: str = segno.make(text, error="m", micro=False).svg_inline(
        border=QUIET_ZONE, light="#fff", dark="#000", omitsize=True, svgclass="cp-qr", title=label
    )
    return drawn.replace("<svg ", '<svg role="img" ', 1)
