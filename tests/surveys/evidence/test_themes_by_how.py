"""Themes alone and with help: told to staff with a version of a summary, or not at all."""

from dataclasses import replace

import pytest

from surveys.actions.close_deployment import close_deployment
from surveys.engine.disclosure import DEFAULT
from surveys.engine.linked import gives_away
from surveys.engine.release import ALL
from surveys.models import Coding, ReleasedTable, Response, SurveyDeployment
from surveys.selectors.register import table_of
from surveys.selectors.themes_by_how import told_by_how
from surveys.selectors.told_numbers import told_numbers
from syndication.selectors import document_of
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import recovered, told_by

pytestmark = pytest.mark.django_db
THEMES = ("T1", "T2", "T3")


def code(deployment, theme, mode, people):
    """So many of those who answered in this way said what belongs to the theme."""
    say(theme, Response.objects.filter(deployment=deployment, mode=mode).order_by("pk")[:people])


def say(theme, responses):
    for response in responses:
        written, _ = response.answers.get_or_create(
            question=made.WORDS, defaults={"key": "words", "text": "Words."}
        )
        Coding.objects.create(answer=written, theme=theme)


def say_something_else(deployment, *ways):
    """Eight people of each way said what belongs to another theme, and not to the first."""
    other = made.theme(deployment, "T9")
    for way in ways:
        rest = Response.objects.filter(deployment=deployment, mode=way)
        say(other, rest.exclude(answers__codings__theme__code="T1").order_by("-pk")[:8])


def survey(alone, helped, coded):
    """A closed survey, and of each theme how many said it alone and with help."""
    deployment = made.deployment()
    made.responses(deployment, alone, mode=Response.Mode.SELF)
    made.responses(deployment, helped, mode=Response.Mode.SUPPORTED)
    for name, (by_self, by_help) in zip(THEMES, coded, strict=False):
        theme = made.theme(deployment, name)
        code(deployment, theme, Response.Mode.SELF, by_self)
        code(deployment, theme, Response.Mode.SUPPORTED, by_help)
    close_deployment(deployment)
    return SurveyDeployment.objects.get(pk=deployment.pk)


def told(deployment):
    """What staff read: by theme the number of each group; None if it is not told."""
    found = told_by_how(deployment)
    return found and {
        row.label: [cell.about for cell in row.cells] for row in found.crossed.answers
    }


def test_staff_and_readers_read_themes_alone_and_with_help(client):
    deployment = survey(40, 30, [(25, 10), (20, 15), (30, 3)])
    page = made.publish(made.page(deployment))
    # Of the last, three people with help are a few: neither group is told.
    expected = {"Theme T1": [25, 10], "Theme T2": [20, 15], "Theme T3": [None, None]}
    assert told(deployment) == expected
    client.force_login(made.user("Analysts"))
    shown = made.seen(client, deployment)
    assert "Themes by how people answered" in shown
    assert "Themes as they were counted for version 1.0" in shown
    lines = [line for line in told_numbers(deployment).rows if line[1] == "Themes"]
    assert {line[2] for line in lines} == {"All", "Answered alone", "Answered with help"}
    by_how = document_of(page.translation_key)["by_how"]
    assert [(one["label"], one["base"]) for one in by_how] == [
        ("Answered alone", 40),
        ("Answered with help", 30),
    ]
    told_to_readers = {
        row["label"]: [group["answers"][place]["about"] for group in by_how]
        for place, row in enumerate(by_how[0]["answers"])
    }
    assert told_to_readers == expected
    assert "Said alone, and said with help" in client.get(page.url).content.decode()


def test_readers_find_the_themes_in_the_order_of_the_whole_page():
    page = made.publish(made.page(survey(40, 30, [(15, 10), (20, 15), (30, 15)])))
    document = document_of(page.translation_key)
    whole = [one["theme"] for one in document["items"]]
    assert whole == ["Theme T3", "Theme T2", "Theme T1"]
    for group in document["by_how"]:
        assert [row["label"] for row in group["answers"]] == whole[1:]


def test_without_a_released_summary_nothing_is_told(client):
    deployment = survey(40, 30, [(25, 10)])
    assert told(deployment) is None
    client.force_login(made.user("Analysts"))
    assert "Themes by how people answered" not in made.seen(client, deployment)


@pytest.mark.parametrize(
    ("alone", "helped", "coded", "others"),
    [
        (40, 6, (25, 5), Response.Mode.SELF),
        (40, 30, (25, 0), Response.Mode.SELF),
        (40, 30, (25, 30), Response.Mode.SELF),
        (40, 30, (38, 10), Response.Mode.SUPPORTED),
    ],
)
def test_a_few_nobody_and_everybody_of_a_group_are_not_told(alone, helped, coded, others):
    deployment = survey(alone, helped, [coded])
    say_something_else(deployment, others)
    made.publish(made.page(deployment))
    assert told(deployment) is None


