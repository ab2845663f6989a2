"""What whoever publishes in one go is told at once: which question may lack a mark.

Beside the form it stands as soon as a draft is saved. Who makes something and publishes it, or sets
the hour for it, without saving a draft first has not seen that form. None of it stops anything.
"""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from surveys.authoring.reading import Reading
from surveys.engine.findings import Fault
from surveys.engine.hard_words import not_marked
from surveys.models import Survey, YouSaidWeDidPage

_MARK = (
    "sounds hard to answer, or asks who somebody is, and is marked as neither. If its numbers are "
    "not for everybody, mark it in the survey, publish that, choose that version where it was "
    "opened, and publish here again."
)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_survey(request: HttpRequest, survey: object) -> None:
    """Name each question of a survey that sounds hard and is not marked, as it is published."""
    if not (isinstance(survey, Survey) and _publishes(request)):
        return
    found = [one for one in not_marked(Reading(survey).schema) if not one.is_error]
    if found:
        messages.warning(request, " ".join(map(_sentence, found)))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_summary(request: HttpRequest, page: Page) -> None:
    """Name each such question that a summary tells for the first time, or will at its hour."""
    if not (isinstance(page, YouSaidWeDidPage) and _publishes(request)):
        return
    # What just came out is told by now; what waits for its hour is not.
    summary = type(page)
    for question in summary.told_unmarked(page) or summary.unmarked(page):
        messages.warning(request, f"“{question}” {_MARK}")


def _publishes(request: HttpRequest) -> bool:
    return bool({"action-publish", "action-submit"} & set(request.POST))


def _sentence(fault: Fault) -> str:
    return f"{fault.message} {fault.mend}"
