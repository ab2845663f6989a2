"""The body of an edition as HTML, Markdown and plain text, made once at release."""

import re
from dataclasses import dataclass

import nh3
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.conf import settings
from markdownify import ATX, MarkdownConverter


@dataclass(frozen=True, slots=True)
class Representations:
    """One body in the three forms in which it is read."""

    html: str
    markdown: str
    text: str


def represent(html: str) -> Representations:
    """Return `html` made safe, and the Markdown and plain text of the same words."""
    safe = sanitised(html)
    words = without_furniture(safe)
    markdown = MarkdownConverter(heading_style=ATX, bullets="-").convert_soup(words)
    return Representations(
        html=safe,
        markdown=re.sub(r"\n{3,}", "\n\n", markdown).strip(),
        text=plain_text(words),
    )


def sanitised(html: str) -> str:
    """Return `html` with the tags a handbook needs and nothing that runs or loads.

    Scripts, handlers, styles, forms, frames and addresses that `absolute` refuses are
    dropped.
    """
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_attribute,
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()


def absolute(address: str) -> str | None:
    """Return an address as it can be followed from any site, None if none is to follow it.

    Addresses on this site get its name before them, because the text is read on other
    sites too. Those within the text stay. What is neither of these, nor http, https,
    mailto or tel, leads nowhere or to something that runs.
    """
    if address.startswith("#") or address.partition(":")[0].lower() in _SCHEMES:
        return address
    on_this_site = address.startswith("/") and not address.startswith(("//", "/\\"))
    return settings.PUBLIC_BASE_URL + address if on_this_site else None


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    # A <use> may point into the page only: another document could bring its own scripts.
    if tag == "use" and not value.startswith("#"):
        return None
    return absolute(value) if attribute in {"href", "src", "cite"} else value


def without_furniture(html: str) -> BeautifulSoup:
    """Return the words alone: no pictures, no links to the section one is reading."""
    soup = BeautifulSoup(html, "html.parser")
    for furniture in soup.select('svg, [aria-hidden="true"], .cp-sec__anchor, .cp-noprint'):
        furniture.decompose()
    return soup


def plain_text(soup: BeautifulSoup) -> str:
    """Return the words of `soup`, a blank line between paragraphs, a line for each item."""
    written = "".join(_pieces(soup))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in written.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(node: Tag) -> list[str]:
    found: list[str] = []
    for child in node.children:
        if isinstance(child, Tag):
            inner = [child["alt"]] if child.name == "img" and child.get("alt") else _pieces(child)
            before, after = _AROUND.get(child.name, ("", ""))
            found += [before, *inner, after]
        elif isinstance(child, NavigableString) and (node.name not in _LISTS or child.strip()):
            found.append(re.sub(r"\s+", " ", child))
    return found


_SCHEMES = {"http", "https", "mailto", "tel"}
_LISTS = ("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr")
_PARAGRAPHS = (
    *("section", "article", "aside", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details"),
)
_LINES = ("dt", "dd", "tr", "caption", "figcaption", "summary", "br")
_AROUND = (
    dict.fromkeys(_PARAGRAPHS, ("\n\n", "\n\n"))
    | dict.fromkeys(_LINES, ("\n", ""))
    | {"li": ("\n- ", ""), "td": ("", " "), "th": ("", " ")}
)

_TAGS = {
    *("section", "article", "aside", "div", "span", "p", "br", "hr", "pre", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins"),
    *("kbd", "mark", "q", "s", "samp", "small", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("figure", "figcaption", "img", "details", "summary", "svg", "use", "rp", "rt", "ruby"),
}
_ATTRIBUTES = {
    "*": {
        *("id", "class", "lang", "dir", "title", "role", "data-l"),
        *("aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"),
    },
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    "svg": {"width", "height", "viewBox", "focusable"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "use": {"href"},
}