def test_the_groups_beside_everybody_give_no_few_people_away():
    deployment = survey(40, 30, [(25, 10), (20, 15), (30, 3)])
    made.publish(made.page(deployment))
    by_how = ReleasedTable.objects.get(deployment=deployment, name="themes by how")
    everybody = ReleasedTable.objects.get(deployment=deployment, name="themes")
    apart = table_of(by_how)
    codes = next(iter(apart.counts.values()))
    whole = replace(
        apart,
        name="themes",
        counts={ALL: {one: everybody.counts[ALL][one] for one in codes}},
        told={ALL: {one: everybody.cells[ALL][one] for one in codes}},
        groups={ALL: frozenset(apart.sizes)},
    )
    assert not gives_away([whole, apart], DEFAULT)
    parts = sorted(apart.sizes)
    everybody.told_of["groups"] = {ALL: parts}
    known = told_by([by_how, everybody])
    assert recovered(known) == {}
    # It would find the three, if the number of the other group were told.
    hidden = frozenset({(parts[0], "theme:T3")})
    assert recovered(known | {hidden: 30})
    spans = [
        span
        for row, line in by_how.audit["intervals"].items()
        for one, span in line.items()
        if not by_how.cells[row][one]
    ]
    assert spans
    assert all(most - least >= 5 for least, most in spans)


def test_a_version_that_differs_by_a_few_tells_none_and_is_released_all_the_same():
    """Five more alone and five more with help are ten in all, and five of each group."""
    deployment = survey(40, 30, [(20, 10), (34, 24)])
    page = made.publish(made.page(deployment))
    theme = deployment.themes.get(code="T1")
    for mode in (Response.Mode.SELF, Response.Mode.SUPPORTED):
        uncoded = Response.objects.filter(deployment=deployment, mode=mode)
        say(theme, uncoded.exclude(answers__codings__theme=theme)[:5])
    made.publish(page, "1.1")
    assert document_of(page.translation_key)["items"][1]["people"] == {"about": 40}
    assert [one.version for one in deployment.released_tables.filter(name="themes by how")] == [
        "1.0"
    ]
    # What was told of other numbers does not stand beside these.
    assert document_of(page.translation_key)["by_how"] == []


def test_numbers_that_are_kept_are_not_told_again():
    deployment = survey(40, 30, [(20, 10), (34, 24)])
    page = made.publish(made.page(deployment))
    page.keep_numbers = True
    made.publish(page, "1.1")
    assert deployment.released_tables.filter(name="themes").count() == 2
    assert told_by_how(deployment).version == "1.0"
    # They are the same people, so readers go on to read it.
    assert len(document_of(page.translation_key)["by_how"]) == 2


def by_how_of(helped_in_t1):
    """What readers read by how people answered of 40 who said T1 or T2, so many of them T1."""
    deployment = survey(40, 30, [(24, helped_in_t1), (10, 16)])
    page = made.publish(made.page(deployment))
    return document_of(page.translation_key)["by_how"]


def test_it_does_not_tell_whether_everybody_said_a_theme_or_all_but_a_few():
    """Both are told as about 40 of about 40; by whether it is told here they were told apart."""
    all_but_two, everybody = by_how_of(14), by_how_of(16)
    assert [row["label"] for row in all_but_two[0]["answers"]] == ["Theme T2"]
    assert everybody == all_but_two


def leave(deployment, mode, people, *, coded):
    """So many who answered in this way take their answers back: all in the theme, or none."""
    theme = deployment.themes.get(code="T1")
    found = Response.objects.filter(deployment=deployment, mode=mode)
    said = found.filter(answers__codings__theme=theme)
    left = said if coded else found.exclude(pk__in=said)
    Response.objects.filter(pk__in=left.order_by("pk").values("pk")[:people]).delete()


@pytest.mark.parametrize(
    ("who_left", "versions"),
    [
        # Of all who left half had said it, and of those with help each had.
        ([(Response.Mode.SELF, False), (Response.Mode.SUPPORTED, True)], ["1.0"]),
        # Of those with help half had said it, too.
        ([(Response.Mode.SUPPORTED, False), (Response.Mode.SUPPORTED, True)], ["1.0", "1.1"]),
    ],
)
def test_of_nobody_who_left_is_it_told_that_all_of_their_way_had_said_the_same(who_left, versions):
    deployment = survey(50, 40, [(30, 20)])
    say_something_else(deployment, Response.Mode.SELF, Response.Mode.SUPPORTED)
    page = made.publish(made.page(deployment))
    for mode, coded in who_left:
        leave(deployment, mode, 10, coded=coded)
    made.publish(page, "1.1")
    told = deployment.released_tables.filter(name="themes by how").order_by("released_at")
    assert [one.version for one in told] == versions
    assert deployment.released_tables.filter(name="themes", version="1.1").exists()
