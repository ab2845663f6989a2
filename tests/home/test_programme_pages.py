"""The pages round the projects: priorities, calls, sections, agencies, events."""

import re
from copy import copy
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import uuid4

import orjson
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from changeprojects import rules
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.actions.save_agency import save_agency
from changeprojects.models import (
    Agency,
    BudgetLine,
    ChangeProjectPage,
    EventMaterial,
    TeamPerson,
    Waiver,
)
from surveys.models import VoiceIndexPage
from syndication.models import Publication
from tests.factories.changeprojects import (
    ActiveSiteFactory,
    AgencyFactory,
    AllocatedLineFactory,
    EventFactory,
    LiveProjectFactory,
    PilotedProductFactory,
    PilotPage,
)
from tests.factories.programme import (
    AgencyIndexFactory,
    CallFactory,
    DecisionFactory,
    EventIndexFactory,
    MemberFactory,
    PrioritiesIndexFactory,
    RoundFactory,
    SectionFactory,
    StageFactory,
    TopicFactory,
    endorse,
)
from tests.fresh_process import forget
from tests.home.rendering import soup_of, words_of
from tests.home.samples import handbook, publish, voice_summary

MOST_QUERIES = 12
LIST_SIZES = (20, 2_000)
# Change numbers that no release of the tests comes near.
FAR_AHEAD = count(1_000_000)


@pytest.fixture
def site(front):
    """The lists of the programme, empty."""
    for factory in (AgencyIndexFactory, EventIndexFactory, PrioritiesIndexFactory):
        factory()
    return front


@pytest.fixture
def page(client, site):
    """Ask for an address and return the page."""

    def ask(address, status=200):
        response = client.get(address)
        assert response.status_code == status, address
        return soup_of(response.content)

    return ask


def event_on(day, **more):
    starts = timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=10)))
    return release_page(EventFactory(starts_at=starts, ends_at=starts + timedelta(hours=4), **more))


def named(name, **more):
    agency = AgencyFactory.build(name=name, slug=name.lower().replace(" ", "-"), **more)
    save_agency(agency, by=None)
    return agency


# ---------------------------------------------------------------- priorities


def test_a_round_shows_its_topics_who_stands_behind_them_and_what_they_led_to(page):
    topic = TopicFactory()
    endorse(topic, named("Aldermoor"), named("Brackwater", may_be_named=False))
    LiveProjectFactory(topics=[topic])
    words = words_of(page("/priorities/2026/").main)
    assert "Families read what is written about them in time." in words
    assert "Aldermoor and Local authority, children’s services" in words
    assert "Led to Using Evidence in Court" in words
    assert "Brackwater" not in words


def test_a_project_leads_to_the_round_it_came_from(page):
    project = LiveProjectFactory(topics=[TopicFactory()])
    assert page(project.url).select_one("main a[href='/priorities/2026/']")


def test_a_round_forgets_a_project_that_is_taken_back(page):
    project = LiveProjectFactory(topics=[TopicFactory()])
    project.unpublish()
    assert "No project has taken it up yet." in words_of(page("/priorities/2026/"))


def test_the_rounds_are_listed_the_latest_first(page):
    RoundFactory(slug="2024", title="Priorities 2024", opens_on=date(2024, 1, 1))
    RoundFactory()
    titles = [one.get_text() for one in page("/priorities/").select(".cp-entry h2")]
    assert titles == ["Priorities 2026", "Priorities 2024"]


# ---------------------------------------------------------------- calls and sections


@pytest.mark.parametrize(
    ("day", "word"),
    [("2026-11-30", "opens soon"), ("2026-12-05", "open now"), ("2026-12-30", "closed")],
)
def test_a_call_tells_its_state_at_the_time_of_asking(page, day, word):
    call = CallFactory()
    with time_machine.travel(f"{day}T12:00:00Z"):
        found = page(call.url)
    assert f"Call, {word}" in words_of(found)
    assert bool(found.select("#answer")) is (word != "closed")


@pytest.mark.parametrize(
    ("status", "facts", "told"),
    [
        ("developing", {"actual_start": date(2026, 12, 10)}, "Closed early Thursday 10 December"),
        ("stopped", {"actual_end": date(2026, 12, 10)}, "Closed early Thursday 10 December 2026"),
        ("paused", {}, "Was to close Tuesday 29 December 2026, 5 pm"),
        # It began before it called for more agencies.
        ("developing", {"actual_start": date(2025, 1, 1)}, "Was to close Tuesday 29 December"),
    ],
)
def test_a_call_that_ended_early_tells_no_day_to_come_as_past(page, status, facts, told):
    call = CallFactory()
    type(call.project).objects.filter(pk=call.project.pk).update(status=status, **facts)
    type(call).objects.get(pk=call.pk).refresh_head()
    with time_machine.travel("2026-12-12T12:00:00Z"):
        found = words_of(page(call.url).select_one("dl.cp-facts"))
    assert told in found
    assert "Closed Tuesday" not in found


