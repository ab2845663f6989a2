"""The files of the demonstration that people take along, written here."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from syndication.paper import Paper

TYPE = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3">'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    + "</manifest:manifest>"
)
_STYLES = (
    f'<office:document-styles {_NAMES} office:version="1.3"><office:styles>'
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="14pt" '
    'fo:language="en" fo:country="GB"/></style:default-style>'
    '<style:style style:name="Heading_20_1" style:family="paragraph"><style:text-properties '
    'fo:font-size="24pt" fo:font-weight="bold"/></style:style></office:styles>'
    "</office:document-styles>"
)
# A file that is made twice is the same file.
_MADE = (2000, 1, 1, 0, 0, 0)
_LARGE = 20

ON_THE_DAY = (
    "Come half an hour early. Your worker meets you at the door.",
    "You can bring someone with you. Ask your lawyer if they may come into the room.",
    "There is a lot of waiting. Bring something to eat, and a charger.",
    "You can ask for a break.",
    "You may ask what any word means, as often as you like.",
    "Before you go home, ask: what was decided, and what happens next?",
)
IN_EASY_READ = (
    "Your worker writes a paper for the court. It is about your family.",
    "You get the paper 5 working days before it goes to the court.",
    "Your worker brings it to you. You read it together.",
    "You can say what is wrong. You can say what is missing.",
    "Your worker puts it right, or tells you why not.",
    "The paper says who told your worker each thing.",
    "Your worker gives you a sheet about the day in court.",
    "You can bring someone you trust.",
)
TO_MARK = (
    "What is wrong? Write down the page, and what is right.",
    "What is missing? Write down what the court should know.",
    "What is hard to follow? Put a line under it. Your worker writes it again.",
)


def sheet(title: str, lines: Iterable[str]) -> bytes:
    """Return one page as an open document: a heading and a list, which a screen reader tells."""
    points = "".join(
        f"<text:list-item><text:p>{escape(line)}</text:p></text:list-item>" for line in lines
    )
    content = (
        f'<office:document-content {_NAMES} office:version="1.3"><office:body><office:text>'
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(title)}</text:h>'
        f"<text:list>{points}</text:list>"
        "<text:p>Made up for a demonstration.</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    parts = {"content.xml": content, "styles.xml": _STYLES, "META-INF/manifest.xml": _MANIFEST}
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        # Whoever opens it looks for its kind at the very beginning, as it is.
        archive.writestr(ZipInfo("mimetype", _MADE), TYPE, ZIP_STORED)
        for name, xml in parts.items():
            whole = f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'
            archive.writestr(ZipInfo(name, _MADE), whole, ZIP_DEFLATED)
    return file.getvalue()


def large_print(title: str, parts: Mapping[str, Iterable[str]]) -> bytes:
    """Return lines under their headings in large letters, as PDF."""
    paper = Paper()
    paper.set_title(f"{title}, large print")
    paper.words(title, 30, style="B", space=6)
    for heading, lines in parts.items():
        paper.words(heading, 26, style="B", space=5)
        for line in lines:
            paper.words(f"\u2022 {line}", _LARGE, space=5)
    paper.words("Made up for a demonstration.", _LARGE)
    return paper.bytes()
