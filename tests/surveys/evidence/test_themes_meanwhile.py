"""Two people at one theme: nobody undoes unseen what a colleague or a release did meanwhile."""

import re

import pytest
from django.test import RequestFactory
from django.urls import reverse

from surveys.actions.merge_themes import merge_themes
from surveys.actions.save_theme import save_theme
from surveys.actions.split_theme import split_theme
from surveys.admin_views.card_sorts import PileTheme
from surveys.admin_views.theme_form import ThemeForm
from surveys.admin_views.themes import ThemeAdd
from surveys.exceptions import CodebookFixed
from surveys.models import CardSort, Pile, Theme
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
SEEN = re.compile(r'name="seen" value="(\w*)"')


@pytest.fixture
def analyst():
    return made.user("Analysts")


@pytest.fixture
def theme(db):
    return made.theme(made.deployment())


def words_of(theme, **changes):
    names = ("code", "name", "definition", "you_said")
    asked = [one.pk for one in theme.recommendations.all()]
    facts = {name: getattr(theme, name) for name in names} | {"recommendations": asked}
    return facts | changes


def checked(theme, **changes):
    """The form of a theme, read and checked before anybody else did anything."""
    stored = Theme.objects.get(pk=theme.pk)
    form = ThemeForm(words_of(theme, **changes), instance=stored, deployment=theme.deployment)
    assert form.is_valid(), form.errors
    return form


def new(deployment, code="T9"):
    words = {"code": code, "name": "New", "definition": "-", "you_said": "You waited."}
    form = ThemeForm(words, deployment=deployment)
    assert form.is_valid(), form.errors
    return form


def refused(act):
    with pytest.raises(CodebookFixed) as refusal:
        act()
    return [(one.code, one.field) for one in refusal.value.reasons]


def address_of(theme):
    return reverse("voice:theme_edit", args=[theme.deployment_id, theme.pk])


@pytest.fixture
def opened(client, analyst, theme):
    """Somebody has the form of a theme open: sends what they write, as it was shown to them."""
    client.force_login(analyst)

    def stamp_in(answer):
        found = SEEN.search(answer.content.decode())
        return found.group(1) if found else ""

    shown = stamp_in(client.get(address_of(theme)))

    def send(seen=shown, **changes):
        answer = client.post(address_of(theme), words_of(theme, seen=seen) | changes)
        return answer, stamp_in(answer) if answer.status_code == 200 else ""

    return send


# ---------------------------------------------------------------- a colleague


def test_what_a_colleague_ticked_is_not_taken_back_by_an_older_form(theme, opened):
    asked = made.recommendation(theme.deployment.project, "REC-01")
    older = {"definition": "Older words.", "recommendations": []}
    theme.recommendations.add(asked)
    answer, seen = opened(**older)
    said = answer.content.decode()
    assert "This theme was changed since you opened it" in said
    assert "Stored now: “REC-01”" in said
    assert "Stored now: “-”" in said
    assert "Older words." in said
    assert [one.code for one in theme.recommendations.all()] == ["REC-01"]
    # Whoever has read both decides.
    answer, _ = opened(seen, **older)
    assert answer.status_code == 302
    assert not theme.recommendations.exists()


def test_a_mistake_in_the_form_does_not_make_it_newer(theme, opened):
    Theme.objects.filter(pk=theme.pk).update(include="What a colleague wrote.")
    answer, seen = opened(you_said="Nobody is spoken to.")
    assert "Speak to the people" in answer.content.decode()
    answer, _ = opened(seen, include="")
    assert "Stored now: “What a colleague wrote.”" in answer.content.decode()
    assert Theme.objects.get(pk=theme.pk).include == "What a colleague wrote."


def test_pressing_twice_is_no_change_of_somebody_else(opened):
    for _ in range(2):
        answer, _ = opened(definition="Said anew.")
        assert answer.status_code == 302


def test_a_form_that_does_not_say_what_it_showed_changes_nothing(theme, opened):
    answer, seen = opened("", definition="Said anew.")
    assert answer.status_code == 200
    assert Theme.objects.get(pk=theme.pk).definition == "-"
    assert opened(seen, definition="Said anew.")[0].status_code == 302


# ---------------------------------------------------------------- merged


def test_a_theme_that_was_merged_meanwhile_stays_merged(theme, analyst):
    into = made.theme(theme.deployment, "T2")
    form = checked(theme, name="Renamed")
    merge_themes(theme, into, by=analyst)
    assert refused(lambda: save_theme(form, by=analyst)) == [("merged", "")]
    kept = Theme.objects.get(pk=theme.pk)
    assert (kept.merged_into, kept.name) == (into, "Theme T1")


def test_whoever_wrote_in_a_theme_that_was_merged_reads_so_and_keeps_the_words(
    theme, analyst, opened
):
    merge_themes(theme, made.theme(theme.deployment, "T2"), by=analyst)
    answer, _ = opened(definition="Words that took long.")
    said = answer.content.decode()
    assert "This theme was merged into T2 Theme T2 meanwhile" in said
    assert "Words that took long." in said


# ---------------------------------------------------------------- released


@pytest.mark.parametrize(
    ("field", "words"), [("code", "T9"), ("name", "Other"), ("you_said", "You said other things.")]
)
def test_a_release_that_comes_between_fixes_code_and_words(analyst, field, words):
    deployment = made.deployment()
    made.responses(deployment, 24)
    theme = made.theme(deployment, people=20)
    form = checked(theme, **{field: words})
    made.publish(made.page(deployment))
    assert [one for _, one in refused(lambda: save_theme(form, by=analyst))] == [field]
    assert getattr(Theme.objects.get(pk=theme.pk), field) == getattr(theme, field)


# ---------------------------------------------------------------- one code, two themes


def view_of(kind, analyst, deployment, **of):
    """A page that a form was sent to, before it saves anything."""
    words = {"code": "T9", "name": "New", "definition": "-", "you_said": "You waited."}
    request = RequestFactory().post("/", words)
    request.user = analyst
    view = kind()
    view.setup(request, deployment=deployment.pk, **of)
    return view


@pytest.mark.parametrize("kind", [ThemeAdd, PileTheme])
def test_of_two_with_one_code_the_second_reads_so_at_the_code(analyst, kind):
    deployment = made.deployment()
    sort = CardSort.objects.create(
        deployment=deployment, question=made.WORDS, who="Them", people=7, is_confirmed=True
    )
    pile = Pile.objects.create(sort=sort, name="Told")
    of = {"sort": sort.pk, "pile": pile.pk} if kind is PileTheme else {}
    view = view_of(kind, analyst, deployment, **of)
    form = view.get_form()
    assert form.is_valid(), form.errors
    made.theme(deployment, "T9")
    assert view.save(form) is None
    assert form.errors == {"code": ["Another theme has this code. Choose a different one."]}
    assert Theme.objects.count() == 1


def test_a_split_into_a_code_that_was_taken_meanwhile_is_refused(analyst):
    deployment = made.deployment()
    made.responses(deployment, 12)
    theme = made.theme(deployment, people=12)
    form = new(deployment)
    made.theme(deployment, "T9")
    chosen = [one.pk for one in theme.codings.all()[:2]]
    faults = refused(lambda: split_theme(theme, form, chosen, by=analyst))
    assert [field for _, field in faults] == ["code"]
    assert theme.codings.count() == 12
