"""The handbook “Using Evidence in Court”: its words in every version.

Each function returns one part as it reads in a version. A block keeps its name, and so
its identifier, from version to version: that is what makes two versions comparable and
lets a change entry point at the very words that changed.
"""

from typing import Any

from home.demo.blocks import (
    because,
    checklist,
    evidence,
    example,
    exercise,
    law,
    paragraph,
    quotation,
    section,
    table,
    tip,
    voice_quote,
)
from home.demo.dates import Calendar
from home.demo.using_evidence_changes import answer_to
from home.demo.using_evidence_day import latin_terms, on_the_day
from home.demo.using_evidence_sharing import in_easy_read, the_way, to_take_along, what_it_is_like
from syndication.selectors import documents

Body = list[dict[str, Any]]
Version = tuple[int, int]
FIRST, TESTED, PILOT, CANDIDATE = (0, 1), (0, 2), (0, 3), (0, 4)
FINAL, LAW = (1, 0), (1, 1)
PRODUCT = "using-evidence"

SUMMARY = "How to write a statement that a court can rely on and a family can answer."
AUDIENCE = "Social workers who write statements for the family court, and their managers"


def body(version: Version, calendar: Calendar) -> Body:
    """Return the handbook's sections as they read in `version`."""
    parts = [
        before_you_write(version),
        sharing_the_draft(version, calendar),
        where_facts_came_from(version, calendar),
        what_the_law_asks(version, calendar),
    ]
    parts.append(on_the_day(calendar) if version >= CANDIDATE else latin_terms())
    return parts


def before_you_write(version: Version) -> dict[str, Any]:
    """Part 1: what to settle before the first sentence."""
    return section(
        f"{PRODUCT}/before",
        "Before you write",
        [
            *_two_questions(),
            *_when_to_stop(version),
            tip(
                f"{PRODUCT}/before/tip",
                "Read your case notes from the last one back to the first. What was said at the "
                "beginning is what everybody has forgotten.",
                whose="A senior social worker",
            ),
            evidence(
                f"{PRODUCT}/before/evidence",
                source="Practice knowledge, from twelve practice statements.",
                strength="What experienced writers do. Not tested against anything else.",
            ),
        ],
    )


def _two_questions() -> Body:
    return [
        paragraph(
            f"{PRODUCT}/before/two-questions",
            "<p>Ask two questions. What will the court decide with this? What will the family "
            "see of themselves in it? Write down the answers, and keep them beside you.</p>",
        ),
        _who_reads_it(),
        paragraph(
            f"{PRODUCT}/before/readers",
            "<p>A statement is read by people who will never meet the family, and by the family "
            "itself. Both must be able to follow it. Before the first sentence, gather:</p>"
            "<ul><li>the decision that the court is asked to make, in one sentence</li>"
            "<li>what each parent says should happen, in their words, with the day they said "
            "it</li><li>what each child says, and how the child was asked</li>"
            "<li>what nobody knows yet, and when it will be known.</li></ul>",
        ),
    ]


def _who_reads_it() -> dict[str, Any]:
    return table(
        f"{PRODUCT}/before/table",
        "Who reads a statement, and what they look for",
        ("Reader", "When", "What they look for"),
        ("The parents", "First, if the draft is shared", "What is said of them, and if it is true"),
        ("The parents’ lawyers", "With a pencil in hand", "Facts without a source"),
        ("The children’s guardian", "Beside their own notes", "What each child said, and to whom"),
        ("The judge", "Once, before the hearing", "What there is to decide, and on what grounds"),
    )


def _when_to_stop(version: Version) -> Body:
    blocks: Body = []
    if version >= PILOT:
        blocks.append(
            paragraph(
                f"{PRODUCT}/before/stop",
                "<p>If you cannot write the first line of that list, stop, and talk to your "
                "manager. A statement cannot be clear about a question that nobody has put.</p>",
            )
        )
    if version >= TESTED:
        blocks += checklist(
            f"{PRODUCT}/before/checklist",
            "Before the first sentence",
            [
                "I can say in one sentence what the court has to decide.",
                "I have read my own case notes again, not only the last statement.",
                "I know what the parents would say is missing.",
                (
                    "I have put a day for sharing the draft in three diaries: mine, the parents’ "
                    "and my manager’s."
                ),
            ],
        )
    return blocks


