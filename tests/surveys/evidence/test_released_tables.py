"""A number of people gets out only as a released table, and no two of them tell about a few."""

import copy
import random
from itertools import combinations, product

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from surveys.actions.close_deployment import close_deployment
from surveys.actions.release_table import RESULTS, release_table
from surveys.documents.voice_summary import build_voice_summary
from surveys.engine.disclosure import DEFAULT, protect_exclusive
from surveys.engine.release import ALL, PublicTable, Shape, audit
from surveys.engine.singled_out import MOST_PARTS, singled_out
from surveys.exceptions import TableRefused
from surveys.models import Figures, ReleasedTable, SurveyDeployment, SurveyVersion
from surveys.models.version import Immutable
from tests.factories.changeprojects import ActiveSiteFactory
from tests.surveys.evidence import made

ANSWERS = ("yes", "partly", "no")


def row_table(counts, hidden=(), name="question:1", **fields):
    told = {
        key: {} if key in hidden else {"about": (count + 2) // 5 * 5}
        for key, count in counts.items()
    }
    return PublicTable(
        name, Shape.ONE_OF, sum(counts.values()), {ALL: counts}, {ALL: told}, **fields
    )


def codes(table):
    return {fault.code for fault in audit(table, DEFAULT).faults}


@pytest.mark.parametrize(
    ("counts", "hidden", "fault"),
    [
        ({"yes": 20, "no": 12}, (), set()),
        ({"yes": 20, "no": 3}, (), {"few-shown"}),
        ({"yes": 20, "no": 3}, ("no",), {"worked-out", "few-shown"}),
        ({"yes": 30, "part": 12, "no": 3}, ("no",), {"worked-out"}),
        ({"yes": 30, "part": 12, "no": 3}, ("no", "part"), set()),
        ({"yes": 30, "part": 1, "no": 3}, ("no", "part"), {"worked-out", "few-shown"}),
        ({"yes": 4, "no": 5}, ("yes", "no"), {"few-people", "worked-out"}),
        # Whoever knows that each of them is a few knows that none of them is one.
        ({"yes": 30, "part": 4, "no": 4, "other": 4}, ("part", "no", "other"), {"worked-out"}),
    ],
)
def test_the_audit_trusts_no_table(counts, hidden, fault):
    assert codes(row_table(counts, hidden)) == fault


def test_a_number_that_was_not_rounded_is_refused():
    table = PublicTable("t", Shape.ONE_OF, 20, {ALL: {"yes": 20}}, {ALL: {"yes": {"about": 21}}})
    assert codes(table) == {"few-shown"}


def test_what_the_audit_says_of_a_row_equals_trying_every_row():
    dice = random.Random(11)
    for _ in range(300):
        counts = {key: dice.choice((0, 1, 2, 3, 5, 7)) for key in "abc"}
        hidden = [key for key in counts if dice.random() < 0.6]
        together = sum(counts[key] for key in hidden)
        ways = [
            way for way in product(range(together + 1), repeat=len(hidden)) if sum(way) == together
        ]
        found = audit(row_table(counts, hidden), DEFAULT).intervals[ALL]
        for place, key in enumerate(hidden):
            values = [way[place] for way in ways]
            assert found[key] == (min(values), max(values))


def test_every_row_that_the_rules_make_passes_the_audit():
    dice = random.Random(5)
    for _ in range(2000):
        counts = {key: dice.choice((0, 1, 3, 4, 6, 12, 40)) for key in "abcde"}
        if sum(counts.values()) < 10:
            continue
        shown = protect_exclusive(counts)
        hidden = [cell.key for cell in shown.cells if cell.hidden]
        assert shown.wholly_hidden or not codes(row_table(counts, hidden)), counts


# ---------------------------------------------------------------- sums and differences


def test_a_site_is_had_from_the_whole_and_the_other_sites():
    sizes = {"Ash": 30, "Birch": 20, "Elm": 6}
    everybody = frozenset(sizes)
    rest = [frozenset({"Ash"}), frozenset({"Birch"})]
    assert singled_out([everybody, *rest], sizes) == {"Elm"}
    assert singled_out([everybody, rest[0]], sizes) is None
    assert singled_out([everybody, *rest], sizes | {"Elm": 10}) is None
    assert singled_out([everybody, *rest], sizes | {"Elm": 0}) is None


def test_too_many_small_parts_to_look_at_are_refused():
    parts = [f"part {number}" for number in range(MOST_PARTS + 1)]
    assert singled_out([frozenset({one}) for one in parts], dict.fromkeys(parts, 9)) == set(parts)


def test_sums_and_differences_find_what_trying_all_of_them_finds():
    dice = random.Random(3)
    found = 0
    for _ in range(200):
        parts = "abcde"[: dice.randint(3, 5)]
        sizes = {part: dice.choice((2, 4, 6, 9, 15, 30)) for part in parts}
        told = [
            frozenset(part for part in parts if dice.random() < 0.6)
            for _ in range(dice.randint(2, 4))
        ]
        few = singled_out(told, sizes)
        assert (few is not None) == bool(by_trying(told, sizes)), (told, sizes)
        if few is not None:
            assert few in by_trying(told, sizes)
            found += 1
    assert found > 30


def by_trying(told, sizes):
    """Every group of fewer than ten that some sum of up to threefold groups is."""
    parts = sorted(sizes)
    few = set()
    for times in product(range(-3, 4), repeat=len(told)):
        sums = [
            sum(n for n, group in zip(times, told, strict=True) if part in group) for part in parts
        ]
        size = max(map(abs, sums))
        if size and set(sums) <= {0, size}:
            group = frozenset(part for part, one in zip(parts, sums, strict=True) if one)
            if sum(sizes[part] for part in group) < 10:
                few.add(group)
    return few


# ---------------------------------------------------------------- stored once


@pytest.fixture
def deployment(db):
    return made.deployment()


def test_nobody_changes_or_deletes_a_released_table(deployment):
    table = release_table(deployment, row_table({"yes": 20, "no": 12}), RESULTS)
    for change in (table.save, table.delete, ReleasedTable.objects.all().delete):
        with pytest.raises(Immutable):
            change()
    for statement in (
        "UPDATE surveys_releasedtable SET base = 5",
        "DELETE FROM surveys_releasedtable",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert ReleasedTable.objects.get().cells == {ALL: {"yes": {"about": 20}, "no": {"about": 10}}}


def test_a_table_of_a_demonstration_goes_with_it(deployment):
    SurveyDeployment.objects.update(is_demo=True)
    deployment.refresh_from_db()
    release_table(deployment, row_table({"yes": 20, "no": 12}), RESULTS)
    QuerySet(ReleasedTable).filter(deployment=deployment).delete()
    assert not ReleasedTable.objects.exists()


def test_a_table_that_gives_a_few_people_away_is_refused_and_not_stored(deployment):
    with pytest.raises(TableRefused, match="could be worked out"):
        release_table(deployment, row_table({"yes": 30, "p": 12, "no": 3}, ("no",)), RESULTS)
    assert not ReleasedTable.objects.exists()


def test_a_document_has_no_number_that_was_not_released(deployment):
    made.responses(deployment, 43)
    made.theme(deployment, people=21)
    with pytest.raises(ValueError, match="were not released"):
        build_voice_summary(made.page(deployment))


@pytest.mark.parametrize(("more", "allowed"), [(0, True), (3, False), (12, True)])
def test_what_is_told_again_differs_by_nobody_or_by_ten(deployment, more, allowed):
    release_table(deployment, row_table({"yes": 20, "no": 12}), RESULTS)
    again = row_table({"yes": 20 + more, "no": 12})
    if allowed:
        release_table(deployment, again, RESULTS)
    else:
        with pytest.raises(TableRefused, match="changed by only a few people"):
            release_table(deployment, again, RESULTS)


def test_a_site_or_a_wave_is_not_had_from_a_table_of_them_all(deployment):
    other = made.deployment(deployment.pilot)
    north = {"groups": {ALL: frozenset({"north"})}, "sizes": {"north": 32}}
    release_table(deployment, row_table({"yes": 20, "no": 12}, **north), RESULTS)
    both = {"groups": {ALL: frozenset({"north", "south"})}, "sizes": {"north": 32, "south": 6}}
    table = row_table({"yes": 26, "no": 12}, name="question:1 by site", **both)
    with pytest.raises(TableRefused, match="Subtracted from what is told already"):
        release_table(other, table, RESULTS)


# ---------------------------------------------------------------- by how people answered


def answered(deployment, mode, **counts):
    for value, count in counts.items():
        for response in made.responses(deployment, count, mode=mode):
            if value != "none":
                made.answer(response, made.HELPED, value=value)


def told(deployment):
    close_deployment(deployment)
    return Figures.objects.get(deployment=deployment).tables[0]


def cells(table):
    return {
        row["label"]: [cell["about"] for cell in row["cells"]] for row in table["by_how"]["answers"]
    }


def test_answers_given_alone_and_with_help_are_told_apart(deployment):
    answered(deployment, "self", yes=21, partly=12, no=7)
    answered(deployment, "supported", yes=11, partly=6, no=14, none=6)
    table = told(deployment)
    assert [group["base"] for group in table["by_how"]["groups"]] == [40, 35]
    assert cells(table)["Yes, all of it"] == [20, 10]
    # Of the question with one answer, and of that with several.
    assert ReleasedTable.objects.filter(name__endswith=" by how").count() == 2


def test_a_few_who_answered_on_paper_are_told_together_with_others(deployment):
    answered(deployment, "self", yes=21, partly=12, no=7)
    answered(deployment, "supported", yes=11, partly=6, no=14)
    answered(deployment, "paper", yes=2, no=1)
    by_how = told(deployment)["by_how"]
    labels = [group["label"] for group in by_how["groups"]]
    assert labels == ["Answered alone", "Answered with help or answered on paper"]
    assert by_how["pooled"] == f"Told together, because one of them is small: {labels[1]}."


def test_too_few_with_help_have_no_table_of_their_own(deployment):
    answered(deployment, "self", yes=21, partly=12)
    answered(deployment, "supported", yes=3)
    assert "Fewer than two of the ways" in told(deployment)["by_how"]["why"]


def test_what_the_question_hides_is_one_column_by_how_people_answered(deployment):
    answered(deployment, "self", yes=21, partly=12, no=3)
    answered(deployment, "supported", yes=11, partly=12)
    table = told(deployment)
    assert set(cells(table)) == {"Yes, all of it", "No answer", "Hidden above, together"}


def test_no_two_tables_of_random_surveys_give_a_few_people_away(deployment):
    dice = random.Random(8)
    pairs = 0
    for _ in range(12):
        one = made.deployment(deployment.pilot)
        for mode in ("self", "supported", "paper"):
            answered(one, mode, **{value: dice.choice((0, 5, 9, 14)) for value in ANSWERS})
        close_deployment(one)
        tables = list(ReleasedTable.objects.filter(deployment=one))
        pairs += sum(is_safe_beside(*pair) for pair in combinations(tables, 2))
        for table in tables:
            hidden = [
                span
                for group, row in table.audit["intervals"].items()
                for answer, span in row.items()
                if not table.cells[group][answer]
            ]
            several = f"question:{made.WHICH}"
            assert table.name == several or all(most - least >= 5 for least, most in hidden)
    assert pairs > 5


def is_safe_beside(table, other):
    """Subtract every group of one table from every group of the other that holds it."""
    if table.name.partition(" by ")[0] != other.name.partition(" by ")[0]:
        return False
    sizes = table.told_of["sizes"] | other.told_of["sizes"]
    groups = (one.told_of["groups"].values() for one in (table, other))
    for one, two in product(*groups):
        small, large = sorted((set(one), set(two)), key=len)
        rest = sum(sizes[part] for part in large - small)
        assert not small <= large or rest == 0 or rest >= 10
    return True


# ---------------------------------------------------------------- sites and waves


def test_sites_and_waves_stand_side_by_side_as_they_were_told(client, deployment):
    before = made.deployment(deployment.pilot, wave="baseline")
    site = ActiveSiteFactory(pilot=deployment.pilot)
    north = made.deployment(deployment.pilot, site=site)
    few = made.deployment(deployment.pilot, wave="end")
    SurveyDeployment.objects.update(version=before.version)
    for one, counts in (
        (before, {"yes": 20, "partly": 12}),
        (north, {"yes": 31}),
        (few, {"no": 6}),
    ):
        one.refresh_from_db()
        made.chosen(one, made.HELPED, **counts)
        close_deployment(one)
    client.force_login(made.user("Analysts"))
    page = made.seen(client, before)
    assert "Beside the other sites and times" in page
    assert site.agency.name in page
    assert "Before the pilot" in page
    assert "After the pilot" not in page


def test_what_was_put_differently_there_is_named_and_not_compared(client, deployment):
    before = made.deployment(deployment.pilot, wave="baseline")
    after = made.deployment(deployment.pilot, wave="end")
    schema = copy.deepcopy(made.SCHEMA)
    schema["steps"][0]["questions"][0]["options"][1]["label"] = "A part of it"
    after.version = SurveyVersion.objects.create(
        survey=before.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=made.OPENED,
    )
    after.save()
    for one in (before, after):
        made.chosen(one, made.HELPED, yes=20, partly=12)
        close_deployment(one)
    client.force_login(made.user("Analysts"))
    page = made.seen(client, before)
    assert page.count("Not compared with: After the pilot.") == 1
    assert "A part of it" not in page
    # The other question, which was put in the same way both times, stands beside it.
    assert page.count("After the pilot</th>") == 2
