"""Models of projects are written in plain words: nobody at the desk types JSON."""

import pytest
from bs4 import BeautifulSoup

from changeprojects.models import ProjectModel, RuleSetting
from changeprojects.rules import all_rules
from tests.changeprojects.register_rows import url
from tests.factories.changeprojects import UserFactory

pytestmark = pytest.mark.django_db
ROWS = "rule_settings"


@pytest.fixture
def desk(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def typed(*settings, **facts):
    """What a browser sends: the model and its rules, each a code, a severity and numbers."""
    data = {"title": "Mine", "code": "mine", "summary": "", **facts}
    data |= {f"{ROWS}-TOTAL_FORMS": len(settings), f"{ROWS}-INITIAL_FORMS": 0}
    data |= {f"{ROWS}-MIN_NUM_FORMS": 0, f"{ROWS}-MAX_NUM_FORMS": 1000}
    for place, (code, numbers) in enumerate(settings):
        row = {"code": code, "severity": "warn", "params": numbers, "id": "", "ORDER": place + 1}
        data |= {f"{ROWS}-{place}-{name}": value for name, value in row.items()}
    return data


def refusal(desk, sent):
    """The form as it comes back, with nothing stored."""
    response = desk.post(url("projectmodel", "create"), sent)
    assert response.status_code == 200
    assert not ProjectModel.objects.filter(code="mine").exists()
    return BeautifulSoup(response.content, "html.parser")


def test_each_word_has_a_field_and_each_number_a_line(desk):
    words = {"word_for_team": "working group", "word_for_product": " ", "word_for_pilot": "trial"}
    sent = typed(("W01", "least: 4\r\nmost: 12\r\n"), ("B04", "most = 4"), ("W03", ""), **words)
    assert desk.post(url("projectmodel", "create"), sent).status_code == 302
    made = ProjectModel.objects.get(code="mine")
    assert made.labels == {"team": "working group", "pilot": "trial"}
    assert {one.code: one.params for one in made.rule_settings.all()} == {
        "W01": {"least": 4, "most": 12},
        "B04": {"most": 4},
        "W03": {},
    }


def test_the_form_shows_what_is_stored_in_the_same_words(desk):
    made = ProjectModel.objects.create(code="mine", title="Mine", labels={"team": "group"})
    numbers = {"least": 4, "most": 12}
    RuleSetting.objects.create(model=made, code="W01", severity="warn", params=numbers)
    answer = desk.get(url("projectmodel", "edit", made.pk))
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("#id_word_for_team")["value"] == "group"
    assert page.select_one(f"#id_{ROWS}-0-params").text.strip() == "least: 4\nmost: 12"
    assert "{" not in "".join(one.text for one in page.select("form textarea, form .help"))


def test_saving_what_is_there_changes_nothing(desk):
    made = ProjectModel.objects.create(code="mine", title="Mine", labels={"team": "group"})
    row = RuleSetting.objects.create(model=made, code="B04", severity="warn", params={"most": 4})
    before = ProjectModel.objects.get(code="mine").snapshot()
    sent = typed(("B04", "most: 4"), word_for_team="group")
    sent |= {f"{ROWS}-INITIAL_FORMS": 1, f"{ROWS}-0-id": row.pk}
    assert desk.post(url("projectmodel", "edit", made.pk), sent).status_code == 302
    assert ProjectModel.objects.get(code="mine").snapshot() == before
    assert ProjectModel.objects.get(code="mine").version == 1


@pytest.mark.parametrize(
    ("code", "numbers", "told"),
    [
        ("B04", "four", "“four” is no number with a name, as in “most: 4”."),
        ("B04", "most: four", "“most: four” is no number with a name, as in “most: 4”."),
        ("B04", "most: -4", "“most: -4” is no number with a name, as in “most: 4”."),
        ("B04", '{"most": 4}', "“{&quot;most&quot;: 4}” is no number with a name"),
        ("B04", "most: 4\nmost: 5", "Write “most” once."),
        ("B04", "mots: 4", "The numbers of this rule are: most."),
        ("W01", "days: 4", "The numbers of this rule are: least, most."),
        ("W03", "most: 4", "This rule has no numbers. Leave the field empty."),
    ],
)
def test_a_number_that_is_none_is_told_beside_it_and_kept(desk, code, numbers, told):
    page = refusal(desk, typed((code, numbers)))
    field = page.select_one(f"#id_{ROWS}-0-params")
    assert field.text.strip() == numbers
    beside = field.find_parent(class_="w-field")
    assert told.replace("&quot;", '"') in " ".join(beside.text.split())


def test_a_word_that_is_too_long_is_told_beside_it_and_kept(desk):
    page = refusal(desk, typed(word_for_team="a" * 41))
    field = page.select_one("#id_word_for_team")
    assert field["value"] == "a" * 41
    assert "at most 40 characters" in field.find_parent(class_="w-field").text


def test_beside_the_numbers_stands_which_rule_has_which(desk):
    answer = desk.get(url("projectmodel", "create"))
    page = BeautifulSoup(answer.content, "html.parser")
    told = page.find("template", id=f"id_{ROWS}-EMPTY_FORM_TEMPLATE").text
    for rule in all_rules():
        for name, usual in rule.params.items():
            assert f"{name}: {usual}" in told.split(f"{rule.code} ")[1]
