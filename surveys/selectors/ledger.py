"""What can be drafted of how people took part in a pilot, from what was released and recorded.

Numbers of people are those that were told. What it changed, and how it went, nobody can count:
people write that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import date as in_words
from django.utils import timezone

from changeprojects.models import Recommendation
from surveys.engine.disclosure import rounded
from surveys.engine.forecast import asks_of_person
from surveys.engine.release import ALL
from surveys.engine.sizes import HOW
from surveys.models import Response, Survey, SurveyDeployment, YouSaidWeDidPage
from surveys.selectors.coded import coded_told
from surveys.selectors.questions import TEXT, asked_questions, versions_told
from surveys.selectors.results import results_of
from surveys.selectors.scorecard import with_marks
from syndication.selectors import document_of, ever_public

DAY = "j F Y"
AGREED = ("accepted", "partly")
_WAYS = {
    Response.Mode.SUPPORTED: "Some answered with help.",
    Response.Mode.PAPER: "Some answered on paper.",
}


@dataclass(frozen=True, slots=True)
class LedgerDraft:
    """Sentences for the ledger of a summary, and for the involvement in its pilot and product."""

    space: str
    voice: str
    audience: str
    aim: str
    methods: str
    results: str


def draft_of(page: YouSaidWeDidPage) -> LedgerDraft:
    """Return what can be drafted for `page` and the product of its pilot.

    What workers said is nobody's involvement but theirs: of a survey of them nothing is drafted
    for the statements of how people who use services took part.
    """
    deployment = page.deployment
    space, voice = list(_space(page)), list(_voice(page))
    of_users = not asks_workers(deployment)
    return LedgerDraft(
        space=" ".join(space),
        voice=" ".join(voice),
        audience=" ".join([*_audience(deployment), *_told_on(page)]),
        aim=_aim(page) if of_users else "",
        methods=" ".join([*space[:2], *voice]) if of_users else "",
        results=" ".join(_results(deployment)) if of_users else "",
    )


def asks_workers(deployment: SurveyDeployment) -> bool:
    """Say whether people who work in services are asked, and not those who use them."""
    version = deployment.version
    return bool(version and version.survey.people_asked == Survey.Asked.WORKERS)


def _people(deployment: SurveyDeployment) -> str:
    return "people who work in services" if asks_workers(deployment) else "people"


def _aim(page: YouSaidWeDidPage) -> str:
    pilot = page.pilot
    # What was asked outside of the pilot is about no version of it.
    if pilot is None or page.deployment.pilot_id != pilot.pk:
        return f"To hear from the people concerned what “{page.project_above.title}” should do."
    return (
        f"To hear from the people concerned what “{pilot.title}” was like, so that version "
        f"{pilot.version} could be changed by what they said."
    )


def _space(page: YouSaidWeDidPage) -> Iterator[str]:
    deployment = page.deployment
    opened = deployment.opens_at
    if opened and opened <= timezone.now() and deployment.status != SurveyDeployment.Status.DRAFT:
        until = f" until {_day(deployment.ends_at)}" if deployment.ends_at else ""
        yield f"{_people(deployment).capitalize()} were asked from {_day(opened)}{until}."
        yield from _asked(deployment)
    groups = [str(group).rstrip(".") for group in page.not_heard.all()]
    if groups:
        yield f"Not heard were: {'; '.join(groups)}."


def _asked(deployment: SurveyDeployment) -> Iterator[str]:
    """Yield how people were asked, as each version of the survey shows it of which that is told."""
    versions = versions_told(deployment)
    asked = [
        one for version in versions for step in version.schema["steps"] for one in step["questions"]
    ]
    if asked and not any(one.get("required") for one in asked):
        yield "Every question could be skipped."
    among_answers = any(_asks_who(one) for one in asked)
    if any(version.schema.get("equality") for version in versions):
        yield (
            "Some questions about who people are stood on a page of their own and were only "
            "counted, apart from answers; others stood among the questions."
            if among_answers
            else "Who people are was asked on a page of its own and only counted, apart from "
            "answers."
        )
    elif asked and not among_answers:
        yield "No question asked who somebody is."
    if versions and versions[0].survey.is_easy_read:
        yield "The questions were in Easy Read."
    if deployment.access == SurveyDeployment.Access.TABLET:
        yield "People answered at a tablet that many share."
    if deployment.consent_route:
        yield f"{deployment.get_consent_route_display()}."


def _asks_who(question: Mapping[str, Any]) -> bool:
    """Say whether it asks who somebody is: by its mark, or by its words, which need none."""
    marked = bool(question.get("personal"))
    return asks_of_person(question["type"], question["label"], personal=marked)


def _voice(page: YouSaidWeDidPage) -> Iterator[str]:
    """Yield what is drafted of who answered: nothing until the numbers of people were told.

    Until then whoever edits the page would see the tenth come, and the first who writes.
    """
    deployment = page.deployment
    told = results_of(deployment)
    if not told.is_final:
        return
    yield f"{told.in_words.capitalize()} {_people(deployment)} answered."
    if not told.people:
        return
    yield from _ways(deployment)
    yield from _words(deployment)
    coded = coded_told(page)
    if coded["all"]:
        share = _share(coded["by_users"], coded["all"])
        yield f"{share} of what was coded was coded by people who have used services."
    if coded["twice"]:
        yield "A second person coded too, without seeing the codes of the first."


def _ways(deployment: SurveyDeployment) -> Iterator[str]:
    """Yield in which ways some answered, of those of which it was told how many they were.

    One that is hidden there would be told by being said here, or by not being said.
    """
    how = deployment.released_tables.filter(name=HOW).order_by("released_at").last()
    cells = how.cells[ALL] if how else {}
    for mode, words in _WAYS.items():
        if cells.get(mode, {}).get("about"):
            yield words


def _words(deployment: SurveyDeployment) -> Iterator[str]:
    """Yield what becomes of what people write, as the survey asks for it and has themes.

    Never from who wrote: a sentence that comes or goes with the words of one would tell of them.
    """
    if not asked_questions(versions_told(deployment), TEXT):
        return
    yield "What people wrote was kept in their own words."
    yield "A screener reads it before anybody else."
    if deployment.themes.in_use().exists():
        yield "It is put into themes."


def _share(part: int, whole: int) -> str:
    """Return a share in steps of five per cent; of what is not nothing or all it says neither."""
    if part in (0, whole):
        return "All" if part else "None"
    percent = rounded(round(100 * part / whole))
    return {0: "A little", 100: "Nearly all"}.get(percent, f"About {percent}%")


def _told_on(page: YouSaidWeDidPage) -> Iterator[str]:
    """Yield how many days after the end of the survey people could first read of it."""
    first, ended = ever_public(page.translation_key).last(), page.deployment.ends_at
    if first and ended:
        days = max((timezone.localdate(first.released_at) - timezone.localdate(ended)).days, 0)
        yield (
            f"They could read it from {_day(first.released_at)}, {days} day{'s' * (days != 1)} "
            "after the survey had ended."
        )


def _audience(deployment: SurveyDeployment) -> Iterator[str]:
    asked = list(_recommendations(deployment))
    deciders = sorted({one.decided_by for one in asked if one.is_decided and one.decided_by})
    if deciders:
        yield f"Decided by: {'; '.join(deciders)}."
    waiting = sum(not one.is_decided for one in asked)
    if waiting:
        yield f"Nobody has decided about {waiting} of {len(asked)} recommendations."
    due, first = deployment.feedback_due_on, deployment.first_feedback_due_on
    if due:
        later = f", and later by {in_words(due, DAY)}" if first else ""
        day = in_words(first or due, DAY)
        yield f"People were promised to hear what became of it by {day}{later}."


def _results(deployment: SurveyDeployment) -> Iterator[str]:
    codes = {one.code for one in _recommendations(deployment)}
    project = document_of(
        deployment.project.translation_key, deployment.project.locale.language_code
    )
    asked = [one for one in with_marks([project] if project else []) if one["code"] in codes]
    if not asked:
        return
    yield f"{_count(asked)} came out of what people said."
    for words, found in (
        ("accepted, in whole or in part", [one for one in asked if one["decision"] in AGREED]),
        ("declined, with a reason", [one for one in asked if one["decision"] == "declined"]),
        ("not decided", [one for one in asked if one["decision"] == "undecided"]),
        ("carried out so that everybody can see it", [one for one in asked if one["proof"]]),
        ("late", [one for one in asked if one["mark"] == "late"]),
    ):
        if found:
            yield f"{len(found)} {'is' if len(found) == 1 else 'are'} {words}."


def _count(asked: list[dict[str, Any]]) -> str:
    return f"{len(asked)} recommendation{'' if len(asked) == 1 else 's'}"


def _recommendations(deployment: SurveyDeployment) -> Iterator[Recommendation]:
    themes = deployment.themes.in_use()
    yield from Recommendation.objects.filter(themes__in=themes).distinct().order_by("code")


def _day(moment: datetime) -> str:
    return str(in_words(timezone.localtime(moment), DAY))
