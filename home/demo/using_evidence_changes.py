"""What changed from version to version of the handbook on court, and why."""

from changeprojects.models import ChangeEntry
from home.demo.dates import Calendar
from home.demo.plan import Entry, kept

TYPE, REASON = ChangeEntry.Type, ChangeEntry.Reason
PRODUCT = "using-evidence"


def entries(version: tuple[int, int], calendar: Calendar) -> list[Entry]:
    """Return the change list of one version; the first has none."""
    told = {(0, 2): TESTED, (0, 3): PILOT, (0, 4): CANDIDATE, (1, 0): FINAL}
    # What was told stays in the list, because notes in the text name it, and is not told again.
    update = [_law_update(calendar), *UPDATE, *FINAL] if version == (1, 1) else []
    return told.get(version) or update


def answer_to(recommendation: str) -> str:
    """Return by what a note names the change that answers what people asked for."""
    asked = (one for one in FINAL if one.reason == REASON.VOICE)
    return next(one.identifier for one in asked if one.recommendation == recommendation)


TESTED = [
    Entry(
        TYPE.ADDED,
        "Part 1 has a list to run down before the first sentence.",
        REASON.TEST,
        (f"{PRODUCT}/before/checklist/title", f"{PRODUCT}/before/checklist"),
    ),
    Entry(
        TYPE.ADDED,
        "Part 2 has an exercise for supervision: read it as the parent.",
        REASON.TEST,
        (f"{PRODUCT}/sharing/exercise",),
    ),
    kept(
        "Part 1 still begins with two questions. Readers of the first draft asked for one; each of "
        "the two found what the other missed.",
        REASON.TEST,
        f"{PRODUCT}/before/two-questions",
    ),
    kept(
        "Fact and opinion stay apart in part 3, although it makes statements longer.",
        REASON.TEST,
        f"{PRODUCT}/sources/fact-and-opinion",
    ),
]

PILOT = [
    Entry(
        TYPE.ADDED,
        "Part 1 says what to do when the question for the court is not clear: stop, and talk to "
        "your manager. Readers in the walk-through did not know whom to ask.",
        REASON.TEST,
        (f"{PRODUCT}/before/stop",),
    ),
    Entry(
        TYPE.KEPT,
        "The list in part 1 stays at four lines. Practitioners asked for more, parents for less.",
        REASON.TEST,
        (f"{PRODUCT}/before/checklist",),
    ),
    kept(
        "The warning about safety in part 2 stays where it is. Two readers wanted it at the end; a "
        "women’s centre asked for it before anything is shared.",
        REASON.TEST,
        f"{PRODUCT}/sharing/safe-way",
    ),
    kept(
        "Two accounts of one day stay side by side in part 3. Nobody has to choose between them.",
        REASON.TEST,
        f"{PRODUCT}/sources/two-accounts",
    ),
]

# Drafts are not public: what the candidate changed is told to readers by the final version.
CANDIDATE = [
    Entry(
        TYPE.CHANGED,
        "Part 2 now tells workers to share the draft statement at least 5 working days before it "
        "is filed.",
        REASON.VOICE,
        (
            f"{PRODUCT}/sharing/lead",
            f"{PRODUCT}/sharing/because",
            f"{PRODUCT}/sharing/why-five",
            f"{PRODUCT}/sharing/late",
            f"{PRODUCT}/sharing/the-way",
            f"{PRODUCT}/sharing/easy-read",
        ),
        "REC-02",
    ),
    Entry(
        TYPE.ADDED,
        "Part 3 asks for a source after each fact.",
        REASON.VOICE,
        (f"{PRODUCT}/sources/say-who", f"{PRODUCT}/sources/because"),
        "REC-03",
    ),
    Entry(
        TYPE.ADDED,
        "Part 3 has a worked example to copy: the evaluation found facts without a source in the "
        "statements it read.",
        REASON.EVALUATION,
        (f"{PRODUCT}/sources/example",),
        "REC-03",
    ),
    Entry(
        TYPE.ADDED,
        "Part 5 is new: one page for parents on what happens on the day.",
        REASON.VOICE,
        (
            f"{PRODUCT}/day",
            f"{PRODUCT}/day/meet",
            f"{PRODUCT}/day/sheet",
            f"{PRODUCT}/day/download",
            f"{PRODUCT}/day/because",
            f"{PRODUCT}/day/after",
            f"{PRODUCT}/day/evidence",
        ),
        "REC-01",
    ),
    Entry(
        TYPE.ADDED,
        "Part 2 says how to share: in person, with two copies and a pen. One site did it this "
        "way, and the others took it up.",
        REASON.PILOT,
        (f"{PRODUCT}/sharing/two-copies",),
    ),
    Entry(
        TYPE.CHANGED,
        "The evidence notes of parts 2 and 3 now tell what the pilot found.",
        REASON.EVALUATION,
        (f"{PRODUCT}/sharing/evidence", f"{PRODUCT}/sources/evidence"),
    ),
    Entry(
        TYPE.REMOVED,
        "The list of Latin terms is gone. Nobody used it. The two that people do meet are "
        "explained in part 5.",
        REASON.TEST,
        (f"{PRODUCT}/latin", f"{PRODUCT}/latin/list"),
    ),
    Entry(
        TYPE.KEPT,
        "The length of the statement stays. Families asked for shorter; courts need these "
        "headings.",
        REASON.VOICE,
        (f"{PRODUCT}/law/length",),
        "REC-04",
    ),
]
FINAL = [
    *CANDIDATE,
    Entry(
        TYPE.ADDED,
        "Part 4 puts a summary on one page in front of the statement.",
        REASON.PILOT,
        (f"{PRODUCT}/law/summary-page", f"{PRODUCT}/law/because"),
    ),
]


# Looked at again when the law was, and left as they are.
UPDATE = [
    kept(
        "Five working days for sharing the draft: nothing in the changed rules shortens them.",
        REASON.LAW,
        f"{PRODUCT}/sharing/lead",
    ),
    kept(
        "The summary on one page in part 4: courts go on taking it.",
        REASON.LAW,
        f"{PRODUCT}/law/summary-page",
    ),
    Entry(
        TYPE.ADDED,
        "Part 3 lets somebody speak who was at the pilot, in their own words.",
        REASON.EDITORIAL,
        (f"{PRODUCT}/sources/said",),
    ),
    kept(
        "The sheet for parents in part 5 names no law, so it did not have to change.",
        REASON.EDITORIAL,
        f"{PRODUCT}/day/sheet",
    ),
]


def _law_update(calendar: Calendar) -> Entry:
    return Entry(
        TYPE.CHANGED,
        f"Part 4 tells what to look up as the law stands in {calendar.month(-4)}: the day that a "
        "judge sets in an order comes first.",
        REASON.LAW,
        (f"{PRODUCT}/law/text",),
    )
