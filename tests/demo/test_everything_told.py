"""Whoever reads every page, document and file and subtracts all from all finds no few people."""

import json
import re
from collections import Counter, defaultdict
from functools import cache

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from surveys.engine.release import ALL
from surveys.models import ReleasedTable, Response, SurveyDeployment, YouSaidWeDidPage
from syndication.selectors import document_of
from tests.demo.everything_told import APART, EVERYBODY, everything, other_forms
from tests.surveys.evidence.attack import STEPS as STEPS_IN_ORDER
from tests.surveys.evidence.attack import known_of_steps, recovered

STEPS = {
    "started": "started",
    "sent": "sent their answers",
    "readable": "wrote something that we could read; the others did not",
    "coded": "said something that is in a theme",
    "taken_back": "took their answers back",
}
WAYS = dict(Response.Mode.choices)


@pytest.fixture
def all_told(accounts, db):
    found = everything()
    assert len(found) > 500
    return found


@pytest.fixture
def told(all_told):
    return [one for one in all_told if one.about != APART]


def test_who_people_are_is_told_of_many_or_not_at_all(all_told):
    numbers = [one.told for one in all_told if one.about == APART]
    assert numbers
    assert all(one is None or (one and one % 5 == 0) for one in numbers)
    assert numbers.count(None) != 1


def test_the_files_say_of_who_people_are_what_the_desk_says(all_told):
    said = defaultdict(Counter)
    for one in all_told:
        if one.about == APART:
            said[one.where.partition("#")[0]][one.deployment, one.answer, one.told, one.base] += 1
    desks = [told for where, told in said.items() if where.endswith("/results/")]
    files = [told for where, told in said.items() if "/exports/" in where]
    assert desks
    assert len(files) == 3 * len(desks)
    assert all(told in desks for told in files)


@cache
def released(one):
    """The table in which this was told, with its row and its answer; fails if there is none."""
    name, answer = subject(one)
    for table in ReleasedTable.objects.filter(deployment=one.deployment, name__in=names(name)):
        rows = {name_of(row): row for row in table.cells}
        if one.people in rows and answer in table.cells[rows[one.people]]:
            return table, rows[one.people], answer
    raise AssertionError(one)


def names(name):
    return [name, f"{name} by how"]


def name_of(row):
    """How readers know the people of a row."""
    if row == ALL:
        return EVERYBODY
    first, *others = (WAYS[way] for way in row.split(" + "))
    return " or ".join([first, *(other[0].lower() + other[1:] for other in others)])


def subject(one):
    """What was counted and under which name an answer is kept."""
    deployment = SurveyDeployment.objects.get(pk=one.deployment)
    if one.about == "themes":
        theme = next(each for each in deployment.themes.all() if each.name == one.answer)
        return "themes", f"theme:{theme.code}"
    if one.about == "reached":
        return "themes", f"reached:{ {words: step for step, words in STEPS.items()}[one.answer] }"
    if one.about == "How people answered":
        return "how", {label: way for way, label in WAYS.items()}[one.answer]
    asked = {
        each["label"]: each
        for step in deployment.version.schema["steps"]
        for each in step["questions"]
    }
    question = asked[one.about]
    answers = {option["label"]: option["value"] for option in question["options"]}
    answers |= {"No answer": "", "Another answer": "another answer"}
    answers |= {"Hidden above, together": "hidden above"}
    return f"question:{question['id']}", answers[one.answer]


def test_every_number_anywhere_is_the_one_that_was_released_there(told):
    kinds = Counter()
    for one in told:
        table, row, answer = released(one)
        cell = table.cells[row][answer]
        said = cell.get("about", ("fewer", cell["fewer_than"]) if "fewer_than" in cell else None)
        assert one.told == said, one
        kinds[one.where.split("/")[1], one.people == EVERYBODY] += 1
    # The site, the API and the desks were read, of everybody and of groups.
    assert len(kinds) == 6, kinds


@cache
def parts_of(table, row):
    """The people of a row, as the parts that groups are made of: everybody's too, of themes."""
    if row in table.told_of["groups"]:
        return table.told_of["groups"][row]
    apart = ReleasedTable.objects.filter(
        deployment=table.deployment_id, summary=table.summary, name=f"{table.name} by how"
    ).first()
    return sorted(apart.told_of["sizes"]) if apart else [ALL]


def known_of(told):
    """By what hangs together, the exact number of each set of people that a reader is told."""
    known, answers, bases = defaultdict(dict), defaultdict(set), defaultdict(dict)
    for one in told:
        table, row, answer = released(one)
        place = (one.deployment, table.name.partition(" by ")[0])
        parts = parts_of(table, row)
        meant = table.told_of["merged"].get(answer, [answer])
        answers[place].update(meant)
        if table.told_of["shape"] != "some of":
            bases[place][frozenset(parts)] = sum(table.counts[row].values())
        if isinstance(one.told, int):
            cells = frozenset((part, each) for part in parts for each in meant)
            known[place][cells] = table.counts[row][answer]
    for place, sizes in bases.items():
        for parts, people in sizes.items():
            cells = frozenset((part, each) for part in parts for each in answers[place])
            known[place][cells] = people
    return known


def test_all_of_it_together_gives_no_few_people_away(told):
    places = known_of(told)
    assert len(places) > 10
    for place, known in places.items():
        assert recovered(known) == {}, place


def test_with_one_hidden_number_more_it_would(told):
    places, found = known_of(told), 0
    for one in told:
        if one.told is None:
            table, row, answer = released(one)
            parts = parts_of(table, row)
            meant = table.told_of["merged"].get(answer, [answer])
            cells = frozenset((part, each) for part in parts for each in meant)
            more = {cells: table.counts[row][answer]}
            place = (one.deployment, table.name.partition(" by ")[0])
            found += bool(recovered(places[place] | more))
    assert found > 3


