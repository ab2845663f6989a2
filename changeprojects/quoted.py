"""The words of quotes, put into a version when somebody reads it and never before."""

import re
from uuid import UUID

from django.template.loader import render_to_string

from syndication.kinds import KINDS
from syndication.selectors import documents_of

# As the template of the block leaves it in a version that is frozen.
_NAMED = re.compile(
    r'<p class="cp-quoted"(?P<place> id="[^"]*")?><a href="[^"]*/'
    + KINDS["quote"].segment
    + r'/(?P<quote>[0-9a-f-]{36})">[^<]*</a></p>'
)


def with_quotes(html: str) -> str:
    """Return the body of a version with the words of its quotes; nothing for those that are gone.

    One query if it names any.
    """
    named = {UUID(match["quote"]) for match in _NAMED.finditer(html)}
    if not named:
        return html
    found = documents_of(named)

    def words(match: re.Match[str]) -> str:
        quote = found.get(UUID(match["quote"]))
        if quote is None:
            return ""
        told = render_to_string("components/quotes.html", {"found": [quote], "sourced": True})
        return f"<div{match['place'] or ''}>{told}</div>"

    return _NAMED.sub(words, html)