def test_a_call_that_ran_to_its_end_tells_when_it_closed(page):
    call = CallFactory()
    began = {"status": "developing", "actual_start": date(2027, 1, 10)}
    type(call.project).objects.filter(pk=call.project.pk).update(**began)
    type(call).objects.get(pk=call.pk).refresh_head()
    with time_machine.travel("2027-02-01T12:00:00Z"):
        found = words_of(page(call.url).select_one("dl.cp-facts"))
    assert "Closed Tuesday 29 December 2026, 5 pm" in found


def test_a_project_announces_its_open_call_and_leads_to_it(page):
    call = CallFactory()
    with time_machine.travel("2026-12-05T12:00:00Z"):
        notice = page(call.project.url).select_one(".cp-notice")
    assert "The call is open until Tuesday 29 December 2026, 5 pm." in words_of(notice)
    assert notice.a["href"] == call.url


def test_a_section_is_one_click_from_its_project(page):
    section = SectionFactory()
    assert page(section.project.url).select_one(f"main a[href='{section.url}']")
    assert "The network pays." in words_of(page(section.url))


def test_a_level_at_which_nobody_works_is_told_as_none(page):
    member = MemberFactory()
    place = {"project": member.project, "agency": member.agency}
    keep_entry(TeamPerson(group="practitioner", level="front_line", **place))
    levels = page(f"{member.project.url}team/").select_one("#levels + dl")
    told = {words_of(one.dt): words_of(one.dd) for one in levels.select("div")}
    assert told == {"Strategic": "None", "Operational": "None", "Front line": "One"}


# ---------------------------------------------------------------- agencies


def test_an_agency_tells_in_what_it_takes_part_and_what_it_leads(page):
    member = MemberFactory(agency=named("Aldermoor"))
    stage = StageFactory(project=member.project)
    stage.leads.add(member)
    keep_entry(stage)
    words = words_of(page("/agencies/aldermoor/").main)
    assert "Piloting Using Evidence in Court Member, since June 2024 Leads: drafting" in words


def test_an_agency_that_may_not_be_named_has_no_page(page):
    agency = named("Aldermoor")
    page("/agencies/aldermoor/")
    agency.may_be_named = False
    save_agency(agency, by=None)
    page("/agencies/aldermoor/", status=410)
    assert "Aldermoor" not in words_of(page("/agencies/").main)


def test_an_agency_that_is_no_partner_has_a_page_while_it_takes_part(page):
    agency = named("Marden Heath", is_partner=False)
    page("/agencies/marden-heath/", status=404)
    member = MemberFactory(agency=agency)
    page("/agencies/marden-heath/")
    member.project.unpublish()
    page("/agencies/marden-heath/", status=410)


def test_an_agency_says_nothing_of_a_pilot_about_domestic_abuse(page):
    pilot = PilotPage.objects.get(pk=PilotedProductFactory().pilots.get().pk)
    keep_entry(ActiveSiteFactory.build(pilot=pilot, agency=named("Harrow Lane", region="North")))
    assert "Spring pilot" in words_of(page("/agencies/harrow-lane/"))
    project = pilot.project
    project.sensitivity = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    release_page(project)
    Agency.objects.get(name="Harrow Lane").refresh_head()
    assert "Spring pilot" not in words_of(page("/agencies/harrow-lane/"))
    for address in (project.url, f"{project.url}timeline/"):
        assert "Harrow Lane" not in words_of(page(address)), address


def test_agencies_move_with_their_list(page, django_capture_on_commit_callbacks):
    named("Aldermoor")
    index = AgencyIndexFactory._meta.model.objects.get()
    index.slug = "partners"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    assert page("/partners/").select_one("main a[href='/partners/aldermoor/']")


# ---------------------------------------------------------------- events


def test_coming_events_are_listed_before_past_ones_by_year(page):
    today, project = timezone.localdate(), LiveProjectFactory()
    event_on(today + timedelta(days=60), title="Later", parent=project)
    event_on(today + timedelta(days=30), title="Soon", parent=project)
    event_on(date(2024, 6, 20), title="Before", parent=project)
    move(event_on(date(2023, 6, 20), title="Never", parent=project), "cancel", reason="Flood.")
    found = page("/events/")
    titles = [one.get_text() for one in found.select(".cp-entry h3")]
    assert titles == ["Soon", "Later", "Before", "Never"]
    assert [one.get_text() for one in found.select("main h2")] == ["Coming", "2024", "2023"]
    assert "Cancelled: Flood." in words_of(found)


