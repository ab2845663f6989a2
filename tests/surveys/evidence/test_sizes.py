"""How many people are in which group, as all tables tell it together, gives nobody away."""

import random
from dataclasses import replace

import pytest

from surveys.actions.close_deployment import close_deployment
from surveys.actions.release_table import RESULTS, release_table
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.release import ALL
from surveys.exceptions import TableRefused
from surveys.models import Coding, Figures, ReleasedTable, SurveyDeployment
from surveys.selectors.register import table_of
from syndication.selectors import document_of
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import recovered, told_by

pytestmark = pytest.mark.django_db
WAYS = ("self", "supported", "paper")


def answered(sizes):
    """A survey that so many answered in each of the `WAYS`; half of each said yes."""
    deployment = made.deployment()
    for way, people in zip(WAYS, sizes, strict=True):
        for place, response in enumerate(made.responses(deployment, people, mode=way)):
            made.answer(response, made.HELPED, value=("yes", "no")[place % 2])
    return deployment


def everybody_said(deployment, code):
    """Every second person said what belongs to the theme, and the others something else."""
    themes = made.theme(deployment, code), made.theme(deployment, f"{code}-NOT")
    for way in WAYS:
        for place, response in enumerate(deployment.responses.filter(mode=way)):
            written = made.answer(response, made.WORDS, text="Words.")
            Coding.objects.create(answer=written, theme=themes[place % 2])


def sizes_told(tables):
    """What tables of one survey tell of how many people are in which groups, exactly."""
    known = {}
    for table in tables:
        for parts in table.told_of["groups"].values():
            size = sum(table.told_of["sizes"][part] for part in parts)
            known[frozenset(parts)] = size
        if table.name == "how":
            deployment = table.deployment_id
            for way, cell in table.cells[ALL].items():
                if cell:
                    known[frozenset({f"{deployment} {way}"})] = table.counts[ALL][way]
    return known


def who_left(deployment):
    """Of which ways of answering a reader can tell that a few left since the results."""
    ways, left = {}, {}
    for table in ReleasedTable.objects.filter(deployment=deployment, name__endswith=" by how"):
        for row, parts in table.told_of["groups"].items():
            ways.setdefault(row, set()).add(sum(table.told_of["sizes"][part] for part in parts))
    for row, sizes in ways.items():
        if 0 < max(sizes) - min(sizes) < 5:
            left[row] = max(sizes) - min(sizes)
    return left


def leave(deployment, way, people=1):
    for response in deployment.responses.filter(mode=way)[:people]:
        withdraw_response(response)
    return SurveyDeployment.objects.get(pk=deployment.pk)


# ------------------------------------------------------- themes beside results


def test_themes_by_how_beside_the_results_do_not_tell_how_the_one_who_left_had_answered():
    """Of 30 alone and 13 on paper one leaves: “about 15” on paper becomes “about 10”."""
    deployment = answered((30, 0, 13))
    everybody_said(deployment, "T1")
    close_deployment(deployment)
    deployment = leave(deployment, "paper")
    page = made.publish(made.page(deployment))
    assert who_left(deployment) == {}
    document = document_of(page.translation_key)
    # Readers find the ways of answering among the results alone.
    helped = next(one for one in document["results"] if one.get("groups"))
    assert [one["base"] for one in helped["groups"]] == [30, 15]
    assert document["by_how"] == []
    assert document["items"][0]["people"] == {"about": 20}


def test_themes_by_how_are_told_while_they_are_of_the_people_of_the_results():
    deployment = answered((30, 0, 13))
    everybody_said(deployment, "T1")
    close_deployment(deployment)
    page = made.publish(made.page(SurveyDeployment.objects.get(pk=deployment.pk)))
    assert [one["base"] for one in document_of(page.translation_key)["by_how"]] == [30, 15]


def test_so_many_who_left_of_one_way_that_nobody_can_tell_who_keep_no_theme_back():
    deployment = answered((30, 0, 13))
    everybody_said(deployment, "T1")
    close_deployment(deployment)
    deployment = leave(deployment, "self", 12)
    page = made.publish(made.page(deployment))
    assert [one["base"] for one in document_of(page.translation_key)["by_how"]] == [20, 15]


# ----------------------------------------------- how people answered, and its sizes


@pytest.mark.parametrize(
    "sizes", [(6, 11, 4), (4, 11, 6), (11, 6, 4), (9, 12, 4), (20, 11, 4), (4, 11, 20)]
)
def test_how_many_answered_in_which_way_beside_the_questions_tells_of_no_few(sizes):
    """6 alone are told, and 11 with help beside the 10 of both other ways: 4 on paper."""
    deployment = answered(sizes)
    close_deployment(deployment)
    told = ReleasedTable.objects.filter(deployment=deployment)
    known = {frozenset((p, "people") for p in parts): n for parts, n in sizes_told(told).items()}
    assert len(known) > 2, "nothing is told by how people answered"
    assert recovered(known) == {}
    tables = Figures.objects.get(deployment=deployment).tables
    assert any(row["about"] for row in tables[-1]["rows"]), "how people answered is not told"
    helped = [table for table in told if table.name.startswith(f"question:{made.HELPED}")]
    answers = {answer for cells in told_by(helped) for _, answer in cells}
    whole = {frozenset((p, a) for p in g for a in answers): n for g, n in sizes_told(told).items()}
    assert recovered(told_by(helped) | whole) == {}


def test_the_register_refuses_sizes_that_tell_of_a_few_beside_those_told_before():
    deployment = answered((6, 11, 4))
    close_deployment(deployment)
    how = table_of(ReleasedTable.objects.get(deployment=deployment, name="how"))
    told = {way: {} if way != "self" else {"about": 5} for way in WAYS}
    with pytest.raises(TableRefused, match="could be worked out"):
        release_table(deployment, replace(how, told={ALL: told}), RESULTS)


def test_no_sizes_of_ways_give_a_few_away():
    """Whatever the sizes are: tried with a dozen surveys."""
    dice = random.Random(61)
    told_of_ways = 0
    for _ in range(12):
        deployment = answered([dice.choice((0, 2, 4, 6, 9, 11, 13)) for _ in WAYS])
        close_deployment(deployment)
        told = ReleasedTable.objects.filter(deployment=deployment)
        known = {frozenset((p, "n") for p in parts): n for parts, n in sizes_told(told).items()}
        told_of_ways += len(known) > 1
        assert recovered(known) == {}
    assert told_of_ways > 3
