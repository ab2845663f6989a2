"""Make the small fonts with which pages show Urdu, Arabic and their neighbours.

The whole fonts lie beside them, for papers; the licence of both is in `static/site/fonts/OFL.txt`.
Run it as `python docs/make_letters.py` where `brotli` is installed, which nothing else here needs.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, parse_unicodes, save_font

FONTS = Path(__file__).parent.parent / "static" / "site" / "fonts"
WEIGHTS = ("regular", "bold")
# The letters, marks and digits of Arabic, Farsi, Pashto, Sorani and Urdu, and what ends a sentence.
LETTERS = (
    "20,a0,60c,61b,61f,621-63a,640-655,657,660-66c,670-672,674,679-67e,681,685-689,691,693,695-696,"
    "698,69a,6a4,6a9,6ab,6af,6b5,6ba,6bc,6be,6c0-6c3,6c6,6cc-6ce,6d0,6d2-6d5,6f0-6f9,"
    "200c-200f,fdf2,fdfa"
)


def make(weight: str) -> Path:
    """Write the letters of one weight and return where."""
    options = Options(flavor="woff2", layout_features=["*"], hinting=False)
    font = load_font(str(FONTS / f"noto-naskh-arabic-{weight}.ttf"), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(LETTERS))
    subsetter.subset(font)
    made = FONTS / f"noto-naskh-arabic-letters-{weight}.woff2"
    save_font(font, str(made), options)
    return made


if __name__ == "__main__":
    for weight in WEIGHTS:
        file = make(weight)
        print(file.name, file.stat().st_size)  # noqa: T201
