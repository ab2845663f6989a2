"""The checklist of the project on court, step by step: tried, piloted, evaluated, final."""

from functools import partial
from typing import Any

from changeprojects.models import ProductPage
from changeprojects.models.audience import AudienceKind
from changeprojects.models.product_about import AlternativeFormat
from home.demo import court_checklist as sheet
from home.demo import files
from home.demo.dates import Calendar
from home.demo.pilots import (
    EvaluationText,
    PilotText,
    announce_pilot,
    close_pilot,
    open_pilot,
    sign_off,
)
from home.demo.plan import Step
from home.demo.products import VersionText, release_version, start_product
from home.demo.story_court import PROJECT

CHECKLIST, PILOT = "checklist", "checklist-pilot"
STAGE = ProductPage.Stage


def story(calendar: Calendar) -> list[Step]:
    """Return everything that happened to the checklist."""
    fields = {
        "title": sheet.TITLE,
        "kind": ProductPage.Kind.CHECKLIST,
        "plain_summary": sheet.SUMMARY,
        "audience": "Social workers who write statements for the family court",
        "audience_kinds": [AudienceKind.PRACTITIONERS],
    }
    return [
        Step(calendar.moment(-23, 4), partial(start_product, PROJECT, CHECKLIST, **fields)),
        Step(calendar.moment(-23, 5), _release(sheet.FIRST, STAGE.DRAFT, calendar)),
        Step(calendar.moment(-18, 2, 11), _release(sheet.PILOT, STAGE.PILOT, calendar)),
        Step(calendar.moment(-18, 3, 11), partial(announce_pilot, _pilot(calendar))),
        Step(calendar.moment(-18, 7), partial(open_pilot, _pilot(calendar))),
        Step(calendar.moment(-14, 26, 16), partial(close_pilot, PROJECT, PILOT)),
        Step(calendar.moment(-11, 11), _evaluate),
        Step(calendar.moment(-9, 4), _release(sheet.FINAL, STAGE.FINAL, calendar)),
    ]


def _release(version: tuple[int, int], stage: str, calendar: Calendar) -> partial[Any]:
    text = VersionText(
        version=f"{version[0]}.{version[1]}",
        stage=stage,
        body=sheet.body(version),
        entries=sheet.entries(version),
        rounds=sheet.rounds(calendar) if version >= sheet.PILOT else [],
        fields=_of_the_final(calendar) if version >= sheet.FINAL else {},
    )
    return partial(release_version, PROJECT, CHECKLIST, text)


def _of_the_final(calendar: Calendar) -> dict[str, Any]:
    large_print = AlternativeFormat(
        kind=AlternativeFormat.Kind.LARGE_PRINT,
        document_id=files.document(files.LARGE_PRINT),
        made_on=calendar.day(-9, 3),
    )
    return {**sheet.involvement(), "formats": [large_print]}


def _pilot(calendar: Calendar) -> PilotText:
    return PilotText(
        project=PROJECT,
        slug=PILOT,
        title=f"{calendar.season(-18)} pilot of the checklist, {calendar.day(-18).year}",
        product=CHECKLIST,
        version="0.2",
        aims="To see whether writers use the sheet, and whether it finds what readers miss.",
        opens_on=calendar.day(-18, 7),
        closes_on=calendar.day(-14, 26),
        sites=(
            ("aldermoor", "Printed it on the back of the sheet for supervision."),
            ("greywell", ""),
        ),
        nobody_heard="Workers alone read the sheet. Parents were asked about the statement itself, "
        "in the pilot of the handbook.",
    )


def _evaluate() -> None:
    text = EvaluationText(
        questions="Is the sheet used, and does it find what readers of a statement miss?",
        design="descriptive",
        independence="partly",
        evidence_level=1,
        evaluated_by="a researcher on the team who did not write it",
        findings=(
            "Of 30 statements read, 24 had the sheet in the file. Writers said that the line "
            "about sources found most."
        ),
        harms="None found.",
        limitations="Two sites. A sheet in the file does not show that it was used.",
    )
    sign_off(PROJECT, PILOT, text)
