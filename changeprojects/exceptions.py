"""What can be refused here, each with one sentence that says what to do."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that is not met: its code, a sentence, and the field or panel to mend it in.

    If that is a panel of rows, `in_row` may say which row, and which field of it.
    """

    code: str
    message: str
    field: str = ""
    in_row: tuple[Any, str] | None = None


class ReleaseRefused(Exception):
    """A page may not go live; `findings` says which rules are not met and where.

    It is no `PermissionDenied`: the admin would hide the reason behind its own
    sentence. `changeprojects.middleware` shows it to whoever pressed the button.
    """

    def __init__(self, findings: list[Finding], page: Any = None) -> None:
        self.findings = findings
        self.page = page
        super().__init__(" ".join(finding.message for finding in findings))

    @property
    def reasons(self) -> str:
        """What to do about each rule that is not met, with its code."""
        return " ".join(f"{finding.message} ({finding.code})" for finding in self.findings)


class UnpublishRefused(Exception):
    """A page is not taken back while parts of it are live; the sentence names them."""


class StaysInProject(Exception):
    """A page is not moved out of its project, which answers for it; `page` is that page."""

    def __init__(self, message: str, *, page: Any) -> None:
        self.page = page
        super().__init__(message)


class DeletionRefused(Exception):
    """Something rests on what was to be deleted; the sentence says what."""


class PrivacyRefused(Exception):
    """A page on which released ones stand cannot be hidden: what is released is public."""


class NotAllowed(Exception):
    """Somebody without the right tried an action. Ask a programme editor."""


class WrittenMeanwhile(Exception):
    """Somebody else saved the same answers since they were shown. Show both, and ask."""


class MoveRefused(Exception):
    """Something cannot be moved on; `field` is where the person can mend it, if anywhere."""

    def __init__(self, message: str, *, field: str = "") -> None:
        self.field = field
        super().__init__(message)
