"""The words of the sample documents; all made up."""

from pathlib import Path

WHY_HTML = (
    "<p>Social workers write statements that help a court decide where a child will live. "
    "Parents read these statements too, often late, often alone, and often in words made for "
    "lawyers.</p><p>Eight partner agencies named this as a need in the 2024 round of talks about "
    "priorities. The project set out to change two things.</p>"
)

_GROUPS = ("practitioner", "policy_maker", "service_user", "researcher", "programme_staff")
_AGENCIES = (
    ("Aldermoor County Council", "", (2, 1, 0, 0, 0), "Draft, pilot"),
    ("Brackwater City Council", "", (1, 1, 0, 0, 0), "Testing"),
    ("Dunmere Council", "", (1, 0, 0, 0, 0), "Pilot"),
    ("Fennick & Holt Children’s Trust", "", (2, 0, 0, 0, 0), "Refining"),
    ("Greywell Family Action", "", (1, 0, 2, 0, 0), "Listening, pilot"),
    ("Harrowgate Lane Women’s Centre", "", (1, 0, 2, 0, 0), "Listening"),
    ("Inglewick Health Trust", "", (1, 1, 0, 0, 0), "Publishing"),
    ("Marden Heath University", "not a partner; outside the seven", (0, 0, 0, 2, 0), ""),
    ("Programme team", "", (0, 0, 0, 0, 2), ""),
)
TEAM = {
    "agency_count": 7,
    "agency_limit": 7,
    "agencies": [
        {
            "name": name,
            "note": note,
            "groups": dict(zip(_GROUPS, people, strict=True)),
            "leads": leads,
        }
        for name, note, people, leads in _AGENCIES
    ],
    "totals": dict(zip(_GROUPS, (9, 3, 4, 2, 2), strict=True)),
    "people_count": 20,
}
_STEPS = (
    ("draft", "Draft", "done", "0.1", "2024-11-01", ""),
    ("tested", "Tested", "done", "0.2", "2025-02-01", ""),
    ("piloted", "Piloted", "done", "0.3", "2025-05-06", ""),
    ("evaluated", "Evaluated", "done", None, "2025-12-04", "Signed off"),
    ("final", "Final", "current", "1.0", "2026-02-12", "In use now"),
)
LIFE = [
    dict(zip(("step", "label", "state", "version", "date", "note"), row, strict=True))
    for row in _STEPS
]
_HAPPENED = (
    ("2024-05-01", None, "Project approved", "All five tests for a new project were met."),
    (
        "2024-06-01",
        None,
        "First seminar",
        "The team chose a handbook over a training course, because people "
        "asked for something to hold in the meeting.",
    ),
    ("2024-11-01", "draft", "Draft, version 0.1", "Written from twelve practice statements."),
    (
        "2025-02-01",
        "tested",
        "Tested, version 0.2",
        "Two walk-throughs with practitioners and one with parents.",
    ),
    ("2025-03-01", None, "Pilot money set aside", "Two months before the pilot opened."),
    (
        "2025-05-01",
        "piloted",
        "Piloted, version 0.3",
        "Three sites used it. 74 parents and carers answered the survey.",
    ),
    (
        "2025-12-01",
        "evaluated",
        "Evaluated and signed off",
        "By a researcher who did not write any of it.",
    ),
    ("2026-02-01", "final", "Final, version 1.0", "Released at the symposium."),
    (
        "2026-08-01",
        "final",
        "Law update, version 1.1",
        "One section changed. The project itself had closed in April.",
    ),
)
TIMELINE = [dict(zip(("date", "mark", "title", "text"), row, strict=True)) for row in _HAPPENED]
WAIVERS = [
    {
        "title": "A pilot site with few answers",
        "usual_way": "At least 10 answers from families at each pilot site.",
        "here": "Dunmere had fewer.",
        "reason": "The worker who handed out the survey left in July 2025. The answers are kept, "
        "but never shown on their own.",
        "granted_by": "The programme manager",
        "granted_on": "2025-10-02",
    },
    {
        "title": "Parents joined at the second meeting",
        "usual_way": "Everyone meets at the first seminar.",
        "here": "The four parents joined five weeks later.",
        "reason": "The first seminar was booked in a court building. Parents told us they would "
        "not go back there.",
        "granted_by": "The programme manager",
        "granted_on": "2024-06-11",
    },
]
_HEADINGS = (
    ("part-1", "Before you write"),
    ("part-2", "Sharing the draft"),
    ("part-3", "Where each fact came from"),
    ("law", "What the law asks"),
    ("part-5", "On the day"),
)
SECTIONS = [
    {"id": anchor, "number": number, "anchor": anchor, "heading": heading, "blocks": []}
    for number, (anchor, heading) in enumerate(_HEADINGS, start=1)
]
CHANGES = [
    {
        "type": "changed",
        "text": "The draft is shared at least 5 working days before it is filed.",
        "reason": "voice",
        "reason_label": "What people said",
        "block_ids": ["b2"],
        "recommendation": {"code": "UEC-1", "text": "See it before court"},
    },
    {
        "type": "removed",
        "text": "The glossary of Latin terms. Nobody used it.",
        "reason": "test",
        "reason_label": "Test round",
        "block_ids": ["b9"],
        "recommendation": None,
    },
]
INVOLVEMENT = {
    "aim": "Parents who have been to court shaped the handbook from the second meeting on.",
    "methods": "Four parents in the team; two evenings with a parents' group.",
    "results": "They wrote the sheet for the day and asked for the five days.",
    "influence": "Three of five parts changed.",
    "reflections": "We should have met outside the court building from the start.",
}
_DECIDED = (
    ("See it before court", "done", "The draft is shared 5 working days before it is filed.", None),
    ("Where it came from", "done", "Each fact says who saw it, and when.", None),
    ("Plain words", "done", "There is a one-page sheet for parents.", None),
    ("Getting there", "going", "Aldermoor will pay travel on court days.", "2026-08-31"),
    ("One person I know", "going", "Greywell will name one worker.", "2099-01-31"),
    ("Text me the date", "declined", "We will not ask for dates by text.", None),
    ("Make it shorter", "declined", "Courts need these headings.", None),
)
DECISIONS = [
    {
        "theme": theme,
        "you_said": "You said so.",
        "recommendation": "UEC-1" if theme == "See it before court" else None,
        "people": {"about": 25},
        "decision": "declined" if fate == "declined" else "accepted",
        "fate": fate,
        "did_label": "We did",
        "did": did,
        "reason": "The reason, always.",
        "decided_by": "The project team",
        "decided_on": "2025-12-04",
        "owner": "",
        "due": due,
        "proof": {"version": "1.0", "path": "/", "blocks": []} if fate == "done" else None,
    }
    for theme, fate, did, due in _DECIDED
]
HANDBOOK_HTML = (Path(__file__).parent / "sample_handbook.html").read_text()
