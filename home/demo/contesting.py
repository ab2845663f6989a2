"""Lets a made-up person say that a theme is not what they meant, and answers them."""

from django.contrib.auth import get_user_model
from django.forms import modelform_factory

from home.demo.accounts import ANALYST, SCREENER
from home.demo.pilots import pilot
from surveys.actions.answer_contests import answer_contests
from surveys.actions.save_theme import save_theme
from surveys.actions.screen_contest import screen_contest
from surveys.actions.screen_response import Clear
from surveys.models import Contest, Response, SurveyDeployment, Theme, ThemeReview

_DEFINITION = (
    "Too long to read in the time there was, or said more than once; also what it was to read the "
    "same bad thing again."
)


def contest_and_answer(project: str, of_pilot: str, code: str) -> None:
    """Contest the theme with this code, say anew what belongs to it, and answer with a reason."""
    deployment = SurveyDeployment.objects.get(pilot=pilot(project, of_pilot), site=None)
    theme = deployment.themes.get(code=code)
    coded = Response.objects.filter(answers__codings__theme=theme).order_by("pk")
    contest = Contest.objects.create(
        response=coded[0],
        theme=theme,
        text="It was not that it was long. It said the same bad thing about us three times.",
    )
    people = get_user_model().objects
    analyst = people.get(username=ANALYST)
    screen_contest(contest, Clear({}, read={contest.pk}), by=people.get(username=SCREENER))
    form = modelform_factory(Theme, fields=["definition"])(
        {"definition": _DEFINITION}, instance=theme
    )
    save_theme(form, by=analyst)
    answer_contests(
        theme,
        ThemeReview.Outcome.REWORDED,
        "We read these answers again. Some of you meant that it repeated things, and what was in "
        "it, not only that it was long. Whoever sorts answers reads that this belongs here too.",
        by=analyst,
    )
