"""Documents as the builders make them, for pages that are rendered without an editor."""

from datetime import UTC, datetime

from syndication import registry
from syndication.actions.release import release
from syndication.documents import Document, EditionContent, Version
from tests.home.sample_projects import (
    COURT_PATH,
    HANDBOOK_PATH,
    court,
    key,
    piloting,
    planned,
    recruiting,
    refining,
    stopped,
)
from tests.home.sample_text import CHANGES, DECISIONS, HANDBOOK_HTML, INVOLVEMENT, SECTIONS


def hand_over(document):
    """A builder for documents that are finished already."""
    return document


def publish(document, at="2026-08-01"):
    """Release a finished document on a day."""
    registry.register("sample", hand_over)
    return release("sample", document, at=moment(at))


def moment(day):
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


RELEASES = (
    ("0.3", "pilot", "2025-05-06", "First version that was used in real work."),
    ("1.0", "final", "2026-02-12", "Three parts changed because of what families said."),
    ("1.1", "final", "2026-08-01", "One section changed: what the law asks, as at July 2026."),
)
MARKS = {"pilot": "piloted", "final": "final"}


def _version_row(number, stage, day, note):
    return {
        "version": number,
        "stage": stage,
        "mark": MARKS[stage],
        "released_on": day,
        "path": f"{HANDBOOK_PATH}versions/{number}/",
        "change_note": note,
    }


def handbook(upto="1.1"):
    """The handbook as it stood when `upto` was its newest version."""
    numbers = [row[0] for row in RELEASES]
    rows = RELEASES[: numbers.index(upto) + 1]
    number, stage, _day, note = rows[-1]
    versions = [_version_row(*row) for row in reversed(rows)]
    current = {name: versions[0][name] for name in ("version", "stage", "mark", "released_on")}
    shared = {
        "kind_label": "Handbook",
        "audience": "Social workers and their managers",
        "audience_kinds": [
            {"code": "practitioners", "label": "Practitioners"},
            {"code": "managers", "label": "Managers and leaders"},
        ],
        "licence": "CC BY 4.0",
    }
    edition = EditionContent(
        version=Version.parse(number),
        stage=stage,
        html=HANDBOOK_HTML,
        change_note=note,
        content=shared
        | {
            "plain_summary": "How to write a statement that a court can rely on and a family "
            "can answer.",
            "project": {"id": str(key("using-evidence-in-court")), "title": court().title},
            "sections": SECTIONS,
            "changes": CHANGES if number == "1.0" else [],
            "involvement": INVOLVEMENT,
        },
    )
    return Document(
        kind="product",
        identifier=key("handbook"),
        title="Using Evidence in Court: a handbook",
        summary="Five parts for social workers and their managers, with exercises for supervision.",
        path=HANDBOOK_PATH,
        status=stage,
        project=key("using-evidence-in-court"),
        content=shared
        | {
            "kind_code": "handbook",
            "project_title": "Using Evidence in Court",
            "project_path": COURT_PATH,
            "current": current,
            "versions": versions,
        },
        edition=edition,
    )


def pilot(**given):
    content = {
        "product": {
            "id": str(key("handbook")),
            "title": "Using Evidence in Court: a handbook",
            "path": HANDBOOK_PATH,
        },
        "version": "0.3",
        "aims": "Do parents get to read the statement in time, and can they answer it?\n\nDo "
        "workers find the exercises worth the time in supervision?",
        "opens_on": "2025-05-06",
        "closes_on": "2025-09-30",
        "status_label": "Evaluated",
        "sites": [
            {"name": "Aldermoor County Council", "adaptations": ""},
            {"name": "Greywell Family Action", "adaptations": "Read the draft aloud with parents."},
            {"name": "Dunmere Council", "adaptations": "One team only."},
        ],
        "evaluation": {
            "on": "2025-12-04",
            "by": "A researcher who did not write any of it",
            "findings": "Most parents who saw the draft in time could say what was wrong in it.",
            "harms": "None was found. Some parents said that reading the draft alone was hard.",
            "limitations": "There was no comparison group. The answers say what people went "
            "through, not what caused it.",
        },
        "project_title": "Using Evidence in Court",
        "project_path": COURT_PATH,
    } | given
    return Document(
        kind="pilot",
        identifier=key("spring"),
        title="Spring pilot",
        summary="Three sites used version 0.3 of the handbook for five months.",
        path=COURT_PATH + "spring-pilot/",
        status="evaluated",
        project=key("using-evidence-in-court"),
        content=content,
    )


def event(**given):
    content = {
        "kind_label": "Symposium",
        "starts_at": "2026-02-12T10:00:00+00:00",
        "ends_at": "2026-02-12T15:30:00+00:00",
        "mode_label": "In person and online",
        "venue": "Old Corn Hall, Brackwater",
        "access_info": "Step-free from the street. A quiet room. British Sign Language all day.",
        "key_messages": [
            "Share the draft five working days before it is filed.",
            "Say where each fact came from.",
            "Ask which way of writing is safe.",
        ],
        "accompanies": {
            "title": "Using Evidence in Court: a handbook",
            "path": HANDBOOK_PATH,
            "version": "1.0",
        },
        "project_title": "Using Evidence in Court",
        "project_path": COURT_PATH,
    } | given
    return Document(
        kind="event",
        identifier=key("symposium"),
        title="Symposium: in time to answer",
        summary="A day to share what the project learned, with the parents who were in it.",
        path=COURT_PATH + "symposium/",
        project=key("using-evidence-in-court"),
        content=content,
    )


def voice_summary(**given):
    content = {
        "pilot": {"id": str(key("spring")), "title": "Spring pilot"},
        "product": {"id": str(key("handbook")), "title": "Handbook", "version": "0.3"},
        "survey": {"title": "After the hearing", "version": 1, "digest": "0" * 64},
        "intro": "What parents and carers told us.",
        "published_on": "2026-02-12",
        "asked_since": "2025-05-06T12:00:00Z",
        "base": {"about": 75, "minimum": 10},
        "items": DECISIONS,
        "not_heard": ["Children. They were not asked in this pilot."],
        "method": "A survey on paper and on the web.",
    } | given
    return Document(
        kind="voice-summary",
        identifier=key("voice"),
        title="You said, we did: Using Evidence in Court",
        summary="Seven things that parents and carers said, and what became of each.",
        path=COURT_PATH + "spring-pilot/you-said-we-did/",
        status="released",
        project=key("using-evidence-in-court"),
        content=content,
    )


def text_page(slug, title, order=100):
    return Document(
        kind="page",
        identifier=key(slug),
        title=title,
        summary="",
        path=f"/{slug}/",
        content={
            "lead": "What stands here, in one sentence.",
            "body_html": "<h2>One part</h2><p>Words.</p><ul><li>A point</li></ul>",
            "order": order,
        },
    )


def everything():
    """All documents with the days of their release, oldest first."""
    for upto, _stage, day, _note in RELEASES:
        yield handbook(upto), day
    for document in (planned(), recruiting(), piloting(), refining(), stopped(), court()):
        yield document, "2026-08-02"
    yield pilot(), "2025-12-04"
    yield event(), "2026-02-13"
    yield voice_summary(), "2026-02-12"
    pages = ("About the programme", "Staying safe here", "Accessibility", "Privacy")
    for order, title in enumerate(pages):
        yield text_page(title.lower().replace(" ", "-"), title, order), "2026-08-01"
