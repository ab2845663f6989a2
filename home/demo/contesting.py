"""Lets a made-up person say that a theme is not what they meant, and answers them."""

from django.contrib.auth import get_user_model

from home.demo.accounts import ANALYST, MODERATOR
from home.demo.pilots import pilot
from surveys.actions.answer_contests import answer_contests
from surveys.actions.screen_contest import screen_contest
from surveys.actions.screen_response import Clear
from surveys.models import Contest, Response, SurveyDeployment, ThemeReview


def contest_and_answer(project: str, of_pilot: str, code: str) -> None:
    """Contest the theme with this code, and answer it with a reason."""
    deployment = SurveyDeployment.objects.get(pilot=pilot(project, of_pilot), site=None)
    theme = deployment.themes.get(code=code)
    coded = Response.objects.filter(answers__codings__theme=theme).order_by("pk")
    contest = Contest.objects.create(
        response=coded[0],
        theme=theme,
        text="It was not that it was long. It said the same bad thing about us three times.",
    )
    people = get_user_model().objects
    screen_contest(contest, Clear({}, read={contest.pk}), by=people.get(username=MODERATOR))
    answer_contests(
        theme,
        ThemeReview.Outcome.REWORDED,
        "We read these answers again. Some of you meant that it repeated things, and what was in "
        "it, not only that it was long. The theme says so now.",
        by=people.get(username=ANALYST),
    )
