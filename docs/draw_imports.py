"""Draws which package imports which, from the code itself: `make picture`.

Solid arrows go down; an import that went up would be drawn red and dashed.
"""

from collections.abc import Iterator
from pathlib import Path

import grimp

PICTURE = Path(__file__).parent / "explanation" / "imports.svg"
FLOORS = {
    "config": "settings, addresses, entry points",
    "home": "front page, demonstration, start-up",
    "surveys": "questions, answers, evidence",
    "changeprojects": "projects, products, pilots, rules",
    "syndication": "editions, changes, the API",
}
WIDTH, HEIGHT, STEP, LEFT, TOP = 330, 62, 92, 24, 24
REACH = 46

HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 478" role="img" \
font-family="system-ui, sans-serif">
<title>Which package imports which</title>
<rect width="620" height="478" fill="#fff"/>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
orient="auto"><path d="M0 0 8 4 0 8z" fill="#1f5f8b"/></marker></defs>
"""


def draw() -> str:
    """Return the drawing as SVG: the five packages on their floors and their imports."""
    return HEAD + "\n".join([*_boxes(), *_arrows(imports())]) + "\n</svg>\n"


def imports() -> list[tuple[str, str]]:
    """Return the pairs of packages of which the first imports the second."""
    graph = grimp.build_graph(*FLOORS, cache_dir=None)
    return sorted(
        {
            (importer.split(".")[0], imported.split(".")[0])
            for importer in graph.modules
            for imported in graph.find_modules_directly_imported_by(importer)
            if importer.split(".")[0] != imported.split(".")[0]
        }
    )


def _boxes() -> Iterator[str]:
    for floor, (package, purpose) in enumerate(FLOORS.items()):
        y = TOP + floor * STEP
        yield (
            f'<rect x="{LEFT}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4" '
            'fill="#f4f1ea" stroke="#1d2b3a"/>'
            f'<text x="{LEFT + 16}" y="{y + 27}" font-size="18" font-weight="600" '
            f'fill="#1d2b3a">{package}</text>'
            f'<text x="{LEFT + 16}" y="{y + 48}" font-size="14" fill="#3d4a57">{purpose}</text>'
        )


def _arrows(pairs: list[tuple[str, str]]) -> Iterator[str]:
    floors = list(FLOORS)
    for importer, imported in pairs:
        start, end = floors.index(importer), floors.index(imported)
        down = end > start
        colour, dash = ("#1f5f8b", "") if down else ("#b3261e", ' stroke-dasharray="6 4"')
        # Each arrow leaves and arrives at its own height, so that none hides another.
        y1 = TOP + start * STEP + 12 + 9 * abs(end - start)
        y2 = TOP + end * STEP + HEIGHT - 12 - 9 * abs(end - start)
        x, bend = LEFT + WIDTH, LEFT + WIDTH + REACH * abs(end - start) + 20
        yield (
            f'<path d="M{x} {y1}C{bend} {y1} {bend} {y2} {x + 2} {y2}" fill="none" '
            f'stroke="{colour}" stroke-width="1.6"{dash} marker-end="url(#tip)"/>'
        )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
