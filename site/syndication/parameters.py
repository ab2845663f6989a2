"""Reading the query string strictly: what is not understood is refused, never ignored."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.http import QueryDict

from syndication.documents import Version
from syndication.problems import INVALID_PARAMETER, UNKNOWN_PARAMETER, ProblemFound

DEFAULT_LIMIT = 50
GREATEST_LIMIT = 200
# Versions are long: fewer of them on a page.
GREATEST_WHOLE = 50
GREATEST_NUMBER = 2**63 - 1

_WORD = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_YES_OR_NO = re.compile("true|false")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2}")
_LONG_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_DAY = len("2026-08-01")
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d))?", re.ASCII
)
_NO_MOMENT = "is neither a day, as in 2026-08-01, nor a moment, as in 2026-08-01T09:30:00Z"
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The query string of a request to a resource that knows the names in `allowed`."""

    query: QueryDict
    allowed: Sequence[str]

    def check_names(self) -> None:
        """Raise a problem for the first name that is unknown or given twice."""
        for name, values in self.query.lists():
            if name not in self.allowed:
                raise ProblemFound(
                    UNKNOWN_PARAMETER,
                    f"This resource has no parameter “{name[:80]}”. {_known(self.allowed)}",
                    parameter=name[:80],
                    allowed=list(self.allowed),
                )
            if len(values) > 1:
                raise _invalid(name, "is given more than once")

    def limit(self) -> int:
        """Return how many items a page may have."""
        greatest = GREATEST_WHOLE if self.with_versions() else GREATEST_LIMIT
        return self._integer("limit", DEFAULT_LIMIT, least=1, greatest=greatest)

    def with_versions(self) -> bool:
        """Return whether each item is to bring the version in use."""
        return self.exactly("include", "version")

    def number(self, name: str) -> int:
        """Return a change number, 0 unless given."""
        return self._integer(name, 0, least=0, greatest=GREATEST_NUMBER)

    def text(self, name: str, *, greatest: int) -> str:
        """Return a text of at most `greatest` characters; it must be given."""
        text = self.query.get(name)
        if not text:
            raise _invalid(name, "is missing")
        if len(text) > greatest:
            raise _invalid(name, f"is longer than {greatest} characters")
        return text

    def given(self, name: str) -> str:
        """Return a text as it was given, or nothing."""
        return str(self.query.get(name, ""))

    def word(self, name: str) -> str | None:
        """Return a code such as a status."""
        return self._matching(name, _WORD, "is not a code, as in pilot")

    def yes(self, name: str) -> bool:
        """Return whether something is asked for with "true"; not asked for unless given."""
        return self._matching(name, _YES_OR_NO, "is not true or false") == "true"

    def exactly(self, name: str, word: str) -> bool:
        """Return whether the parameter is given; it can only be `word`."""
        return self._matching(name, re.compile(word), f"can only be {word}") is not None

    def code(self, name: str) -> str | None:
        """Return a code made of a sentence, such as a topic."""
        return self._matching(name, _LONG_CODE, "is not a code, as in legal-change-to-come")

    def moment(self, name: str) -> datetime | None:
        """Return a moment; a day stands for its beginning in UTC."""
        text = self._matching(name, _MOMENT, _NO_MOMENT)
        if text is None:
            return None
        try:
            moment = datetime.fromisoformat(text.upper())
            return moment.replace(tzinfo=UTC) if len(text) == _DAY else moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise _invalid(name, _NO_MOMENT) from error

    def members(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return names of members, separated by commas, each of them `known`; none unless given."""
        text = self.query.get(name)
        if text is None:
            return ()
        chosen = tuple(text.split(","))
        unknown = next((one for one in chosen if one not in known), None)
        if unknown is not None:
            raise ProblemFound(
                INVALID_PARAMETER,
                f"The parameter “{name}” names “{unknown[:80]}”, which is no member.",
                parameter=name,
                allowed=list(known),
            )
        return chosen

    def language(self) -> str | None:
        """Return the language asked for."""
        return self._matching("language", _LANGUAGE, "is not a language, as in en or cy")

    def identifier(self, name: str) -> UUID | None:
        """Return an identifier."""
        text = self._matching(name, _UUID, "is not an identifier (UUID)")
        return UUID(text) if text is not None else None

    def version(self, name: str) -> Version:
        """Return a version number; it must be given."""
        text = self.query.get(name)
        if text is None:
            raise _invalid(name, "is missing")
        try:
            return Version.parse(text)
        except ValueError as error:
            raise ProblemFound(INVALID_PARAMETER, str(error), parameter=name) from error

    def cursor(self) -> str | None:
        """Return the cursor as it was given."""
        return self.query.get("cursor")

    def _integer(self, name: str, default: int, *, least: int, greatest: int) -> int:
        text = self.query.get(name)
        if text is None:
            return default
        if not re.fullmatch(r"[0-9]{1,19}", text) or not least <= int(text) <= greatest:
            raise _invalid(name, f"is not a whole number from {least} to {greatest}")
        return int(text)

    def _matching(self, name: str, pattern: re.Pattern[str], complaint: str) -> str | None:
        text = self.query.get(name)
        if text is not None and not pattern.fullmatch(text):
            raise _invalid(name, complaint)
        return text


def _invalid(name: str, complaint: str) -> ProblemFound:
    return ProblemFound(INVALID_PARAMETER, f"The parameter “{name}” {complaint}.", parameter=name)


def _known(allowed: Sequence[str]) -> str:
    return f"It knows {', '.join(allowed)}." if allowed else "It knows no parameters."
