"""The pages for codes say things as the survey of their address does, or why they do not."""

import pytest
from bs4 import BeautifulSoup

from surveys.engine.languages import BASE, LANGUAGES
from surveys.engine.phrasebook import SHIPPED
from surveys.engine.phrasebook.in_english import IN_ENGLISH
from surveys.models import SurveyVersion
from surveys.views.told import SIZE_CLASS
from surveys.withdrawal import withdraw_lookup
from tests.factories.surveys import OpenDeploymentFactory, frozen_version
from tests.surveys.evidence import made
from tests.surveys.test_words import Unmarked
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

RIGHT, WRONG = "K7PM4WDR9TXH", "9TXHK7PM4WDR"
CODE_PAGES = ("code", "code/told")
SAID = {
    "pl": {
        "phrase_code": "Twój kod",
        "phrase_told": "Co z tego wynikło",
        "phrase_told_nothing": "Nie ma nic do powiedzenia.",
    },
    "easy-read": {"phrase_told": "What we did"},
    "ti": {"phrase_told": "ዝ" * 500, "phrase_told_nothing": "ዝ" * 14_000},
}


@pytest.fixture
def person():
    frozen = frozen_version()
    version = SurveyVersion.objects.create(
        survey=frozen.survey,
        number=frozen.number + 1,
        schema=frozen.schema | {"says": SAID},
        digest="0" * 64,
        published_at=frozen.published_at,
    )
    return Person(OpenDeploymentFactory(version=version))


def words_of(page):
    return page.content.decode()


@pytest.mark.parametrize(
    ("page", "words"), [*zip(CODE_PAGES, ("Twój kod", "Co z tego"), strict=True)]
)
def test_they_say_it_as_the_survey_does(person, page, words):
    for answer in (
        person.client.get(f"{person.url(page)}?in=pl"),
        person.client.post(person.url(page), {"receipt": WRONG, "form": "pl"}),
        person.client.get(person.url(page), headers={"Accept-Language": "pl"}),
    ):
        html = words_of(answer)
        assert '<html lang="pl"' in html
        assert words in BeautifulSoup(html, "html.parser").title.text
        assert Unmarked(html).found == []
        assert IN_ENGLISH["pl"] not in html
    assert 'name="form" value="pl"' in html


@pytest.mark.parametrize("page", CODE_PAGES)
def test_they_can_be_read_in_what_comes_with_the_site_too(person, page):
    html = words_of(person.client.get(f"{person.url(page)}?in=ur"))
    assert '<html lang="ur" dir="rtl"' in html
    offered = BeautifulSoup(html, "html.parser").find_all("button", {"name": "in"})
    assert {one["value"] for one in offered} == {"", "pl", "easy-read", "ti", "cy"}
    assert Unmarked(html).found == []


def test_easy_read_is_said_in_easy_read(person):
    html = words_of(person.client.get(f"{person.url('code/told')}?in=easy-read"))
    assert "What we did" in html
    assert 'class="cp-easy"' in html


@pytest.fixture
def told():
    """A code to which something is told: of another survey, in other languages, with long words."""
    about = made.asked_anew(made.deployment(), says={"fr": {"phrase_told": "ዝ" * 14_000}, "pl": {}})
    made.responses(about, 24)
    theme = made.theme(about, "T1", people=19)
    one = made.responses(about, 1, withdraw_lookup=withdraw_lookup(RIGHT))[0]
    made.answer(one, made.WORDS, text="Own.").codings.create(theme=theme)
    made.publish(made.page(about))
    return theme.name


@pytest.mark.parametrize("form", ["pl", "easy-read", "ti", "ur", "fr", ""])
def test_no_language_tells_a_right_code_from_a_wrong_one(person, told, form):
    for address in (person.url("code/told"), "/s/receipt/told/"):
        right, wrong = (
            person.client.post(address, {"receipt": code, "form": form}) for code in (RIGHT, WRONG)
        )
        assert told in words_of(right)
        assert told not in words_of(wrong)
        assert outside(right) == outside(wrong)
        assert len(right.content) % SIZE_CLASS == 0


def outside(page):
    """What somebody sees of a page who does not read what it tells."""
    html = BeautifulSoup(page.content, "html.parser")
    switch = [(one["value"], one.text) for one in html.find_all("button", {"name": "in"})]
    return page.status_code, len(page.content), html.html.attrs, html.title.text, switch


@pytest.mark.parametrize("address", ["/s/receipt/", "/s/receipt/told/"])
def test_where_no_survey_is_known_it_is_said_that_the_page_is_in_english(client, address):
    asked = {"headers": {"Accept-Language": "ps,en;q=0.5"}}
    for page in (
        client.get(f"{address}?in=ps"),
        client.get(address, **asked),
        client.post(f"{address}?in=ps", {"receipt": WRONG}),
    ):
        html = words_of(page)
        assert f'<span lang="ps" dir="rtl">{IN_ENGLISH["ps"]}</span>' in html
        assert '<html lang="en-GB"' in html
    for ending in ("?in=ur", "?in=cy", "?in=", "?in=easy-read", "?in=xx", ""):
        html = words_of(client.get(address + ending))
        assert not any(sentence in html for sentence in IN_ENGLISH.values())
    english_first = {"Accept-Language": "en-GB,ps;q=0.5"}
    assert IN_ENGLISH["ps"] not in words_of(client.get(address, headers=english_first))


@pytest.mark.parametrize(
    "asked",
    [
        "zh-CN,zh;q=0.9,en;q=0.8",
        "zh-CN,zh;q=0.8,zh-TW;q=0.7,zh-HK;q=0.5,en-US;q=0.3,en;q=0.2",
        "zh-SG,en;q=0.9",
        "zh-Hans-CN,en-GB;q=0.9",
    ],
)
def test_browsers_call_simplified_chinese_by_other_names(client, asked):
    headers = {"Accept-Language": asked}
    page = words_of(client.get("/s/receipt/", headers=headers))
    assert f'<span lang="zh-hans" dir="ltr">{IN_ENGLISH["zh-hans"]}</span>' in page
    says = {"zh-hans": {"phrase_code": "你的代码"}}
    here = Person(made.asked_anew(made.deployment(), says=says))
    page = words_of(client.get(here.url("code"), headers=headers))
    assert '<html lang="zh-hans"' in page
    assert "你的代码" in page


@pytest.mark.parametrize(
    ("asked", "is_said"), [("zh-TW,en;q=0.8", False), ("zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", True)]
)
def test_it_stands_for_other_chinese_only_where_any_is_asked_for(client, asked, is_said):
    page = client.get("/s/receipt/", headers={"Accept-Language": asked})
    assert (IN_ENGLISH["zh-hans"] in words_of(page)) is is_said


def test_it_can_be_said_in_every_language_that_does_not_come_with_the_site():
    assert set(IN_ENGLISH) == set(LANGUAGES) - {BASE, *SHIPPED}
