"""The checklist for statements: its words in every version."""

from typing import Any

from changeprojects.models import ChangeEntry
from home.demo.blocks import checklist, evidence, paragraph, section
from home.demo.dates import Calendar
from home.demo.plan import Entry, Round, kept

TYPE, REASON = ChangeEntry.Type, ChangeEntry.Reason
FIRST, PILOT, FINAL = (0, 1), (0, 2), (1, 0)
PRODUCT = "court-checklist"
TITLE = "Court statement checklist"
SUMMARY = "One sheet to run down before a statement leaves your desk."


def body(version: tuple[int, int]) -> list[dict[str, Any]]:
    """Return the sheet as it reads in `version`: two sides."""
    return [_before_you_share(version), _before_you_file(version)]


def lines(version: tuple[int, int]) -> dict[str, list[str]]:
    """Return what there is to tick, side by side."""
    when = "in good time" if version < FINAL else "at least 5 working days before it is filed"
    return {
        "Before you share the draft": [
            "The first page says what the court is asked to decide.",
            "Each parent can find what they said, in their own words.",
            f"The day for sharing the draft is agreed, {when}.",
        ],
        "Before you file it": [
            "Each fact says who saw it or said it, and when.",
            "Opinion stands under its own heading.",
            "What the parents corrected is put right, or the reason is given.",
        ],
    }


def _before_you_share(version: tuple[int, int]) -> dict[str, Any]:
    heading = "Before you share the draft"
    return section(
        f"{PRODUCT}/share",
        heading,
        [
            *checklist(f"{PRODUCT}/share/list", "Side one", lines(version)[heading]),
            evidence(
                f"{PRODUCT}/share/evidence",
                source="Practice knowledge, from the seven agencies.",
                strength="What experienced writers check. Not compared with anything.",
            ),
        ],
    )


def _before_you_file(version: tuple[int, int]) -> dict[str, Any]:
    heading = "Before you file it"
    blocks = [
        *checklist(f"{PRODUCT}/file/list", "Side two", lines(version)[heading]),
        evidence(
            f"{PRODUCT}/file/evidence",
            source="Practice knowledge, from the seven agencies.",
            strength="What experienced writers check. Not compared with anything.",
        ),
    ]
    if version >= PILOT:
        unsure = "<p>A line that you cannot tick is not a fault. Write beside it what is open.</p>"
        blocks.insert(0, paragraph(f"{PRODUCT}/file/lead", unsure))
    return section(f"{PRODUCT}/file", heading, blocks)


def entries(version: tuple[int, int]) -> list[Entry]:
    """Return the change list of one version; the first has none."""
    return {PILOT: AFTER_TEST, FINAL: AFTER_PILOT}.get(version, [])


AFTER_TEST = [
    Entry(
        TYPE.ADDED,
        "Side two says that a line without a tick is not a fault.",
        REASON.TEST,
        (f"{PRODUCT}/file/lead",),
    ),
    kept(
        "Six lines, three on each side. Writers asked for twelve, and ticked twelve without "
        "reading them.",
        REASON.TEST,
        f"{PRODUCT}/share/list",
        f"{PRODUCT}/file/list",
    ),
    kept(
        "Opinion keeps a heading of its own. Some writers found that stiff; the parents on the "
        "team did not.",
        REASON.TEST,
        f"{PRODUCT}/file/list",
    ),
    kept(
        "The note that nothing here was compared with anything stays on both sides.",
        REASON.EDITORIAL,
        f"{PRODUCT}/share/evidence",
        f"{PRODUCT}/file/evidence",
    ),
]
AFTER_PILOT = [
    Entry(
        TYPE.CHANGED,
        "Side one asks for the draft to be shared at least 5 working days before it is filed, as "
        "the handbook does.",
        REASON.VOICE,
        (f"{PRODUCT}/share/list",),
        "REC-02",
    ),
    kept(
        "The sentence about lines without a tick: writers at both sites said that they used it.",
        REASON.PILOT,
        f"{PRODUCT}/file/lead",
    ),
    kept(
        "The line about corrections. One site wanted it gone, because it takes time.",
        REASON.PILOT,
        f"{PRODUCT}/file/list",
    ),
    kept(
        "The note that nothing here was compared with anything: the pilot compared nothing either.",
        REASON.PILOT,
        f"{PRODUCT}/share/evidence",
    ),
]


def rounds(calendar: Calendar) -> list[Round]:
    """Return the reading of the sheet before the pilot."""
    return [
        Round(
            "0.1",
            "Desk test with nine writers",
            calendar.day(-20, 13),
            "They ticked every line to be done with it. They asked what an empty box means.",
        )
    ]


def involvement() -> dict[str, str]:
    """Return the sheet's involvement statement, its five parts."""
    return {
        "involvement_aim": "To let parents decide what a writer checks before they read it.",
        "involvement_methods": (
            "The four parents on the team named what they look for first. The handbook’s survey "
            "told how early people had seen the statement."
        ),
        "involvement_results": "Three of the six lines are theirs.",
        "involvement_influence": "The line about the day for sharing names five working days now.",
        "involvement_reflections": "Parents saw the sheet only after writers had tried it.",
    }
