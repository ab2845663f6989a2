"""Rich text as the public reads it, the same on pages, in JSON and on other sites."""

from bs4 import BeautifulSoup
from bs4.element import Tag
from wagtail.models import Page

from changeprojects.public_names import public_names
from syndication.representations import absolute, sanitised


def public_html(source: str) -> str:
    """Return what an editor wrote as finished HTML in which nothing runs.

    Every address is absolute. A link to a page that readers cannot open, or to anything
    else that is not published, leaves its words behind.
    """
    soup = BeautifulSoup(source, "html.parser")
    links = soup.find_all("a")
    pages = _addresses({str(link.get("id")) for link in links if _is_page_link(link)})
    for link in links:
        address = _address(link, pages)
        if address:
            link.attrs = {"href": address}
        else:
            link.unwrap()
    return sanitised(str(soup))


def _is_page_link(link: Tag) -> bool:
    return link.get("linktype") == "page"


def _addresses(keys: set[str]) -> dict[str, str]:
    if not keys:
        return {}
    pages = Page.objects.filter(pk__in=filter(str.isdecimal, keys))
    names = public_names(pages.select_related("locale", "content_type"))
    return {str(key): name.path for key, name in names.items()}


def _address(link: Tag, pages: dict[str, str]) -> str | None:
    if "linktype" in link.attrs:
        path = pages.get(str(link.get("id")), "") if _is_page_link(link) else ""
        return absolute(path)
    return absolute(str(link.get("href", "")).strip())
