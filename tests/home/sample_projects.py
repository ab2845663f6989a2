"""Change Projects of the samples, one in each place of its life."""

from uuid import UUID, uuid5

from syndication.documents import Document
from tests.home.sample_text import LIFE, TEAM, TIMELINE, WAIVERS, WHY_HTML

_SPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
COURT_PATH = "/projects/using-evidence-in-court/"
HANDBOOK_PATH = COURT_PATH + "handbook/"
NO_TEAM = {"agency_count": 0, "agency_limit": 7, "agencies": [], "totals": {}, "people_count": 0}


def key(name):
    """The identifier of the thing called `name`; always the same one."""
    return uuid5(_SPACE, name)


def project(slug, title, summary, **given):
    """A Change Project; every key of the agreement unless `given` says otherwise."""
    content = {
        "status_label": "Planned",
        "mark": "draft",
        "status_since": None,
        "kind_code": "specific_need",
        "kind_label": "A specific need in social care",
        "scale_code": "network",
        "scale_label": "The whole network",
        "sensitivity": "none",
        "why_html": "",
        "who_text": "",
        "outcomes": [],
        "endorsed_by_count": 0,
        "start": None,
        "end": None,
        "months": None,
        "is_planned": True,
        "team": NO_TEAM,
        "life": [],
        "timeline": [],
        "waivers": [],
        "products": [],
        "pilots": [],
        "events": [],
    } | given
    status = content.pop("status", "planned")
    return Document(
        kind="change-project",
        identifier=key(slug),
        title=title,
        summary=summary,
        path=f"/projects/{slug}/",
        status=status,
        content=content,
        project=key(slug),
    )


def planned():
    return project(
        "partnership",
        "Partnership Working on the Front Line: Domestic Violence",
        "How agencies can work together so that a survivor need not tell it again and again.",
        start="2027-01-01",
        end="2028-11-30",
        sensitivity="domestic_abuse",
    )


def recruiting():
    return project(
        "sisters",
        "Brothers and Sisters Together",
        "Open call. We are looking for up to seven agencies to work on keeping brothers and "
        "sisters in touch.",
        status="recruiting",
        status_label="Recruiting",
        mark="tested",
        start="2026-12-01",
        end="2028-08-31",
    )


def piloting():
    return project(
        "meetings",
        "My Meeting, My Plan",
        "An Easy Read kit for parents with a learning disability, in use at three sites now.",
        status="piloting",
        status_label="Piloting",
        mark="piloted",
        scale_code="local",
        scale_label="Local",
        team=NO_TEAM | {"agency_count": 3, "agency_limit": 4},
        start="2026-05-01",
        end="2027-02-28",
    )


def refining():
    return project(
        "leadership",
        "Leadership for Evidence-Informed Practice",
        "What leaders can do so that young people hear what happened after they spoke.",
        status="refining",
        status_label="Refining",
        mark="evaluated",
        kind_code="core_strategic",
        kind_label="A core strategic issue",
        team=NO_TEAM | {"agency_count": 6},
        start="2025-01-01",
        end="2027-03-31",
    )


def stopped():
    return project(
        "once",
        "Telling It Once",
        "A way for children to tell their story one time only. The pilot found harm, so we "
        "stopped and published what we learned.",
        status="stopped",
        status_label="Stopped",
        mark="stopped",
        status_since="2026-04-20",
        kind_code="core_strategic",
        kind_label="A core strategic issue",
        team=NO_TEAM | {"agency_count": 5, "agency_limit": 10},
        start="2024-09-01",
        end="2026-03-31",
    )


def court():
    return project(
        "using-evidence-in-court",
        "Using Evidence in Court",
        "Families told us that they first read what was written about them on the morning of "
        "the hearing. Seven agencies and four parents wrote a handbook to change that.",
        status="completed",
        status_label="Completed",
        mark="final",
        status_since="2026-04-30",
        why_html=WHY_HTML,
        who_text="Twenty people from seven agencies, with two researchers and two programme "
        "staff. An open call ran for four weeks. The team was full at seven of seven places.",
        outcomes=[
            {
                "for_whom": "Parents and carers",
                "what_changes": "they read what is written about their family in time to "
                "answer it.",
                "how_known": "The pilot survey asks when they saw the statement.",
            },
            {
                "for_whom": "Courts",
                "what_changes": "every fact in a statement says where it came from.",
                "how_known": "",
            },
        ],
        endorsed_by_count=8,
        start="2024-05-01",
        end="2026-04-30",
        months=23,
        is_planned=False,
        team=TEAM,
        life=LIFE,
        timeline=TIMELINE,
        waivers=WAIVERS,
        products=[
            {
                "id": str(key("handbook")),
                "title": "Using Evidence in Court: a handbook",
                "path": HANDBOOK_PATH,
                "summary": "Five parts for social workers and their managers, with exercises "
                "for supervision.",
                "kind_label": "Handbook",
                "version": "1.1",
                "stage": "final",
                "mark": "final",
                "released_on": "2026-08-01",
            }
        ],
        pilots=[
            {
                "id": str(key("spring")),
                "title": "Spring pilot",
                "path": COURT_PATH + "spring-pilot/",
                "opens_on": "2025-05-06",
                "closes_on": "2025-09-30",
                "version": "0.3",
                "sites": ["Aldermoor County Council", "Greywell Family Action", "Dunmere Council"],
                "status": "evaluated",
            }
        ],
        events=[
            {
                "id": str(key("symposium")),
                "title": "Symposium",
                "path": COURT_PATH + "symposium/",
                "kind_label": "Symposium",
                "date": "2026-02-12",
                "mode_label": "In person and online",
                "summary": "Three messages, and a film with its words written out.",
            }
        ],
    )
