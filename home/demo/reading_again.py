"""Lets a second made-up analyst read what was written, so that agreement can be told."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth import get_user_model

from changeprojects import clock
from home.demo.accounts import SECOND_ANALYST
from home.demo.pilots import pilot
from surveys.actions.begin_second_reading import begin_second_reading
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.end_second_reading import end_second_reading
from surveys.models import Answer, Reading, SurveyDeployment
from surveys.selectors.answers import readable_answers
from surveys.selectors.readings import coded_in

# How often two made-up readers do not agree: the second leaves a theme out, or sees one more.
_LEFT_OUT, _SEEN_TOO = 12, 11


def read_again(project: str, of_pilot: str) -> None:
    """Code a pilot's survey a second time and end that, with a few themes given otherwise."""
    deployment = SurveyDeployment.objects.get(pilot=pilot(project, of_pilot), site=None)
    second = get_user_model().objects.get(username=SECOND_ANALYST)
    begin_second_reading(deployment, by=second)
    themes = [one.pk for one in deployment.themes.order_by("code")]
    # By their words: the ids are others each time, and how far two agree is not.
    written = readable_answers(deployment).filter(coded_in(Reading.FIRST)).order_by("key", "text")
    changes = {
        answer.pk: _as_second(place, answer, themes)
        for place, answer in enumerate(written.prefetch_related("codings"), start=1)
    }
    code_answers(deployment, changes, by=second)
    reading = end_second_reading(deployment, by=second)
    reading.begun_at = reading.done_at = clock.now()
    reading.save(update_fields=["begun_at", "done_at"])


def _as_second(place: int, answer: Answer, themes: Sequence[UUID]) -> CodingChange:
    given = {one.theme_id for one in answer.codings.all()}
    if place % _SEEN_TOO == 0:
        given.add(themes[place % len(themes)])
    if place % _LEFT_OUT == 0:
        given.remove(min(given, key=themes.index))
    return CodingChange(given=frozenset(given), fits_none=not given or None)
