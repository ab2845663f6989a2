"""Listens at one moment, and tells at a later one what became of what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from changeprojects import clock
from changeprojects.actions.release_page import release_page
from home.demo.answers import Person
from home.demo.listening import (
    Heard,
    Opening,
    crowd,
    hear,
    hear_who,
    last_moment,
    open_at_few,
    open_survey,
)
from home.demo.pilots import pilot
from home.demo.quoting import Quoted, quote_people
from home.demo.said_plainly import PlainText, rows_about
from home.demo.unusual import Unusual, deal_with, write_otherwise
from home.demo.unusual_answers import UNUSUAL
from surveys.actions.keep_figures import keep_figures
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from surveys.models.you_said_we_did import NotHeard
from surveys.selectors.quotes import quotes_that_stand
from surveys.selectors.too_small import too_small


@dataclass(frozen=True, slots=True)
class SummaryText:
    """The words around the themes of a “You said, we did” page."""

    project: str
    pilot: str
    title: str
    intro: str
    method: str
    not_heard: tuple[str, ...]
    # Which of these groups was asked in a survey of its own, and answered it too seldom.
    too_few: str = ""
    quoted: tuple[Quoted, ...] = ()
    young_people: str = ""
    easy_read: str = ""
    plain: tuple[PlainText, ...] = ()
    ledger: Mapping[str, str] = field(default_factory=dict)


def listen(opening: Opening, heard: Heard) -> None:
    """Open a survey, store what the made-up people answered, and count it."""
    deployment = open_survey(opening)
    people = crowd(deployment, opening.questionnaire, heard)
    unusual = UNUSUAL[opening.questionnaire.slug]
    write_otherwise(people, unusual)
    if opening.questionnaire.who:
        hear_who(deployment, opening.questionnaire)
    agency, count = opening.few
    silent = [person for person in people if not person.words]
    apart = {id(person) for person in silent[:count]}
    _heard(deployment, [one for one in people if id(one) not in apart], heard, unusual)
    if agency:
        own = open_at_few(opening, deployment)
        _heard(own, silent[:count], replace(heard, themes=()), Unusual(started=0))


def _heard(
    deployment: SurveyDeployment, people: Sequence[Person], heard: Heard, unusual: Unusual
) -> None:
    came = list(zip(people, hear(deployment, people, heard), strict=True))
    with clock.at(last_moment(deployment, heard)):
        deal_with(deployment, came, unusual)
        keep_figures(deployment)


def open_survey_paths() -> tuple[str, ...]:
    """Return the addresses at which surveys can be answered now, the latest opened first."""
    opened = SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN)
    return tuple(f"/s/{one.code}/" for one in opened.order_by("-opens_at"))


def tell_what_became_of_it(text: SummaryText) -> None:
    """Publish the “You said, we did” page of a pilot's survey; its numbers are counted."""
    parent = pilot(text.project, text.pilot)
    page = YouSaidWeDidPage(
        title=text.title,
        slug="you-said-we-did",
        live=False,
        deployment=SurveyDeployment.objects.get(pilot=parent, site=None),
        version="1.0",
        intro=text.intro,
        method=text.method,
        young_people=text.young_people,
        easy_read=text.easy_read,
        **text.ledger,
    )
    small = too_small().filter(pilot=parent).first()
    page.not_heard = [
        NotHeard(text=group, survey=small if group == text.too_few else None)
        for group in text.not_heard
    ]
    page.said_plainly = rows_about(page.deployment, text.plain)
    parent.add_child(instance=page)
    page.quotes.set(quote_people(page.deployment, text.quoted))
    release_page(page)


def tell_since(
    project: str, of_pilot: str, words: Mapping[str, str], plain: Sequence[PlainText]
) -> None:
    """Publish the next version of such a page, with what is known since; the numbers stay."""
    page = YouSaidWeDidPage.objects.child_of(pilot(project, of_pilot)).get()
    page.version, page.keep_numbers = "1.1", True
    for name, text in words.items():
        setattr(page, name, text)
    page.said_plainly = rows_about(page.deployment, plain)
    page.quotes.set(quotes_that_stand(page))
    release_page(page)
