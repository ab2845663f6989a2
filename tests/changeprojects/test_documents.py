"""The public documents: every key that readers and the API count on."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from changeprojects import rules
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.documents.product import build_product
from changeprojects.models import (
    ChangeEntry,
    OutcomeStatement,
    Person,
    PriorityTopic,
    ProjectModel,
    TeamAgency,
    TeamPerson,
    TopicEndorsement,
    Waiver,
)
from syndication.selectors import document_of, editions_of
from tests.factories.changeprojects import (
    SHARING,
    SHARING_TEXT,
    AgencyFactory,
    DraftProductFactory,
    DraftProjectFactory,
    EventFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
)

pytestmark = pytest.mark.django_db

SHARED = {
    "kind",
    "id",
    "language",
    "title",
    "summary",
    "path",
    "web_url",
    "status",
    "project",
    "licence",
    "is_demo",
    "published_at",
    "released_at",
    "change_number",
    "links",
}
PROJECT = {
    *("status_label", "mark", "status_since", "kind_code", "kind_label", "scale_code"),
    *("scale_label", "sensitivity", "why_html", "who_text", "outcomes", "endorsed_by_count"),
    *("start", "end", "months", "is_planned", "team", "life", "timeline", "waivers"),
    *("products", "pilots", "events", "origin", "selection", "local_area", "feeds", "fed_by"),
    *(
        "status_reason",
        "stages",
        "decisions",
        "reviews",
        "recommendations",
        "budget",
        "involvement",
        "evidence",
    ),
    *("support", "sections", "call", "readiness", "labels"),
}
PRODUCT = {
    *("kind_code", "kind_label", "audience", "licence", "project_title", "project_path"),
    *("current", "versions", "contributors", "withdrawal"),
    *("audience_kinds", "reading_minutes"),
}
PILOT = {
    *(
        "product",
        "version",
        "version_path",
        "aims",
        "nobody_heard",
        "opens_on",
        "closes_on",
        "status_label",
    ),
    *("sites", "evaluation", "project_title", "project_path", "status_reason", "labels"),
}
EVENT = {
    *("kind_label", "starts_at", "ends_at", "mode_label", "venue", "access_info"),
    *("key_messages", "accompanies", "project_title", "project_path"),
    *("state", "state_label", "state_reason", "join_url", "booking_url"),
    *("materials", "notes_html", "decisions"),
}


def head(page):
    return document_of(page.translation_key)


def test_a_projects_document_has_the_agreed_keys(final):
    document = head(final.project)
    assert set(document) == SHARED | PROJECT
    assert set(document["products"][0]) == {
        *("id", "title", "path", "summary", "kind_label", "version", "stage", "mark"),
        *("released_on", "withdrawn_on"),
    }
    assert set(document["pilots"][0]) == {
        *("id", "title", "path", "opens_on", "closes_on", "version", "sites", "status"),
    }


def test_a_products_document_has_the_agreed_keys(final):
    document = head(final)
    assert set(document) == SHARED | PRODUCT
    assert document["current"]["version"] == "1.0"
    assert [version["version"] for version in document["versions"]] == ["1.0", "0.3"]
    assert document["versions"][1]["path"] == f"{document['path']}versions/0.3/"


def test_a_pilots_document_has_the_agreed_keys(piloted):
    document = head(piloted.pilots.get())
    assert set(document) == SHARED | PILOT
    assert document["product"]["path"] == head(piloted)["path"]
    assert set(document["evaluation"]) == {
        *("on", "by", "questions", "design_label", "independence_label", "evidence_level"),
        *("findings", "harms", "limitations", "report_url"),
    }
    assert document["sites"][0]["adaptations"] == [
        {"what": "Read it aloud.", "why": "", "was_planned": False}
    ]


def test_an_events_document_has_the_agreed_keys():
    event = release_page(EventFactory(parent=LiveProjectFactory()))
    assert set(head(event)) == SHARED | EVENT
    assert head(event)["starts_at"] == "2024-06-20T10:00:00+01:00"


def test_an_edition_has_the_agreed_keys(final):
    content = build_product(final).edition.content
    assert set(content) == {
        *("kind_code", "kind_label", "audience", "licence", "plain_summary", "project"),
        *("sections", "changes", "involvement"),
    }
    assert content["sections"][0] == {
        "id": SHARING,
        "number": 1,
        "anchor": "part-1",
        "heading": "Sharing the draft",
        "blocks": [
            {
                "id": SHARING_TEXT,
                "type": "paragraph",
                "value": "<p>Share the draft at least 5 working days before it is filed.</p>",
            }
        ],
    }
    assert content["changes"][0] == {
        "type": "changed",
        "text": "The draft is shared 5 working days before it is filed.",
        "reason": "voice",
        "reason_label": "What people said",
        "block_ids": [SHARING_TEXT],
        "recommendation": {
            "code": final.project.recommendations.get().code,
            "text": "Let families see the statement before court.",
        },
    }


def test_the_life_of_a_product_has_five_steps(final):
    life = head(final.project)["life"]
    assert [(step["step"], step["state"], step["version"]) for step in life] == [
        ("draft", "done", "0.3"),
        ("tested", "done", "0.2"),
        ("piloted", "done", "0.3"),
        ("evaluated", "done", None),
        ("final", "current", "1.0"),
    ]
    assert life[4]["note"] == "In use now"


def test_the_step_that_was_reached_last_is_the_current_one_and_the_rest_is_ahead():
    product = release_page(PilotReadyProductFactory())
    states = [step["state"] for step in head(product.project)["life"]]
    assert states == ["done", "done", "current", "ahead", "ahead"]


def test_a_project_without_a_product_has_no_life():
    assert head(LiveProjectFactory())["life"] == []


def test_the_timeline_tells_what_happened_in_order(piloted):
    release_page(EventFactory(parent=piloted.project))
    rows = head(piloted.project)["timeline"]
    assert [(row["date"], row["mark"], row["title"]) for row in rows] == [
        ("2024-05-14", None, "Project approved"),
        ("2024-06-20", None, "First seminar"),
        ("2025-02-03", "tested", "Tested, version 0.2"),
        ("2025-03-01", None, "Pilot money set aside"),
        ("2025-05-01", "piloted", "Piloted, version 0.3"),
        ("2025-12-04", "evaluated", "Evaluated and signed off"),
    ]


def test_nothing_public_tells_the_words_of_a_draft():
    product = DraftProductFactory(title="Unspoken title", plain_summary="Unspoken words.")
    release_page(product)
    assert "Unspoken" not in str(head(product.project))


def test_the_team_is_told_by_groups_and_never_by_names():
    project = DraftProjectFactory()
    hidden = AgencyFactory(may_be_named=False, kind="police")
    TeamAgency.objects.create(project=project, agency=hidden)
    TeamAgency.objects.create(project=project, agency=AgencyFactory(name="Left", slug="left"))
    TeamPerson.objects.create(project=project, agency=hidden, group="practitioner")
    TeamPerson.objects.create(project=project, group="service_user")
    TeamPerson.objects.create(project=project, group="programme_staff")
    team = head(release_page(project))["team"]
    assert (team["agency_count"], team["people_count"], team["people"]) == (2, 3, [])
    assert [row["name"] for row in team["agencies"]] == [
        *("Police", "Left", "People who came on their own", "Programme team"),
    ]
    assert team["totals"]["service_user"] == 1
    assert set(team["totals"]) == {
        *("practitioner", "policy_maker", "service_user", "researcher", "programme_staff"),
    }


@pytest.mark.parametrize(
    ("consent", "told"),
    [
        ("name", [("Jo Fictional", "Lived experience")]),
        ("role_only", [(None, "Lived experience")]),
        ("no", []),
    ],
)
def test_people_are_credited_as_they_agreed(consent, told):
    project = DraftProjectFactory()
    person = Person.objects.create(display_name="Jo Fictional", credit_consent=consent)
    place = {"group": "service_user", "credit_roles": ["lived-experience"]}
    TeamPerson.objects.create(project=project, person=person, **place)
    people = head(release_page(project))["team"]["people"]
    assert [(one["name"], one["roles"][0]["label"]) for one in people] == told


def test_who_takes_the_consent_back_is_not_named_any_more():
    project = DraftProjectFactory()
    person = Person.objects.create(display_name="Jo Fictional", credit_consent="name")
    TeamPerson.objects.create(project=project, person=person, group="researcher")
    release_page(project)
    person.credit_consent = "no"
    keep_entry(person)
    assert "Jo Fictional" not in str(head(project))


def test_nobody_who_used_services_is_named_with_domestic_abuse():
    project = DraftProjectFactory(sensitivity="domestic_abuse")
    person = Person.objects.create(display_name="Jo Fictional", credit_consent="name")
    for group in ("service_user", "researcher"):
        TeamPerson.objects.create(project=project, person=person, group=group)
    people = head(release_page(project))["team"]["people"]
    assert [one["name"] for one in people] == [None, "Jo Fictional"]


def test_the_levels_of_a_team_are_counted():
    project = DraftProjectFactory()
    for level in ("strategic", "front_line", "front_line", ""):
        TeamPerson.objects.create(project=project, group="practitioner", level=level)
    levels = head(release_page(project))["team"]["levels"]
    assert {one["code"]: one["count"] for one in levels} == {
        "strategic": 1,
        "operational": 0,
        "front_line": 2,
    }


def test_purpose_and_differences_are_told():
    project = DraftProjectFactory(why="<p>Too late.</p>")
    project.outcomes.add(OutcomeStatement(for_whom="Parents", what_changes="They read in time."))
    Waiver.objects.create(
        project=project,
        title="Parents joined later",
        usual_way="All meet first.",
        here="Five weeks later.",
        reason="The first seminar was in a court building.",
        granted_by="The programme manager",
        granted_on=date(2024, 6, 11),
    )
    topic = PriorityTopic.objects.create(statement="Read it first.", horizon="current", need="both")
    topic.endorsements.add(TopicEndorsement(agency=AgencyFactory()))
    topic.save()
    project.topics.add(topic)
    project.save()
    document = head(release_page(project))
    assert document["why_html"] == "<p>Too late.</p>"
    assert document["outcomes"][0]["for_whom"] == "Parents"
    assert document["waivers"][0]["granted_on"] == "2024-06-11"
    assert document["endorsed_by_count"] == 1


def test_a_note_sums_up_several_changes(final):
    for number in (1, 2):
        final.change_entries.add(
            ChangeEntry(type="added", plain_text=f"Part {number} is new.", reason="evidence")
        )
    final.version = "1.1"
    release_page(final)
    assert editions_of(final.translation_key).first().change_note == (
        "Part 1 is new. And 1 more change."
    )


def test_a_model_gives_its_projects_other_words(client):
    model = ProjectModel.objects.create(code="mine", title="-", labels={"team": "working group"})
    project = release_page(DraftProjectFactory(model=model))
    assert head(project)["labels"] == {
        "team": "working group",
        "product": "product",
        "pilot": "pilot",
    }
    assert "<h1>Working group</h1>" in client.get(f"{project.url}team/").content.decode()


@pytest.mark.parametrize("labels", [{"teem": "group"}, {"team": ""}, {"team": 3}, ["team"]])
def test_a_model_refuses_words_for_nothing(labels):
    with pytest.raises(ValidationError) as refusal:
        ProjectModel(code="mine", title="-", labels=labels).full_clean()
    assert "labels" in refusal.value.message_dict


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2024, 6, 1), date(2026, 5, 31), 23),
        (date(2024, 6, 1), date(2026, 6, 1), 24),
        (date(2024, 1, 31), date(2024, 2, 1), 0),
    ],
)
def test_readers_and_rules_count_months_alike(start, end, months):
    project = LiveProjectFactory(actual_start=None, planned_start=start, planned_end=end)
    assert head(release_page(project))["months"] == months
    [told] = [one for one in rules.readings(project) if one.rule.code == "W01"]
    assert told.is_met or f"planned for {months} months" in told.message
