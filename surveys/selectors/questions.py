"""The questions that the people of a deployment were asked, over all its versions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from surveys.engine.bands import band_of, bands_of, name_of
from surveys.engine.questions import CHOICES, TYPED
from surveys.engine.rules import Condition, renamed, rule_from
from surveys.models import Figures, Response, SurveyDeployment, SurveyVersion
from syndication.canonical import canonical_json, sha256

TEXT, SINGLE, SEVERAL, NUMBER = "text", "single", "several", "number"


@dataclass(slots=True)
class AskedQuestion:
    """One question, as its newest version words it.

    `bands` are the steps in which a number is told.

    `options` are the labels by value of every version, also of those where an answer
    was later renamed or taken out; `versions` are those in which it was asked. `alone` are the
    answers that go with no other, `ticks` the most that one person may choose, 0 for as many as
    they like. `conditions` say who was asked, where not everybody was, and in which versions; they
    name questions by their ids, for two may have had one short name in turn. `sensitive` ones are
    marked as hard to answer, `personal` ones as telling who somebody is. `wordings` stand for all
    that people read and could answer, one for each way in which it was put: what was put in one and
    the same way can be compared.
    """

    id: str
    key: str
    type: str
    label: str
    options: dict[str, str] = field(default_factory=dict)
    versions: set[int] = field(default_factory=set)
    bands: list[tuple[int, int]] = field(default_factory=list)
    alone: set[str] = field(default_factory=set)
    ticks: int = 0
    sensitive: bool = False
    personal: bool = False
    conditions: dict[Condition, set[int]] = field(default_factory=dict)
    wordings: set[str] = field(default_factory=set)

    def cell_of(self, value: str) -> str:
        """Return under which of the `options` an answer is counted."""
        return band_of(self.bands, value) if self.bands else value


def versions_answered(deployment: SurveyDeployment) -> list[SurveyVersion]:
    """Return the versions that anybody who counts answered, newest first. One query."""
    counted = Response.objects.filter(deployment=deployment).counted()
    return _newest_first(Q(pk__in=counted.values("version")))


def named(version: SurveyVersion) -> dict[str, Any]:
    """Return what a version of a survey is called by: enough to find it, and to prove it."""
    schema = version.schema
    return {"title": schema["title"], "version": version.number, "digest": version.digest}


def versions_of(deployment: SurveyDeployment) -> list[SurveyVersion]:
    """Return the version that is asked now and those answered before, newest first.

    For whoever reads answers: to all others `versions_told`.
    """
    return _newest_first(Q(responses__deployment=deployment) | Q(pk=deployment.version_id))


def versions_published(deployment: SurveyDeployment) -> list[SurveyVersion]:
    """Return all versions of the survey, newest first, whoever answered which. One query.

    For what must be the same whatever people do.
    """
    return _newest_first(Q(survey__versions=deployment.version_id))


def versions_told(deployment: SurveyDeployment) -> list[SurveyVersion]:
    """Return the version that is asked now and those answered when all was counted, newest first.

    Before that the first alone. An earlier one would come, or go, with the one person who answered
    it; and what was marked there as hard is hard also once all answers are deleted. Two queries.
    """
    asked = Q(pk=deployment.version_id)
    counted = Figures.objects.filter(deployment=deployment, is_final=True).first()
    if counted is None:
        return _newest_first(asked)
    if counted.versions is None:
        return versions_of(deployment)
    numbers = [one["version"] for one in counted.versions]
    return _newest_first(asked | Q(survey__versions=deployment.version_id, number__in=numbers))


def asked_questions(versions: Iterable[SurveyVersion], *types: str) -> list[AskedQuestion]:
    """Return the questions of the `types`, in the order of the newest version that has each."""
    found: dict[str, AskedQuestion] = {}
    for version in versions:
        for step in version.schema["steps"]:
            condition = _condition(step, version)
            for question in step["questions"]:
                if question["type"] in types:
                    _add(found, question, version.pk)
                    asked = found[question["id"]]
                    asked.sensitive |= _is_marked(question, step)
                    asked.wordings.add(_wording(question, step))
                    if condition is not None:
                        asked.conditions.setdefault(condition, set()).add(version.pk)
    return list(found.values())


def marked_in(versions: Iterable[SurveyVersion]) -> set[str]:
    """Return what the questions are known by that any version marks: ids, and all short names.

    They tell who somebody is, or are hard to answer: what is told in public leaves them out.
    A newer short name takes no mark off a question. And one that was made anew, to be answered in
    another way, has another id, and is as hard as the one whose place and short name it has.
    """
    versions = list(versions)
    asked = asked_questions(versions, *CHOICES, *TYPED)
    marked = {one.id for one in asked if one.personal or one.sensitive}
    return marked | {
        question["key"]
        for version in versions
        for step in version.schema["steps"]
        for question in step["questions"]
        if question["id"] in marked
    }


def _newest_first(which: Q) -> list[SurveyVersion]:
    return list(SurveyVersion.objects.filter(which).distinct().order_by("-published_at", "-pk"))


def _add(found: dict[str, AskedQuestion], question: dict[str, Any], version: int) -> None:
    id_ = question["id"]
    if id_ not in found:
        found[id_] = AskedQuestion(id_, question["key"], question["type"], question["label"])
        _divide(found[id_], question)
        found[id_].ticks = question.get("most", 0)
    asked = found[id_]
    asked.versions.add(version)
    if question["type"] == SEVERAL:
        # Whoever could choose several is counted in each: such counts do not add up.
        asked.type = SEVERAL
    for option in question["options"]:
        asked.options.setdefault(option["value"], option["label"])
    # Whoever was free to choose more in another version did.
    asked.ticks = max(asked.ticks, most) if asked.ticks and (most := question.get("most", 0)) else 0
    asked.alone |= {one["value"] for one in question["options"] if one.get("exclusive")}
    asked.personal |= question.get("personal", False)


def _is_marked(question: dict[str, Any], step: dict[str, Any]) -> bool:
    """Return whether its authors said that it may be hard to answer: there, or of its page.

    How it sounds to a list of words tells nothing here: the list changes, and what was told stays.
    """
    return bool(question.get("sensitive") or step.get("coming"))


def _wording(question: dict[str, Any], step: dict[str, Any]) -> str:
    """Return what stands for a question as it was put: the same for nothing else."""
    named_so = ("type", "label", "help", "look", "most", "lowest", "highest")
    options = [
        [one["value"], one["label"], one.get("exclusive", False)] for one in question["options"]
    ]
    marks = [question.get("sensitive", False), question.get("personal", False)]
    put = [[question.get(name) for name in named_so], options, marks, step.get("show_if")]
    return sha256(canonical_json(put))


def _condition(step: dict[str, Any], version: SurveyVersion) -> Condition | None:
    """Return on what a page is shown, with the ids of questions for their short names."""
    condition = rule_from(step.get("show_if"))
    if condition is None:
        return None
    asked = (question for one in version.schema["steps"] for question in one["questions"])
    return renamed(condition, {question["key"]: question["id"] for question in asked})


def _divide(asked: AskedQuestion, question: dict[str, Any]) -> None:
    if question["type"] == NUMBER:
        asked.bands = bands_of(question.get("lowest"), question.get("highest"))
        asked.options = {name_of(band): name_of(band) for band in asked.bands}
