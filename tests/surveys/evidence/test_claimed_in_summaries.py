"""What a “You said, we did” page says is done, in free words, waits until something shows it."""

from datetime import UTC, datetime

import pytest

from surveys.admin_views.theme_form import ThemeForm
from surveys.models import SaidPlainly
from surveys.models.you_said_we_did import INVOLVEMENT
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
SAID = "We did this already in May 2026."


@pytest.fixture
def deployment():
    about = made.deployment()
    made.responses(about, 43)
    return about


@pytest.fixture
def asked(deployment):
    promised = made.DECIDED | made.PROMISED
    return made.recommendation(deployment.project, decision="accepted", **promised)


@pytest.fixture
def theme(deployment, asked):
    return made.theme(deployment, people=21, asks=[asked])


def test_a_reason_that_was_saved_before_stops_the_next_release(theme, asked):
    asked.reason = SAID
    asked.save()
    [(code, field, message)] = made.refusals(made.page(theme.deployment))
    assert (code, field) == ("voice-deed", "deployment")
    assert message.startswith("REC-01 (Theme T1): “We did” says that it was done, and nothing")
    asked.reason = "We could not do it yet."
    asked.save()
    assert made.publish(made.page(theme.deployment, slug="again")).live


@pytest.mark.parametrize("name", ["intro", "young_people", "easy_read", "influence"])
def test_an_opening_claims_nothing_where_nothing_is_shown(theme, name):
    page = made.page(theme.deployment, **{name: "Thank you. The team has changed the form."})
    [(code, field, message)] = made.refusals(page)
    assert (code, field) == ("voice-deed", name)
    assert message.startswith("“The team has changed” says that it was done, and nothing on this")


@pytest.mark.parametrize("name", ["method", "space", "voice", "audience", *INVOLVEMENT.values()])
def test_no_other_words_of_the_page_claim_what_nothing_shows(theme, name):
    page = made.page(
        theme.deployment, **{name: "Two people read it. We changed the pack as asked."}
    )
    [(code, field, message)] = made.refusals(page)
    assert (code, field) == ("voice-deed", name)
    assert message.startswith("“We changed” says that it was done, and nothing on this page")


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("You said, we did: Is anyone listening?", True),
        ("You said, we did it all", False),
        ("You said, we did: all of it", False),
        ("We changed everything", False),
    ],
)
def test_a_title_has_the_name_of_such_pages_and_claims_no_more(theme, title, stands):
    page = made.page(theme.deployment, title=title)
    if stands:
        assert made.publish(page).live
    else:
        assert [one[:2] for one in made.refusals(page)] == [("voice-deed", "title")]


def test_who_was_not_heard_is_no_place_for_it(theme):
    page = made.page(theme.deployment)
    page.not_heard.create(text="Children. We have built a quiet room for them.")
    [(code, field, message)] = made.refusals(page)
    assert (code, field) == ("voice-deed", "not_heard")
    assert "“We have built”" in message


def test_how_people_were_asked_is_told_where_nothing_is_shown(theme):
    words = "We wrote the questions in Easy Read. The cards were translated into Urdu."
    names = ["method", "space", "voice", "audience", "involvement_methods"]
    assert made.publish(made.page(theme.deployment, **dict.fromkeys(names, words))).live


def test_what_is_shown_may_be_said_anywhere_and_everything_only_once_everything_is(theme, asked):
    undone = made.recommendation(theme.deployment.project, "REC-02")
    made.theme(theme.deployment, "T2", people=21, asks=[undone])
    made.prove(asked, theme.deployment, version="1.0", at=datetime(2026, 6, 2, tzinfo=UTC))
    page = made.page(theme.deployment, method="We changed the pack as you asked.")
    assert made.publish(page).live
    page.method = page.title = "We did everything you asked for."
    assert {one[:2] for one in made.refusals(page, "1.1")} == {
        ("voice-deed", "method"),
        ("voice-deed", "title"),
    }


def test_the_name_of_a_theme_claims_no_deed_of_ours_unless_it_was_told_so(deployment, asked):
    sent = {"code": "T7", "name": "We trained you", "definition": "-", "you_said": "You waited."}
    assert list(ThemeForm(sent, deployment=deployment).errors) == ["name"]
    made.theme(deployment, people=21, asks=[asked], name="We trained every worker")
    page = made.page(deployment)
    assert [one[:2] for one in made.refusals(page)] == [("voice-deed", "deployment")]
    page.words_stand = True
    page = made.publish(page)
    assert made.publish(page, "1.1").live


@pytest.mark.parametrize(
    "said",
    [
        {"you_said": "You said we sent letters too late."},
        {"nothing_asked": "Two workers have left since May.", "nothing_asked_by": "The team"},
    ],
)
def test_what_was_told_of_a_theme_stays_as_nobody_could_change_it(deployment, said):
    made.theme(deployment, people=21, **said)
    page = made.page(deployment)
    assert [one[0] for one in made.refusals(page)] == ["voice-deed"]
    page.words_stand = True
    page = made.publish(page)
    assert made.publish(page, "1.1").live


@pytest.mark.parametrize("version", ["young_people", "easy_read"])
@pytest.mark.parametrize("part", ["said", "did", "why"])
def test_plain_words_claim_nothing_either(theme, version, part):
    page = made.page(theme.deployment)
    row = {"theme": theme, "answer": "going", f"{version}_{part}": SAID}
    page.said_plainly.add(SaidPlainly(**row))
    [(code, field, message)] = made.refusals(page)
    assert (code, field) == ("voice-deed", "said_plainly")
    assert message.startswith("“Theme T1”, ")


def test_plain_words_for_what_was_done_wait_without_holding_up(theme):
    page = made.page(theme.deployment)
    page.said_plainly.add(SaidPlainly(theme=theme, answer="done", easy_read_did=SAID))
    assert made.publish(page).live


def test_nothing_is_asked_for_is_no_way_to_say_that_it_was_done(deployment):
    sent = {"code": "T7", "name": "A theme", "definition": "-", "you_said": "You waited."}
    why = {"nothing_asked": SAID, "nothing_asked_by": "The team"}
    form = ThemeForm(sent | why, deployment=deployment)
    assert list(form.errors) == ["nothing_asked"]
    assert "“We did” says that something was done" in form.errors["nothing_asked"][0]
    form = ThemeForm(sent | {"you_said": f"You waited. {SAID}"}, deployment=deployment)
    assert list(form.errors) == ["you_said"]
    made.theme(deployment, people=21, **why)
    assert [one[:2] for one in made.refusals(made.page(deployment))] == [
        ("voice-deed", "deployment")
    ]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("You were made to feel that it was your fault.", True),
        ("Your worker changes all the time now.", True),
        ("You waited. We have changed the form.", False),
    ],
)
def test_what_happened_to_people_is_no_deed_of_ours(theme, said, stands):
    """Whoever writes a theme reads the same rule as whoever releases the page."""
    theme.you_said = said
    theme.save()
    page = made.page(theme.deployment)
    if stands:
        assert made.publish(page).live
    else:
        assert [one[:2] for one in made.refusals(page)] == [("voice-deed", "deployment")]