def test_ways_in_are_shown_while_an_event_is_to_come(page):
    links = {"join_url": "https://example.org/in", "booking_url": "https://example.org/book"}
    event = event_on(timezone.localdate() + timedelta(days=9), **links)
    assert page(event.url).select(f"a[href='{links['join_url']}']")
    move(event, "cancel", reason="The hall was flooded.")
    found = page(event.url)
    assert "Cancelled. The hall was flooded." in words_of(found.select_one(".cp-notice--stop"))
    assert not found.select("a[href^='https://example.org/']")


def test_an_event_shows_what_came_of_it(page):
    project = LiveProjectFactory()
    event = EventFactory(parent=project, notes="<p>Four parents spoke first.</p>")
    event.materials.add(EventMaterial(title="Slides", url="https://example.org/s", format="PDF"))
    event = release_page(event)
    first = DecisionFactory(project=project, at_event=event)
    words = words_of(page(event.url))
    assert "Four parents spoke first." in words
    assert "Slides PDF" in words
    assert "Decided A handbook." in words
    DecisionFactory(project=project, supersedes=first, decided_on=date(2024, 9, 3))
    assert "Replaced on 3 September 2024." in words_of(page(event.url))


def test_the_calendar_file_is_one_that_calendars_read(client, site):
    event = EventFactory(
        title="Seminar; with, commas",
        venue="Old Corn Hall, " + "very long street name " * 8,
        starts_at=datetime(2027, 6, 20, 9, tzinfo=UTC),
        ends_at=datetime(2027, 6, 20, 15, 30, tzinfo=UTC),
    )
    event = release_page(event)
    response = client.get(f"{event.url}event.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert entry["SUMMARY"] == event.title
    assert entry["LOCATION"] == event.venue
    assert entry.decoded("DTSTART") == event.starts_at
    assert b"DTEND:20270620T153000Z" in response.content
    assert client.get(f"{event.url}event.ics").content == response.content


def test_a_cancelled_event_keeps_its_uid_and_says_so(client, site):
    event = event_on(timezone.localdate() + timedelta(days=9))
    (before,) = Calendar.from_ical(client.get(f"{event.url}event.ics").content).walk("VEVENT")
    move(event, "cancel", reason="The hall was flooded.")
    (after,) = Calendar.from_ical(client.get(f"{event.url}event.ics").content).walk("VEVENT")
    assert after["UID"] == before["UID"]
    assert after["STATUS"] == "CANCELLED"
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert "The hall was flooded." in after["DESCRIPTION"]


def test_there_is_no_calendar_file_of_an_event_that_is_not_released(client, site):
    assert client.get(f"{EventFactory().url}event.ics").status_code == 404


# ---------------------------------------------------------------- the parts of a project


def test_the_timeline_shows_replaced_decisions_and_only_amounts_that_are_published(page):
    project = LiveProjectFactory()
    first = DecisionFactory(project=project)
    DecisionFactory(project=project, supersedes=first, decided_on=date(2024, 9, 3))
    AllocatedLineFactory(project=project)
    final = AllocatedLineFactory(project=project, purpose=BudgetLine.Purpose.FINAL_PRODUCT)
    final.publish_amounts = True
    keep_entry(final)
    found = page(f"{project.url}timeline/")
    assert found.select_one("s").get_text() == "A handbook."
    rows = [words_of(row) for row in found.select("#money ~ * tbody tr, .cp-table tbody tr")]
    assert rows == ["Pilot 1 March 2025 Not published", "Final product 1 March 2025 £18,000"]


def test_the_differences_tell_model_waivers_and_how_it_stands(page):
    project = LiveProjectFactory()
    reason = "The first seminar was booked in a court building."
    waiver = Waiver(
        project=project,
        title="Parents joined later",
        usual_way="Everyone meets at the first seminar.",
        here="They joined five weeks later.",
        reason=reason,
        granted_by="The programme manager",
        granted_on=date(2024, 6, 11),
    )
    keep_entry(waiver)
    words = words_of(page(f"{project.url}differences/"))
    assert reason in words
    assert "The team has at most 7 partner agencies. Met" in words


def test_the_differences_tell_the_public_how_it_stands_and_not_what_to_do(client, page):
    project = LiveProjectFactory()
    table = words_of(page(f"{project.url}differences/").table)
    assert "Somebody who has used services is in the team. Not met; the project goes on" in table
    readiness = client.get(f"/api/v1/change-projects/{project.translation_key}/readiness").json()
    for told in (table, str(readiness["findings"]), str(readiness["parts"])):
        for rule in rules.all_rules():
            assert rule.message not in told, rule.code


def test_a_stage_says_who_leads_it(page):
    member = MemberFactory(agency=named("Aldermoor"))
    stage = StageFactory(project=member.project)
    stage.leads.add(member)
    keep_entry(stage)
    row = page(member.project.url).select_one(".cp-time li.is-piloted")
    assert "Drafting: going on Led by Aldermoor" in words_of(row)


@pytest.mark.parametrize("status", ["stopped", "paused", "declined"])
def test_a_project_that_does_not_go_on_says_why_at_the_top(page, status):
    project = LiveProjectFactory(status=status, status_reason="The pilot found harm.")
    assert "The pilot found harm." in words_of(page(project.url).select_one(".cp-head .cp-notice"))


@pytest.mark.parametrize("status", ["planned", "declined"])
def test_a_project_without_a_team_has_all_its_parts(page, status):
    project = LiveProjectFactory(status=status, approved_on=None, actual_start=None)
    for part in ("", "timeline/", "team/", "differences/"):
        assert page(f"{project.url}{part}").h1


def test_every_part_about_domestic_abuse_keeps_the_way_out(page):
    project = LiveProjectFactory(sensitivity=ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE)
    parts = [
        *(project.url + part for part in ("", "timeline/", "team/", "differences/")),
        SectionFactory(parent=project).url,
        CallFactory(parent=project).url,
        release_page(EventFactory(parent=project)).url,
    ]
    for address in parts:
        first = page(address).select("a, button, input, select, [tabindex]")[0]
        assert first.get_text() == "Leave this page", address


def test_a_part_of_what_was_taken_back_is_gone_too(page):
    project = LiveProjectFactory()
    project.unpublish()
    page(f"{project.url}team/", status=410)


# ---------------------------------------------------------------- queries


def test_no_page_needs_many_queries(client, site):
    topic, call = TopicFactory(), CallFactory()
    member = MemberFactory(project=call.project, agency=named("Aldermoor"))
    event = release_page(EventFactory(parent=call.project))
    pilot = PilotedProductFactory().pilots.get()
    addresses = [
        *("/priorities/", topic.round.url, "/agencies/", "/agencies/aldermoor/", "/events/"),
        *(member.project.url + part for part in ("", "timeline/", "team/", "differences/")),
        *(call.url, event.url, f"{event.url}event.ics", pilot.url),
        *(SectionFactory(parent=call.project).url, "/what-we-do/"),
    ]
    asked = {address: queries_of(client, address) for address in addresses}
    assert {address: many for address, many in asked.items() if many > MOST_QUERIES} == {}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/what-we-do/", "change-project"),
        ("/what-we-do/?kind=specific_need&scale=network", "change-project"),
        ("/agencies/", "agency"),
        ("/events/", "event"),
        ("/priorities/", "consultation-round"),
        ("/library/", "product"),
        ("/library/?stage=all&kind=handbook&audience=practitioners", "product"),
        ("/voice/", "voice-summary"),
    ],
)
def test_a_list_of_two_thousand_takes_as_many_queries_as_one_of_twenty(client, site, address, kind):
    site.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    needed = []
    for size in LIST_SIZES:
        publish_many(kind, size)
        many, page = asked_for(client, address)
        needed.append(many)
    assert needed[0] == needed[1] <= MOST_QUERIES
    # The first of them has a title of its own.
    assert len(set(re.findall(rb"Number \d+", page))) == LIST_SIZES[-1] - 1


