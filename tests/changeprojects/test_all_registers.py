"""All registers alike: who sees them, what is found and saved in them, what that asks for."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.admin import SimpleListFilter
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode
from openpyxl import load_workbook
from wagtail.admin.panels import FieldPanel, InlinePanel, PanelGroup

from changeprojects.models import (
    Agency,
    CriterionJudgement,
    PilotSite,
    RuleSetting,
    TeamAgency,
    TopicEndorsement,
)
from tests.changeprojects.register_rows import (
    ADMINS,
    of_group,
    place_called,
    planted,
    store_rows,
    texts_of,
    url,
)

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx")


@pytest.fixture(scope="module")
def places(django_db_setup, django_db_blocker):
    """Two projects with all that belongs to one, made once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield place_called("wombat"), place_called("quokka")
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_stays(places, db):
    """Take back what the test did, and leave the places."""


@pytest.fixture
def desk(client):
    """Somebody who sees every register."""
    client.force_login(of_group("Programme managers", "Survey managers"))
    # What is asked only once, by whoever asks first, is no matter of the register.
    client.get(url("agency"))
    return client


# ---------------------------------------------------------------- who sees which

PROGRAMME = set(ADMINS) - {"surveydeployment"}
SEES = {
    "Programme managers": PROGRAMME,
    "Programme editors": PROGRAMME - {"expressionofinterest"},
    "Publishers": PROGRAMME - {"expressionofinterest"},
    "Evaluators": {"pilotpage", "pilotsite", "adaptation", "evaluation", "recommendation"},
    "Survey managers": {"surveydeployment"},
    "Link officers": set(),
}


@pytest.mark.parametrize("group", SEES)
def test_a_group_sees_the_registers_of_its_duties_and_no_others(client, group):
    client.force_login(of_group(group))
    seen = {name for name in ADMINS if client.get(url(name)).status_code == 200}
    assert seen == SEES[group]


@pytest.mark.parametrize("group", [name for name in SEES if SEES[name]])
def test_the_menu_offers_only_what_the_group_sees(client, group):
    client.force_login(of_group(group))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    offered = {name for name in ADMINS if f'"{url(name)}"' in page}
    assert offered == SEES[group]


# ---------------------------------------------------------------- each is complete

WRITTEN_ELSEWHERE = {"expressionofinterest", "pilotpage"}


def panels_in(panel):
    if isinstance(panel, InlinePanel):
        yield from panels_in(panel.child_edit_handler)
    elif isinstance(panel, PanelGroup):
        for child in panel.children:
            yield from panels_in(child)
    elif isinstance(panel, FieldPanel):
        yield panel


@pytest.mark.parametrize("name", sorted(PROGRAMME - WRITTEN_ELSEWHERE))
def test_every_field_says_what_belongs_there(name):
    handler = ADMINS[name].get_edit_handler().bind_to_model(ADMINS[name].model)
    fields = handler.get_form_class().base_fields
    silent = [
        panel.field_name
        for panel in panels_in(handler)
        if not panel.help_text
        and not getattr(fields.get(panel.field_name), "help_text", "")
        and not panel.model._meta.get_field(panel.field_name).help_text
    ]
    assert not silent


def found_by(desk, name, asked):
    """The keys of the rows that the list shows."""
    response = desk.get(url(name), asked)
    assert response.status_code == 200
    return {row.pk for row in response.context["object_list"]}


def rows_in(response):
    """The rows of a file, each by its heads, whatever kind of file it is."""
    content = b"".join(response.streaming_content)
    if response["Content-Type"] == "text/csv":
        return list(csv.DictReader(StringIO(content.decode())))
    heads, *rows = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", ADMINS)
def test_a_search_finds_what_holds_the_word_and_nothing_else(desk, name, places):
    assert ADMINS[name].search_fields
    row, other = (planted(name, place) for place in places)
    found = found_by(desk, name, {"q": "wombat"})
    assert row.pk in found
    assert other.pk not in found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ADMINS)
def test_a_file_holds_what_was_found_in_words(desk, name, kind, places):
    register = ADMINS[name]
    assert register.list_export
    row, _ = (planted(name, place) for place in places)
    rows = rows_in(desk.get(url(name), {"q": "wombat", "export": kind}))
    assert len(rows) == len(found_by(desk, name, {"q": "wombat"}))
    written = texts_of(register.model)
    expected = [one for one in register.list_export if one in written]
    heads = list(rows[0])
    assert len(set(heads)) == len(register.list_export)
    of_row = [
        one
        for one in rows
        if all("wombat" in str(one[heads[register.list_export.index(field)]]) for field in expected)
    ]
    assert of_row, f"no row of {row} in {rows}"
    assert all("wombat" in str(one) and "quokka" not in str(one) for one in rows)
    assert not {"True", "False", "None", "-", "'-"} & {
        str(cell) for cell in rows[0].values() if cell is not None
    }