def sharing_the_draft(version: Version, calendar: Calendar) -> dict[str, Any]:
    """Part 2: the part that families changed most."""
    lead = "<p>Share the statement with the family before the hearing, wherever you can.</p>"
    if version >= CANDIDATE:
        lead = (
            "<p>Share the draft statement with the family at least 5 working days before it is "
            "filed.</p>"
        )
    in_time = version >= CANDIDATE
    blocks = [paragraph(f"{PRODUCT}/sharing/lead", lead), the_way(in_time=in_time)]
    if in_time:
        blocks += _how_to_share()
    blocks += [
        paragraph(
            f"{PRODUCT}/sharing/safe-way",
            "<p>Ask each parent which way of reaching them is safe, write the answer down and "
            "keep to it. Post can be opened by somebody else, and so can a telephone.</p>",
        ),
        *to_take_along(),
        *what_it_is_like(),
        *in_easy_read(in_time=in_time),
        _sharing_evidence(version, calendar),
    ]
    if version >= TESTED:
        blocks.append(_read_it_as_the_parent())
    return section(f"{PRODUCT}/sharing", "Sharing the draft", blocks)


def _how_to_share() -> Body:
    return [
        because(
            f"{PRODUCT}/sharing/because",
            "This part changed because people saw the statement just before court, or not at "
            "all. More of them said that than anything else.",
            answer_to("REC-02"),
        ),
        paragraph(
            f"{PRODUCT}/sharing/why-five",
            "<p>Five days gives a parent time to read it twice, ask someone about it, and tell "
            "you what is wrong.</p>",
        ),
        paragraph(
            f"{PRODUCT}/sharing/two-copies",
            "<p>Do it in person if you can. Bring two copies and a pen. Ask the parent to mark "
            "three things: what is wrong, what is missing, and what is hard to follow.</p>",
        ),
        paragraph(
            f"{PRODUCT}/sharing/late",
            "<p>If the five days cannot be kept, tell the parent before the day comes, not "
            "after, and write the reason in the file.</p>",
        ),
    ]


def _sharing_evidence(version: Version, calendar: Calendar) -> dict[str, Any]:
    if version < CANDIDATE:
        return evidence(
            f"{PRODUCT}/sharing/evidence",
            source="Practice knowledge. Not yet tested with families.",
            strength="Not known.",
        )
    return evidence(
        f"{PRODUCT}/sharing/evidence",
        source=f"{calendar.season(-18)} pilot {calendar.day(-18).year}: about 70 parents and "
        "carers, three sites, no comparison group.",
        strength="One pilot. Good on what people went through, weak on what caused it.",
        as_at=calendar.day(-11),
    )


def _read_it_as_the_parent() -> dict[str, Any]:
    return exercise(
        f"{PRODUCT}/sharing/exercise",
        title="Read it as the parent",
        for_whom="Supervision, or a team of 3 to 8",
        minutes=25,
        bring="One page of a statement, names removed",
        steps=[
            (
                "Read the page in silence. Underline every sentence you would not say to the "
                "parent’s face."
            ),
            "Pick one. Rewrite it so that it is still true, and fair to hear.",
            "Read both aloud. Ask: would a court lose anything?",
            "Agree one thing you will do differently in your next statement.",
        ],
        for_leader="Do not use a statement from a case that someone in the room is working on.",
    )


def where_facts_came_from(version: Version, calendar: Calendar) -> dict[str, Any]:
    """Part 3: a fact without a source is a rumour."""
    blocks = [
        paragraph(
            f"{PRODUCT}/sources/fact-and-opinion",
            "<p>Make clear which parts are fact and which are opinion.</p>",
        ),
        paragraph(
            f"{PRODUCT}/sources/opinion",
            "<p>Opinion has its place: the court wants yours. It goes under its own heading, "
            "with the facts that it rests on.</p>",
        ),
        quotation(
            f"{PRODUCT}/sources/quotation",
            "A reader who cannot see where a fact came from has to trust the writer. A court may "
            "not.",
            source="“Writing for those who decide”, a guide that is made up, 2019",
        ),
    ]
    if version >= CANDIDATE:
        blocks += _name_the_source()
    if version >= LAW:
        blocks += _said()
    blocks += [
        paragraph(
            f"{PRODUCT}/sources/two-accounts",
            "<p>When two people tell it differently, give both accounts, one after the other, "
            "at the same length. Then say which you rely on, and why.</p>",
        ),
        _sources_evidence(version, calendar),
    ]
    return section(f"{PRODUCT}/sources", "Where each fact came from", blocks)


