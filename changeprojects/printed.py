"""A released version, or one exercise of it, as PDF: made from what was frozen, from nothing else.

The same version gives the same file, whatever became of the page since.
"""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3
from bs4 import BeautifulSoup, Tag
from django.utils.timezone import localtime
from fpdf.fonts import TextStyle

from syndication.kinds import API_PATH
from syndication.paper import FONT, MARGIN, Paper, has_letters_for
from syndication.selectors.assets import opened

Json = dict[str, Any]

# What means nothing on paper.
_SCREEN_ONLY = ".cp-noprint, .cp-sr, .cp-sec__anchor, [aria-hidden=true]"
_KEPT = {
    *("h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "br", "img"),
    *("b", "strong", "em", "i", "del", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "width", "height"}}
_ASSET = re.compile(rf"{re.escape(API_PATH)}assets/(?P<sha256>[0-9a-f]{{64}})/")
_PRINTED_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
# In points, as the width of a picture is counted on paper.
_WIDEST = 490
# In millimetres.
_ROOM_TO_BEGIN = 40
_INK = "#1a2233"
_STYLES = {
    "h2": TextStyle(color=_INK, font_style="B", font_size_pt=17, t_margin=8, b_margin=2),
    "h3": TextStyle(color=_INK, font_style="B", font_size_pt=13, t_margin=5, b_margin=1.5),
    "h4": TextStyle(color=_INK, font_style="B", font_size_pt=11, t_margin=4, b_margin=1),
    "dt": TextStyle(font_style="B", t_margin=2),
    "dd": TextStyle(l_margin=8),
    "a": TextStyle(color=_INK, font_style="U"),
    "blockquote": TextStyle(color=_INK, l_margin=8, t_margin=2, b_margin=2),
}


class NotOnPaper(Exception):
    """There is no such exercise, or it is written in letters that the typeface has not."""


class Handbook(Paper):
    """Pages that say at their foot which version they are of, and at their head what is wrong."""

    def __init__(self, edition: Json, address: str, notice: str = "") -> None:
        """Begin the version that `edition` tells about, which readers find at `address`."""
        self.notice = notice
        self.foot = f"{edition['title']}, version {edition['version']}. {address}"
        super().__init__(made_on=_moment(edition), language=edition["language"])
        self.set_title(f"{edition['title']}, version {edition['version']}")

    def header(self) -> None:
        """Write the notice, if there is one, before anything else on the page."""
        if self.notice:
            self.words(self.notice, 11, style="B", space=6)

    def footer(self) -> None:
        """Write the version, its address and the number of the page."""
        self.set_y(-MARGIN + 4)
        self.set_font(FONT, "", 8)
        self.multi_cell(self.epw - 20, 4, self.foot, align="L", new_x="RIGHT", new_y="TOP")
        self.cell(20, 4, str(self.page_no()), align="R")

    def body(self, part: Tag) -> None:
        """Write a part of the text, not beginning at the foot of a page; headings are outlined."""
        if self.will_page_break(_ROOM_TO_BEGIN):
            self.add_page()
        self.set_font(FONT, "", 11)
        self.write_html(
            nh3.clean(
                str(part),
                tags=_KEPT,
                attributes=_ATTRIBUTES,
                url_schemes={"http", "https", "mailto", "tel"},
                link_rel=None,
            ),
            font_family=FONT,
            tag_styles=_STYLES,
            li_prefix_color=_INK,
            image_map=_picture,
        )


def exercises_of(edition: Json) -> list[Json]:
    """Return the exercises of a version, each with its lasting id and its title."""
    return [
        {"id": block["id"], "title": block["value"]["title"]}
        for section in edition["sections"]
        for block in section["blocks"]
        if block["type"] == "exercise"
    ]


def is_printable(edition: Json, html: str) -> bool:
    """Tell whether the typeface has all the letters of a version."""
    return has_letters_for(edition["title"] + edition["plain_summary"] + html)


def printed(
    edition: Json, html: str, *, address: str, exercise: str = "", notice: str = ""
) -> bytes:
    """Return a version, or the exercise with that id, as PDF; raise `NotOnPaper` if none is.

    `edition` and `html` are the frozen ones, `address` is where the version stays. `notice`
    stands at the head of each page.
    """
    if not is_printable(edition, html + notice):
        raise NotOnPaper
    paper = Handbook(edition, address, notice)
    soup = _on_paper(html, address)
    if exercise:
        paper.body(_exercise(soup, exercise))
        return paper.bytes()
    paper.words(edition["title"], 26, style="B", space=4)
    stage = {"pilot": "Pilot version", "final": "Final version"}.get(edition["stage"], "Version")
    paper.words(f"{stage} {edition['version']}, {_moment(edition):%B %Y}", 11, space=5)
    paper.words(edition["plain_summary"], 13, space=5)
    for section in soup.find_all("section", class_="cp-sec"):
        paper.body(section)
    paper.ln(6)
    paper.words(f"This version stays at {address} and will not change.", 9, space=1)
    paper.words(f"Licence: {edition['licence']}.", 9, space=0)
    return paper.bytes()


def _exercise(soup: BeautifulSoup, identifier: str) -> Tag:
    for exercise in soup.select("section.cp-exercise"):
        if exercise.find(id=identifier):
            return exercise
    raise NotOnPaper


def _on_paper(html: str, address: str) -> BeautifulSoup:
    """Return what is frozen without what is for the screen, its links and pictures made to fit."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select(_SCREEN_ONLY):
        tag.decompose()
    for caption in soup.find_all(["caption", "figcaption", "summary"]):
        caption.name = "p"
    site = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    for link in soup.find_all("a", href=True):
        _absolute(link, site)
    for picture in soup.find_all("img"):
        _fit(picture, site)
    # Between its tags paper takes the ends of lines for words.
    for space in soup.find_all(string=lambda text: "\n" in text and not text.strip()):
        space.extract()
    return soup


def _absolute(link: Tag, site: str) -> None:
    target = str(link["href"])
    if target.startswith("#"):
        link.unwrap()
    elif target.startswith("/"):
        link["href"] = f"{site}{target}"


def _fit(picture: Tag, site: str) -> None:
    """Make a picture no wider than the page; let what stands for it stand there if it has none."""
    source = unquote(str(picture.get("src", ""))).removeprefix(site)
    if not _ASSET.match(source) or not source.lower().endswith(_PRINTED_PICTURES):
        picture.replace_with(str(picture.get("alt", "")))
        return
    picture["src"] = source
    width, height = (int(str(picture.get(name) or 0)) for name in ("width", "height"))
    if width > _WIDEST:
        picture["width"], picture["height"] = str(_WIDEST), str(height * _WIDEST // width)


def _picture(source: str) -> BytesIO:
    """Return a released picture; nothing is fetched from anywhere else."""
    found = _ASSET.match(source)
    if found is None:
        raise NotOnPaper
    with opened(found["sha256"]) as file:
        return BytesIO(file.read())


def _moment(edition: Json) -> datetime:
    return localtime(datetime.fromisoformat(edition["released_at"]))
