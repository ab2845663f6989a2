"""How a released version is cited: as words, as BibTeX, and as CSL JSON.

CSL JSON is the input of citation processors (citeproc-js, pandoc, Zotero): schema 1.0 of
https://citationstyles.org. BibTeX is what LaTeX reads.
"""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

Json = dict[str, Any]

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def csl(edition: Json, *, address: str, publisher: str) -> Json:
    """Return the citation of an edition as one item of CSL JSON."""
    day = _released(edition)
    return {
        "id": f"{edition['id']}-{edition['version']}",
        "type": "report",
        "title": edition["title"],
        "author": [{"literal": publisher}],
        "publisher": publisher,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": edition["version"],
        "URL": address,
        "language": edition["language"],
        "abstract": edition["plain_summary"],
    }


def bibtex(item: Json) -> str:
    """Return an item of CSL JSON as an entry of BibTeX."""
    year, month, _ = item["issued"]["date-parts"][0]
    fields = {
        "title": f"{{{_tex(item['title'])}}}",
        "author": f"{{{_tex(item['publisher'])}}}",
        "institution": _tex(item["publisher"]),
        "year": str(year),
        "month": str(month),
        "note": f"Version {_tex(item['version'])}",
        # Addresses are read word for word by the url package.
        "url": item["URL"],
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@techreport{{{item['id']},\n{lines}\n}}\n"


def words(item: Json) -> str:
    """Return an item of CSL JSON as one sentence of words."""
    year, month, _ = item["issued"]["date-parts"][0]
    when = f"{date(year, month, 1):%B %Y}"
    return (
        f"{item['publisher']} ({year}). {item['title']}. Version {item['version']}, {when}. "
        f"{item['URL']}\n"
    )


def _released(edition: Json) -> date:
    return localtime(datetime.fromisoformat(edition["released_at"])).date()


def _tex(text: str) -> str:
    return text.translate(_TEX)
