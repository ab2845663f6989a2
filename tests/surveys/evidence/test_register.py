"""Whatever happens between them, no two things that were ever told give a few people away."""

import json
import random
from importlib import import_module
from itertools import combinations
from types import SimpleNamespace

import pytest
from django.apps import apps

from changeprojects.exceptions import ReleaseRefused
from surveys.actions.close_deployment import close_deployment
from surveys.actions.keep_figures import keep_figures
from surveys.actions.release_table import RESULTS, release_table
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.release import ALL, PublicTable, Shape
from surveys.exceptions import TableRefused
from surveys.models import Answer, Coding, Figures, ReleasedTable, Response
from surveys.selectors.counts import released_counts
from surveys.selectors.register import table_of
from syndication.models import Edition
from syndication.selectors import content_of
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import recovered, told_by

pytestmark = pytest.mark.django_db
ANSWERS = ("yes", "partly", "no")


class Story:
    """What happens to one survey while two pages tell of it."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.deployment = made.deployment()
        self.themes = [made.theme(self.deployment, code) for code in ("T1", "T2", "T3")]
        self.pages = [made.page(self.deployment, slug=f"told-{n}") for n in range(2)]
        self.numbers = [0, 0]
        self.refused = 0

    def go_on(self):
        dice = self.dice
        dice.choice((self.answer, self.withdraw, self.code, self.publish, self.publish))()

    def answer(self):
        for response in made.responses(
            self.deployment, self.dice.choice((1, 4, 12, 30)), mode=self.dice.choice(MODES)
        ):
            made.answer(response, made.HELPED, value=self.dice.choice(ANSWERS))
            written = made.answer(response, made.WORDS, text="Words.")
            for theme in self.dice.sample(self.themes, self.dice.randint(0, 2)):
                Coding.objects.create(answer=written, theme=theme)

    def withdraw(self):
        found = list(Response.objects.filter(deployment=self.deployment))
        for response in self.dice.sample(found, min(len(found), self.dice.choice((1, 2, 11)))):
            withdraw_response(response)

    def code(self):
        written = Answer.objects.filter(text__isnull=False, response__deployment=self.deployment)
        for answer in self.dice.sample(list(written), min(written.count(), 3)):
            Coding.objects.get_or_create(answer=answer, theme=self.dice.choice(self.themes))

    def publish(self):
        which = self.dice.randrange(2)
        page = self.pages[which]
        page.keep_numbers = self.dice.random() < 0.4
        self.numbers[which] += 1
        try:
            self.pages[which] = made.publish(page, f"1.{self.numbers[which]}")
        except ReleaseRefused:
            self.refused += 1

    def told(self):
        return list(ReleasedTable.objects.filter(deployment=self.deployment))


MODES = ("self", "self", "supported", "paper")


def assert_safe(tables):
    """Compare every two releases of the same, and solve what was told about the same people."""
    by_name = {}
    for table in tables:
        by_name.setdefault(table.name, []).append(table)
    for again in by_name.values():
        for one, other in combinations(again, 2):
            keys = one.counts[ALL].keys() | other.counts[ALL].keys()
            steps = {
                abs(one.counts[ALL].get(key, 0) - other.counts[ALL].get(key, 0)) for key in keys
            }
            assert all(step == 0 or step >= 10 for step in steps)
    subjects = {name.partition(" by ")[0] for name in by_name}
    for subject in subjects - {"themes"}:
        together = [one for one in tables if one.name.partition(" by ")[0] == subject]
        assert recovered(told_by(together)) == {}


SEEDS = range(8)
# Of each story that was played: what was told and refused before the survey closed, and told then.
COUNTED = {}


def play(seed, after_each=lambda story: None):
    """Play a story until its survey is closed, and count what it told."""
    story = Story(seed)
    story.answer()
    for _ in range(25):
        story.go_on()
        after_each(story)
    told = len(story.told())
    close_deployment(story.deployment)
    COUNTED[seed] = told, story.refused, len(story.told())
    return story


@pytest.mark.parametrize("seed", SEEDS)
def test_no_order_of_events_lets_two_releases_give_a_few_people_away(seed):
    story = play(seed, after_each=lambda story: assert_safe(story.told()))
    for _ in range(4):
        story.withdraw()
        story.publish()
    tables = story.told()
    assert_safe(tables)
    assert_documents_tell_only(tables)


def test_the_stories_release_and_refuse():
    """They would show nothing if every page were refused, or none."""
    for seed in set(SEEDS) - set(COUNTED):
        play(seed)
    told, refused, results = map(sum, zip(*COUNTED.values(), strict=True))
    assert results > told + 10
    assert told > 10
    assert refused > 10


def assert_documents_tell_only(tables):
    released = {
        json.dumps([one.version, cell], sort_keys=True)
        for one in tables
        for cell in one.cells.get(ALL, {}).values()
    }
    for edition in Edition.objects.filter(publication__kind="voice-summary"):
        document = content_of(edition)
        for item in document["items"]:
            assert json.dumps([document["version"], item["people"]], sort_keys=True) in released


# ---------------------------------------------------------------- one rule at a time


@pytest.fixture
def deployment():
    return made.deployment()


def row(counts, parts, *, hidden=(), name="question:1"):
    told = {
        key: {} if key in hidden else {"about": (count + 2) // 5 * 5}
        for key, count in counts.items()
    }
    sizes = dict(parts)
    groups = {ALL: frozenset(sizes)}
    base = sum(counts.values())
    return PublicTable(name, Shape.ONE_OF, base, {ALL: counts}, {ALL: told}, groups, sizes)


NORTH, BOTH = {"north": 32}, {"north": 32, "south": 12}


def test_what_is_left_of_two_tables_tells_no_small_number(deployment):
    release_table(deployment, row({"yes": 20, "no": 12}, NORTH), RESULTS)
    both = row({"yes": 30, "no": 14}, BOTH, name="question:1 by site")
    with pytest.raises(TableRefused, match="a number under 5 could be worked out"):
        release_table(deployment, both, RESULTS)
    fine = row({"yes": 26, "no": 18}, BOTH, name="question:1 by site")
    assert release_table(deployment, fine, RESULTS)


def test_people_counted_anew_are_not_told_beside_what_was_told_of_them(deployment):
    release_table(deployment, row({"yes": 20, "no": 12}, NORTH), RESULTS)
    later = row({"yes": 25, "no": 18}, {"north": 31, "south": 12}, name="question:1 by site")
    with pytest.raises(TableRefused, match="some took their answers back"):
        release_table(deployment, later, RESULTS)


def test_what_was_hidden_stays_hidden(deployment):
    first = row({"yes": 30, "part": 8, "no": 3}, {"north": 41}, hidden=("part", "no"))
    release_table(deployment, first, RESULTS)
    # Whoever knows that a number grows by ten or not at all knows that it was three.
    again = row({"yes": 30, "part": 8, "no": 13}, {"north": 51})
    with pytest.raises(TableRefused, match="hidden when this was last told"):
        release_table(deployment, again, RESULTS)


def test_surveys_of_one_pilot_do_not_stand_in_each_others_way(deployment):
    """The small parts of many surveys hang together only if some table tells of them all."""
    for number in range(9):
        one = made.deployment(deployment.pilot)
        parts = {f"{number} alone": 6, f"{number} helped": 6}
        assert release_table(one, row({"yes": 6, "no": 6}, parts), RESULTS)


def test_a_table_is_read_back_as_it_was_told(deployment):
    table = row({"yes": 20, "no": 12}, NORTH)
    kept = release_table(deployment, table, RESULTS)
    assert table_of(ReleasedTable.objects.get(pk=kept.pk)) == table


def test_after_the_last_count_nothing_is_told_of_the_answers_again(deployment):
    for value in ANSWERS:
        made.chosen(deployment, made.HELPED, **{value: 12})
    close_deployment(deployment)
    told = Figures.objects.get(deployment=deployment).tables
    released = ReleasedTable.objects.count()
    withdraw_response(Response.objects.first())
    keep_figures(deployment)
    assert Figures.objects.get(deployment=deployment).tables == told
    assert ReleasedTable.objects.count() == released


def test_counts_that_were_kept_before_there_was_a_register_are_compared_too(deployment):
    summary = made.new_key_id()
    kept = {"base": 43, "theme:T1": 21}
    counts = [
        SimpleNamespace(
            deployment_id=deployment.pk, summary=summary, version="1.0", measure=name, count=count
        )
        for name, count in kept.items()
    ]
    old = SimpleNamespace(objects=SimpleNamespace(order_by=lambda _: counts))
    apps_then = SimpleNamespace(
        get_model=lambda app, name: old if name == "ReleasedCount" else apps.get_model(app, name)
    )
    import_module("surveys.migrations.0026_released_tables").move_counts(apps_then, None)
    (moved,) = ReleasedTable.objects.all()
    assert moved.counts == {ALL: kept}
    assert table_of(moved).shape == Shape.SOME_OF
    (released,) = released_counts(deployment)
    assert (released.summary, released.measures) == (summary, kept)
    made.responses(deployment, 45)
    made.theme(deployment, people=21)
    with pytest.raises(ReleaseRefused, match="could tell what they said"):
        made.publish(made.page(deployment))