def _name_the_source() -> Body:
    return [
        paragraph(
            f"{PRODUCT}/sources/say-who",
            "<p>After each fact, say who saw it or said it, and when. “Neighbours are worried” "
            "is not a source. “A neighbour told me on 3 March that she heard shouting” is "
            "one.</p>",
        ),
        because(
            f"{PRODUCT}/sources/because",
            "About a third of people said that nobody told them where the information came from.",
            answer_to("REC-03"),
        ),
        example(
            f"{PRODUCT}/sources/example",
            instead_of="Ms A often misses appointments.",
            write="Ms A missed two of five appointments in March (clinic letter, 2 April). She "
            "says that both clashed with her shifts.",
        ),
    ]


def _sources_evidence(version: Version, calendar: Calendar) -> dict[str, Any]:
    source = "Practice knowledge. No published study found."
    strength = "Not known."
    if version >= CANDIDATE:
        season, year = calendar.season(-18).lower(), calendar.day(-18).year
        source = f"Practice knowledge, and the {season} pilot {year}. No published study found."
        strength = "The evaluation read 30 statements: 11 named a source for every fact."
    return evidence(f"{PRODUCT}/sources/evidence", source=source, strength=strength)


def what_the_law_asks(version: Version, calendar: Calendar) -> dict[str, Any]:
    """Part 4: the part that changes when the law does, and the part families could not."""
    blocks = [
        _law(version, calendar),
        paragraph(
            f"{PRODUCT}/law/length",
            "<p>The statement follows the court’s template in full. Its length and its headings "
            "are set by the court.</p>",
        ),
    ]
    if version >= FINAL:
        blocks += _one_page_in_front()
    blocks.append(
        paragraph(
            f"{PRODUCT}/law/ask",
            "<p>Unsure? Ask your agency’s lawyer before you share the draft, not after. A "
            "correction that comes late looks like a change of mind.</p>",
        )
    )
    return section(f"{PRODUCT}/law", "What the law asks", blocks)


def _one_page_in_front() -> Body:
    return [
        because(
            f"{PRODUCT}/law/because",
            "Families asked for shorter statements. The length did not change, and the reason is "
            "given where the answers are.",
            answer_to("REC-04"),
        ),
        paragraph(
            f"{PRODUCT}/law/summary-page",
            "<p>Put a summary on one page in front: what the court is asked to decide, the three "
            "facts that weigh most, what the parents say. It takes nothing out of the statement, "
            "and it is the page that a parent can hold on to.</p>",
        ),
    ]


def _said() -> list[dict[str, Any]]:
    """Return what somebody said about it, out of the summary of the pilot."""
    public = sorted(documents("quote"), key=lambda quote: str(quote["text"]))
    return [voice_quote(f"{PRODUCT}/sources/said", quote["id"]) for quote in public[:1]]


def _law(version: Version, calendar: Calendar) -> dict[str, Any]:
    text = (
        "This demonstration gives no legal advice. Where a real handbook tells the law, this "
        "one tells what to look up for each case: which form the court uses, who has to be sent "
        "the statement, and by when."
    )
    months = -19
    if version >= LAW:
        months = -4
        text = (
            "This demonstration gives no legal advice. Where a real handbook tells the law, "
            "this one tells what to look up for each case: which form the court uses, who has to "
            "be sent the statement, by when, and whether the judge has set a day of their own in "
            "the order. The day in the order comes first."
        )
    return law(
        f"{PRODUCT}/law/text", text=text, jurisdiction="England", as_at=calendar.last_day(months)
    )
