"""Every page in Welsh and in Urdu: what is English on it says so, mistakes and dead ends too."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from surveys.days import day_in, month_in, month_named
from surveys.engine.languages import LANGUAGES
from surveys.engine.phrasebook import PHRASES, SHIPPED, marks_of
from surveys.engine.phrases import Speech
from surveys.models import SurveyDeployment
from surveys.views.kind_pages import DULL, KINDS
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    items,
    published_notice,
    step,
)
from tests.surveys.editing.test_question_types import PARTS
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

# Words that neither language has, and hardly an English sentence does without.
ENGLISH = re.compile(
    r"\b(the|you|your|this|that|with|what|not|answers?|it|is|and|question|page|write|code)\b",
    re.IGNORECASE,
)
# What holds no words to read, and what staff or people wrote themselves.
SILENT, THEIRS = (
    {"style", "script"},
    re.compile(r"textarea|cp-wide|cp-information|cp-code|notice-h"),
)
VOID = {"meta", "link", "input", "img", "br", "path", "circle", "hr"}
OWN_WORDS = ("title", "audience", "intro", "what_happens", "consent_text", "rather_not_say")
MARKS = {"cy": "Ŵŷ", "ur": "ہاں"}


class Unmarked(HTMLParser):
    """Gathers English words that no element around them says are English."""

    def __init__(self, page):
        super().__init__()
        self.around, self.found = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        language = said.get("lang") or (self.around[-1][1] if self.around else "")
        quiet = tag in SILENT or bool(THEIRS.search(f"{tag} {said.get('class')} {said.get('id')}"))
        quiet = quiet or bool(self.around and self.around[-1][2])
        for name in ("aria-label", "alt", "title", "data-left", "data-over"):
            self.judge(said.get(name) or "", language, quiet=quiet)
        if tag not in VOID:
            self.around.append((tag, language, quiet))

    def handle_endtag(self, tag):
        while self.around and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.around:
            self.judge(data, self.around[-1][1], quiet=self.around[-1][2])

    def judge(self, text, language, *, quiet):
        if ENGLISH.search(text) and not quiet and not language.lower().startswith("en"):
            self.found.append(text.strip())


class Reader(Person):
    """Somebody who reads one of the languages; every page that they see is looked at."""

    form = ""

    def see(self, response):
        page = response.content.decode()
        lang = f'<html lang="{self.form}"' + (' dir="rtl"' if self.form == "ur" else "")
        assert lang in page, response.request["PATH_INFO"]
        assert Unmarked(page).found == [], response.request["PATH_INFO"]
        return page


def translation(form):
    mark = MARKS[form]
    words = dict.fromkeys((*OWN_WORDS, "none_of_these", "yes", "no", "not_sure"), mark)
    reader = items({"who": mark, "what": mark})
    return {"type": "translation", "value": words | {"form": form, "readers": reader}}


def said(name="label"):
    return items(*({"form": form, name: mark} for form, mark in MARKS.items()))


def pages(*, sensitive):
    questions = [
        step(
            asked("text", "what", "What helped?", max_length=20, others=said(), rather_not_say=1),
            asked("number", "many", "How many?", lowest=2, highest=9, others=said()),
            title="The first ones",
        ),
        step(asked("month", "when", "When was this?", others=said())),
        step(asked("code", "match", "Your code?", parts=PARTS, others=said())),
        step(asked("yes_no", "both", "Is it so?", others=said(), sensitive=sensitive)),
    ]
    questions[0]["value"]["coming_others"] = said("title")
    return questions


@pytest.fixture(params=sorted(SHIPPED))
def reader(request):
    return made(request.param)


def made(form, *, profile="standard", sensitive=False, **deployment):
    for one in (form, "en-gb"):
        published_notice("parent_carer", one)
    version = frozen_version(
        steps=pages(sensitive=sensitive),
        translations=[translation(form)],
        safety_profile=profile,
    )
    reader = Reader(OpenDeploymentFactory(version=version, **deployment))
    reader.form = form
    return reader


def began(reader):
    page = reader.see(reader.get(**{"in": reader.form}))
    assert 'name="form"' in page
    reader.start(form=reader.form)
    reader.see(reader.get("consent"))
    return reader


def test_every_page_on_the_way_to_the_code_is_in_it(reader):
    began(reader)
    reader.see(reader.post("consent", {}, follow=True))
    reader.post("consent", {"q-agree": "yes"})
    wrong = {"t-what": "x" * 22, "t-many": "1"}
    page = reader.see(reader.post("1", wrong, follow=True))
    assert SHIPPED[reader.form]["letters_long"].format(count=2) in page
    assert SHIPPED[reader.form]["too_low"].format(number=2) in page
    refused = {"t-what": "x", "q-what": "rather-not-say", "t-many": "10"}
    reader.see(reader.post("1", refused, follow=True))
    reader.see(reader.post("1", {"t-what": "x", "t-many": "x"}, follow=True))
    reader.post("1", {"t-what": "x", "t-many": "3"})
    for month, year in (("", "2024"), ("3", "")):
        reader.see(reader.post("2", {"t-when.month": month, "t-when.year": year}, follow=True))
    reader.post("2", {"t-when.month": "3", "t-when.year": "2024"})
    page = reader.see(reader.post("3", {f"t-match.{PARTS[0]}": "1"}, follow=True))
    assert SHIPPED[reader.form]["part_first_name"] in page
    reader.post("3", {"skip": "1"})
    page = reader.see(reader.post("4", {"q-both": "yes"}, follow=True))
    assert month_in(reader.form, 2024, 3) in page
    assert "March" not in page


def test_the_code_and_taking_the_answers_back_are_in_it(reader):
    began(reader).post("consent", {"q-agree": "yes"})
    for number in "1234":
        reader.post(number, {"skip": "1"})
    page = reader.see(reader.post("check", {}, follow=True))
    assert SHIPPED[reader.form]["thanks"] in page
    code = reader.receipt()
    reader.see(reader.get("contact", **{"in": reader.form}))
    once = {"in": reader.form, "receipt": code, "seen": "1"}
    page = reader.see(reader.client.post("/s/receipt/", once))
    assert SHIPPED[reader.form]["take_back"] in page
    taken = {"form": reader.form, "receipt": code, "withdraw": "1"}
    reader.see(reader.client.post("/s/receipt/", taken))
    reader.see(reader.client.post("/s/receipt/", taken))


def test_saving_helping_and_wiping_are_in_it(reader):
    began(reader).post("consent", {"q-agree": "yes"})
    page = reader.see(reader.post("1", {"t-what": "x", "save": "1"}, follow=True))
    assert SHIPPED[reader.form]["saved"] in page
    code = "".join(re.findall(r"<span>(\w{4})</span>", page))
    page = reader.see(reader.client.post("/s/receipt/", {"form": reader.form, "receipt": code}))
    assert SHIPPED[reader.form]["wipe_them"] in page
    switched = reader.get("help", **{"in": reader.form})
    assert SHIPPED[reader.form]["ask_when"] in reader.see(switched)
    body = {"form": reader.form, "once": "1"}
    page = reader.see(reader.client.post(reader.url("help"), body))
    assert SHIPPED[reader.form]["ask_nothing"] in page
    asked_for = reader.client.post(reader.url("help"), body | {"t-wish": "x"}, follow=True)
    assert SHIPPED[reader.form]["passed_on"] in reader.see(asked_for)
    page = reader.see(reader.post("check", {"wipe": "1"}))
    assert SHIPPED[reader.form]["wiped"] in page


def test_what_is_typed_for_help_stays_while_the_language_changes(reader):
    body = {"in": reader.form, "once": "7", "t-wish": "Someone to talk to", "t-contact": "01632"}
    page = reader.see(reader.client.post(reader.url("help"), body))
    assert "Someone to talk to" in page
    assert 'value="01632"' in page
    assert not reader.deployment.flags.exists()


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_the_safety_page_and_the_page_before_hard_questions_are_in_it(form):
    reader = made(form, profile="high", sensitive=True)
    page = reader.see(reader.get(**{"in": form}))
    assert SHIPPED[form]["safe_time"] in page
    assert f'href="{reader.url("about")}?in={form}"' in page
    reader.see(reader.get("about", **{"in": form}))
    reader.client.post(reader.url("about"), {"form": form})
    reader.post("consent", {"q-agree": "yes"})
    for page in "123":
        reader.post(page, {"skip": "1"})
    page = reader.see(reader.get("_4"))
    assert SHIPPED[form]["stop_leave"] in page
    reader.see(reader.post("_4", {"choice": "skip"}, follow=True))
    reader.see(reader.get("_4"))


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_who_comes_from_nowhere_is_met_in_the_language_of_their_browser(form):
    reader = made(form)
    reader.client.defaults["HTTP_ACCEPT_LANGUAGE"] = f"{form}-GB,en;q=0.8"
    reader.see(reader.get())
    reader.see(reader.get("1"))
    reader.see(reader.client.get("/s/receipt/"))
    reader.see(reader.client.get("/s/nothing/at/all/"))
    assert '<html lang="en-GB">' in reader.get(**{"in": ""}).content.decode()
    deployment = reader.deployment
    SurveyDeployment.objects.filter(pk=deployment.pk).update(
        closes_at=timezone.now() - timedelta(days=1)
    )
    assert SHIPPED[form]["closed"] in reader.see(reader.get())
    reader.client.defaults["HTTP_ACCEPT_LANGUAGE"] = f"en-GB,{form};q=0.8"
    assert PHRASES["closed"] in reader.get().content.decode()


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_a_wrong_invitation_is_told_in_it(form):
    reader = made(form, access=SurveyDeployment.Access.INVITATION)
    page = reader.see(reader.start(form=form, invitation="nonsense"))
    assert SHIPPED[form]["not_invited"] in page
    switched = reader.client.post(reader.url(), {"in": form, "invitation": "K7PM"})
    assert 'value="K7PM"' in reader.see(switched)


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_every_phrase_is_translated_with_its_places_and_links(form):
    words = SHIPPED[form]
    assert words.keys() == PHRASES.keys()
    assert [n for n in words if marks_of(words[n]) != marks_of(PHRASES[n])] == []
    assert [n for n in words if words[n] == PHRASES[n] and n != "help_title"] == []


def test_every_kind_of_page_has_something_to_say():
    # Only the page that Back finds after leaving says nothing at all.
    said = {name: [one for one in PHRASES if one in (f"{name}_1", f"{name}_2")] for name in KINDS}
    assert [name for name, phrases in said.items() if not phrases] == [DULL]


def test_words_of_an_editor_go_before_those_that_come_with_the_site():
    speech = Speech("ur", {"phrase_too_low": "کم از کم {number}، {nobody}"})
    assert speech.say("too_low", number=4) == "کم از کم 4، {nobody}"
    assert speech.say("too_high", number=4) == SHIPPED["ur"]["too_high"].format(number=4)


def test_days_are_told_in_words_or_in_figures_that_everybody_reads():
    day = timezone.datetime(2026, 3, 7).date()
    assert day_in("cy", day, weekday=True) == "Dydd Sadwrn 7 Mawrth 2026"
    assert day_in("ur", day) == "7 مارچ 2026"
    assert day_in("so", day) == "07/03/2026"
    assert month_in("ti", 2026, 3) == "03/2026"
    assert all(any(sign.isdigit() for sign in day_in(one, day)) for one in LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "number"), [("Mawrth", 3), (" مارچ ", 3), ("août", 8), ("x", None)]
)
def test_a_month_can_be_typed_by_its_name_in_any_of_the_languages(typed, number):
    assert month_named(typed) == number
