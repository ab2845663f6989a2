"""What a response says about which somebody is worried: own words under their questions."""

from dataclasses import dataclass
from uuid import UUID

from surveys.engine.notices import LIMITS
from surveys.models import Answer, ConsentRecord, Contest, SurveyVersion


@dataclass(frozen=True, slots=True)
class Told:
    """Own words, whole, and what they answer."""

    asked: str
    words: str


def told_in(response_id: UUID) -> list[Told]:
    """Return what one person wrote, in the order in which they were asked. Three queries.

    What they only chose is left out: it says little about harm and much about who they are.
    """
    version = SurveyVersion.objects.filter(responses=response_id).first()
    steps = version.schema["steps"] if version else []
    labels = {asked["id"]: asked["label"] for step in steps for asked in step["questions"]}
    places = list(labels)
    answers = sorted(
        Answer.objects.filter(response=response_id, text__isnull=False),
        key=lambda one: places.index(one.question) if one.question in labels else len(places),
    )
    told = [Told(labels.get(answer.question, ""), answer.text or "") for answer in answers]
    contests = Contest.objects.filter(response=response_id, text__isnull=False)
    return told + [
        Told(f"Of the theme “{contest.theme.name}”: this is not what we meant", contest.text or "")
        for contest in contests.select_related("theme").order_by("theme__code", "pk")
    ]


def promised_to(response_id: UUID) -> list[str]:
    """Return when others would be told, as the person read it before. One query.

    Empty if they read no notice, or if their answers were taken back.
    """
    consent = ConsentRecord.objects.filter(response=response_id).select_related("notice").first()
    if consent is None or consent.notice is None:
        return []
    parts = consent.notice.content["parts"]
    limits = "\n".join(part["text"] for part in parts if part["kind"] == LIMITS)
    return [line for line in limits.splitlines() if line.strip()]