def sizes_of(told):
    """By survey, how many people used each set of ways, as any table of any question tells it.

    Of a question that some were not asked the people are others; nothing is known of both.
    """
    known = defaultdict(dict)
    for one in told:
        table, row, answer = released(one)
        if table.name == "how":
            known[one.deployment][frozenset(table.counts[ALL])] = table.told_of["people"]
            if isinstance(one.told, int):
                known[one.deployment][frozenset({answer})] = table.counts[ALL][answer]
    for one in told:
        table, row, _ = released(one)
        ways = how_of(one.deployment).counts[ALL]
        sizes = {part.split(" ")[1]: size for part, size in table.told_of["sizes"].items()}
        if row in table.told_of["groups"] and all(ways[way] == sizes[way] for way in sizes):
            group = frozenset(part.split(" ")[1] for part in table.told_of["groups"][row])
            known[one.deployment][group] = sum(ways[way] for way in group)
    return known


@cache
def how_of(deployment):
    return ReleasedTable.objects.get(deployment=deployment, name="how")


def test_how_many_used_each_way_is_told_of_no_few_people_by_all_tables_together(told):
    sizes = sizes_of(told)
    assert len(sizes) > 2
    # Of some survey two ways are told together.
    assert any(len(group) == 2 for known in sizes.values() for group in known)
    for deployment, known in sizes.items():
        assert recovered(known) == {}, deployment


def test_with_one_hidden_way_more_a_few_would_be_had(told):
    found = 0
    for deployment, known in sizes_of(told).items():
        how = how_of(deployment)
        for way, cell in how.cells[ALL].items():
            more = {frozenset({way}): how.counts[ALL][way]}
            found += not cell and bool(recovered(known | more))
    assert found


def test_two_places_tell_the_same_of_the_same_people(told):
    said = defaultdict(set)
    for one in told:
        said[one.deployment, one.about, one.people, one.answer].add(json.dumps(one.told))
    assert max(map(len, said.values())) == 1
    assert max(Counter(one[:-1] for one in said).values()) > 3


def test_steps_and_themes_beside_each_other_give_no_few_people_away(told):
    """Each theme is among those in any theme, and each step among those of the step before."""
    said, found = defaultdict(dict), 0
    for one in told:
        if one.about in {"themes", "reached"} and one.people == EVERYBODY:
            table, _, answer = released(one)
            cell = {"about": one.told} if isinstance(one.told, int) else {}
            said[table][answer] = cell
            said[table]["base"] = {"about": one.base}
    for table, cells in said.items():
        true = table.counts[ALL]
        for theme in (name for name in cells if name.startswith("theme:")):
            known = known_of_steps(cells, true, (theme, *STEPS_IN_ORDER))
            assert recovered(known) == {}, table
            found += len(known)
    assert found > 30


def test_every_form_of_a_summary_says_the_numbers_of_its_document_and_no_other(accounts, db):
    forms = Counter()
    for page in YouSaidWeDidPage.objects.live():
        for form, document, text in other_forms(page):
            may = {one for cell in cells_of(document) for one in cell.values()}
            may |= {document["base"]["about"], document["base"]["minimum"]}
            may |= {base for one in document["results"] for base in bases_of(one)}
            may |= {group["base"] for group in document.get("by_how", ())}
            numbers = {int(one) for one in re.findall(r"\b(\d+)(?= of \d+ people| people)", text)}
            assert numbers <= may, (form, numbers - may)
            forms[form] += len(numbers)
    # Linked data names what a summary is about, and no number at all.
    assert {form for form, count in forms.items() if not count} <= {".jsonld"}
    assert set(forms) == {".html", ".md", ".txt", ".jsonld", "poster.pdf"}


@pytest.mark.parametrize("form", ["", "young-people/", "easy-read/"])
def test_no_page_about_it_says_another_number_of_people(accounts, db, form):
    pages = 0
    for page in YouSaidWeDidPage.objects.live():
        answer = Client().get(page.url + form)
        if answer.status_code == 404:
            continue
        pages += 1
        shown = BeautifulSoup(answer.content, "html.parser").main.get_text(" ")
        numbers = {int(one) for one in re.findall(r"\b(\d+)(?= of \d+ people| people)", shown)}
        document = document_of(page.translation_key)
        may = {one for cell in cells_of(document) for one in cell.values()}
        may |= {document["base"]["about"], document["base"]["minimum"]}
        may |= {base for one in document["results"] for base in bases_of(one)}
        may |= {group["base"] for group in document.get("by_how", ())}
        assert numbers <= may
    assert pages


def cells_of(document):
    yield from (one["people"] for one in (*document["items"], *document["reached"]))


def bases_of(question):
    return [question["base"], *(group["base"] for group in question.get("groups", ()))]


def test_the_scorecard_adds_up_what_each_summary_tells_and_nothing_else(accounts, db):
    """Whoever takes all others from the sum has of each survey what its own page says of it."""
    most = 0
    for page in YouSaidWeDidPage.objects.live():
        if page.deployment.version.survey.people_asked is None:
            address = f"/api/v1/voice-summaries/{page.translation_key}"
            reached = Client().get(address).json()["reached"]
            [left] = [row["people"] for row in reached if row["step"] == "taken_back"]
            most += left["about"] + 2 if "about" in left else left["fewer_than"] - 1
    assert most
    assert Client().get("/api/v1/scorecard").json()["taken_back_at_most"] == most
