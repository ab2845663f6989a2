"""Two parts of the handbook on court: one that families brought in, one that nobody missed."""

from typing import Any

from home.demo import files
from home.demo.blocks import because, download, evidence, paragraph, section
from home.demo.dates import Calendar
from home.demo.using_evidence_changes import answer_to

PRODUCT = "using-evidence"
SHEET = (
    "<p><b>What happens on the day.</b> One page for parents.</p>"
    "<ul><li>Come half an hour early. Your worker meets you at the door.</li>"
    "<li>You can bring someone with you. Ask your lawyer if they may come into the "
    "room.</li>"
    "<li>There is a lot of waiting. Bring something to eat, and a charger.</li>"
    "<li>In the room: the judge, the people who speak for you, for the council and "
    "for your child, and someone who writes things down.</li>"
    "<li>“Ex parte” means that one side was not there. “Prima facie” means at first "
    "sight. You may ask what any word means, as often as you like.</li>"
    "<li>You can ask for a break.</li>"
    "<li>Before you go home, ask: what was decided, and what happens next?</li></ul>"
)


def on_the_day(calendar: Calendar) -> dict[str, Any]:
    """Part 5 of the final versions, with the sheet that parents on the team wrote."""
    return section(
        f"{PRODUCT}/day",
        "On the day",
        [
            paragraph(
                f"{PRODUCT}/day/meet",
                "<p>Give the parent the one-page sheet a week before. Meet them outside the "
                "building, not inside. Tell them who will be in the room and where each person "
                "sits.</p>",
            ),
            paragraph(f"{PRODUCT}/day/sheet", SHEET),
            download(
                f"{PRODUCT}/day/download",
                "What happens on the day: the sheet to print and hand over",
                files.document(files.ON_THE_DAY),
            ),
            because(
                f"{PRODUCT}/day/because",
                "Families said that no one explained what would happen on the day. Parents on "
                "the team wrote the sheet.",
                answer_to("REC-01"),
            ),
            paragraph(
                f"{PRODUCT}/day/after",
                "<p>Ring the parent the next day, or meet. Ask what they heard. People who are "
                "frightened take in half of what is said.</p>",
            ),
            evidence(
                f"{PRODUCT}/day/evidence",
                source=f"{calendar.season(-18)} pilot {calendar.day(-18).year}, and practice "
                "knowledge. The sheet was written by four parents on the team.",
                strength="One pilot. Nobody has yet asked whether the sheet is used.",
                as_at=calendar.day(-11),
            ),
        ],
    )


def latin_terms() -> dict[str, Any]:
    """The appendix of the draft and pilot versions, taken out because nobody used it."""
    return section(
        f"{PRODUCT}/latin",
        "Appendix: Latin terms",
        [
            paragraph(
                f"{PRODUCT}/latin/list",
                "<ul><li>Ad hoc: for this one purpose</li><li>Bona fide: in good faith</li>"
                "<li>Ex parte: with one side not there</li>"
                "<li>In camera: in private</li><li>Inter alia: among other things</li>"
                "<li>Prima facie: at first sight</li><li>Pro rata: in proportion</li></ul>",
            )
        ],
    )