def test_the_library_takes_as_many_queries_however_many_projects_its_topics_come_from(client, site):
    LiveProjectFactory(topics=[TopicFactory()])
    publish(handbook())
    needed = []
    for size in LIST_SIZES:
        publish_many("change-project", size)
        publish_many("product", size)
        needed.append(queries_of(client, "/library/?topic=&news="))
    assert needed[0] == needed[1] <= MOST_QUERIES


def queries_of(client, address):
    return asked_for(client, address)[0]


def asked_for(client, address):
    """How many queries it takes to answer, and the page."""
    forget()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries), response.content


def publish_many(kind, size):
    """Let a list have `size` documents, each like the first one, which is released."""
    makers = {
        "change-project": LiveProjectFactory,
        "agency": lambda: named("Aldermoor"),
        "event": lambda: event_on(date(2024, 6, 20), parent=LiveProjectFactory()),
        "consultation-round": lambda: TopicFactory().round,
        "product": lambda: publish(handbook()),
        "voice-summary": lambda: publish(voice_summary()),
    }
    heads = Publication.objects.live().of_kind(kind)
    if not heads.exists():
        makers[kind]()
    first = heads.first()
    copies = []
    for number in range(heads.count(), size):
        one = copy(first)
        one.pk, one._state = None, copy(first._state)
        one._state.adding = True
        one.identifier, one.title = uuid4(), f"Number {number}"
        one.change_number = next(FAR_AHEAD)
        said = orjson.loads(first.document) | {"title": one.title, "id": str(one.identifier)}
        one.document = orjson.dumps(said).decode()
        copies.append(one)
    Publication.objects.bulk_create(copies)
