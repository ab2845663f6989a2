"""What can be refused here, each with one sentence that says what to do."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from changeprojects.models import ReleaseRefused


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that is not met: its code, a sentence, and the field where to mend it."""

    code: str
    message: str
    field: str = ""


class Refused(PermissionDenied):
    """Something may not be done; `reasons` says which rules are not met and where."""

    def __init__(self, reasons: list[Reason]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reason.message for reason in reasons))


class SurveyNotPublishable(ReleaseRefused):
    """A survey has errors that would mislead people or mix up their answers."""


class NoticeNotPublishable(ReleaseRefused):
    """A notice lacks something that people have to read before they answer."""


class ClipChanged(ReleaseRefused):
    """The upload of a sound or film changed while the survey or notice was being published."""


class DeploymentNotReady(Refused):
    """A survey may not be opened to people yet."""


class TableRefused(Refused):
    """A table of counts would give a few people away."""


class WrongStatus(Refused):
    """A deployment is not in a status from which this can be done."""


class NotRead(Refused):
    """Nobody says that they read words of which nothing is taken out; `field` is whose they are."""


class CodebookFixed(Refused):
    """Themes may not be merged or split now."""


class ThemeWritten(Exception):
    """Somebody else saved the theme otherwise since it was shown. Show both, and ask."""


class NotSecond(Refused):
    """Somebody may not begin or end a second reading."""


class NotSorted(Refused):
    """Cards may not be laid out, read or sorted like this."""


class NotPrinted(Refused):
    """The typeface lacks letters for what would be on the paper."""


class NotExported(Refused):
    """Answers of people may not be given out as a file, or not any more."""


class NotQuoted(Refused):
    """Words of a person may not be quoted so."""


class NotLet(Refused):
    """Somebody may not be let read what people wrote so."""