@pytest.mark.parametrize("name", ADMINS)
def test_an_entry_is_inspected(desk, name, places):
    register = ADMINS[name]
    row = planted(name, places[0])
    page = desk.get(url(name, "inspect", row.pk)).content.decode()
    shown = set(register.inspect_view_fields) & set(texts_of(register.model))
    assert page.count("wombat") >= max(len(shown), 1)


@pytest.mark.parametrize("name", ADMINS)
def test_every_choice_of_every_filter_narrows_the_list(desk, name, places):
    for place in places:
        planted(name, place)
    view = desk.get(url(name)).context["view"]
    assert len(view.filter_specs) == len(ADMINS[name].list_filter)
    for spec in view.filter_specs:
        choices = [one["query_string"] for one in spec.choices(view)]
        counts = [desk.get(url(name) + one).context["result_count"] for one in choices]
        assert counts[0] == max(counts)
        assert any(counts[1:])


@pytest.mark.parametrize("name", ADMINS)
def test_one_unknown_choice_is_left_out_and_everything_else_stays(desk, name, places):
    for place in places:
        planted(name, place)
    specs = desk.get(url(name)).context["view"].filter_specs
    for spec in specs:
        other = {} if len(specs) < 2 else known_choice(specs[specs.index(spec) - 1])
        kept = other | {"q": "wombat", "o": "0"}
        asked = kept | {spec.expected_parameters()[0]: "no-such"}
        response = desk.get(url(name), asked, follow=True)
        ((address, _),) = response.redirect_chain
        assert sorted(address.partition("?")[2].split("&")) == sorted(urlencode(kept).split("&"))
        assert f"“{spec.title}” has no such choice" in response.content.decode()
        wanted = desk.get(url(name), kept)
        assert response.context["result_count"] == wanted.context["result_count"]
        assert [row.pk for row in response.context["object_list"]] == [
            row.pk for row in wanted.context["object_list"]
        ]


def known_choice(spec):
    """The parameter of a filter with a choice that it offers."""
    if isinstance(spec, SimpleListFilter):
        choice = str(spec.lookup_choices[0][0])
    else:
        choice = spec.field.flatchoices[-1][0] if spec.field.choices else "1"
    return {spec.expected_parameters()[0]: choice}


def test_no_file_is_sent_that_holds_more_than_was_asked_for(desk, places):
    planted("budgetline", places[0])
    response = desk.get(url("budgetline"), {"status__exact": "no-such", "export": "csv"})
    assert (response.status_code, response["Location"]) == (302, url("budgetline"))


# ---------------------------------------------------------------- many rows


def queries(desk, address, asked):
    with CaptureQueriesContext(connection) as made:
        response = desk.get(address, asked)
        assert response.status_code == 200
        if response.streaming:
            list(response.streaming_content)
    return len(made)


@pytest.mark.parametrize("name", ADMINS)
def test_lists_and_files_ask_as_much_for_two_thousand_rows_as_for_twenty(desk, name, places):
    asked = ({}, {"export": "csv"})
    store_rows(name, 20, places[0])
    few = [queries(desk, url(name), one) for one in asked]
    # Both kinds of file are written from the same rows; one of them is enough for many.
    assert queries(desk, url(name), {"export": "xlsx"}) == few[1]
    store_rows(name, 1_980, places[0])
    assert [queries(desk, url(name), one) for one in asked] == few
    assert max(few) <= 25


def below(name, row):
    """Store fifty entries below one."""
    agencies = [Agency(name=f"A{n}", slug=f"a{n}", kind="other") for n in range(50)]
    agencies = Agency.objects.bulk_create(agencies)
    if name == "stage":
        leads = TeamAgency.objects.bulk_create(
            TeamAgency(project=row.project, agency=one) for one in agencies
        )
        return row.leads.set(leads)
    make = {
        "selectionappraisal": lambda n: CriterionJudgement(appraisal=row, criterion=f"c{n}"),
        "prioritytopic": lambda n: TopicEndorsement(topic=row, agency=agencies[n]),
        "projectmodel": lambda n: RuleSetting(model=row, code=f"X{n}", params={"most": n}),
        "pilotpage": lambda n: PilotSite(pilot=row, agency=agencies[n]),
    }[name]
    entries = [make(number) for number in range(50)]
    return type(entries[0]).objects.bulk_create(entries)


@pytest.mark.parametrize(
    "name", ["selectionappraisal", "prioritytopic", "projectmodel", "pilotpage", "stage"]
)
def test_an_inspection_asks_as_much_for_fifty_entries_below_as_for_none(desk, name, places):
    row = planted(name, places[0])
    inspect = url(name, "inspect", row.pk)
    desk.get(inspect)
    before = queries(desk, inspect, {})
    below(name, row)
    assert queries(desk, inspect, {}) == before
