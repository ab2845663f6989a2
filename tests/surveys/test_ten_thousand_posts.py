"""Ten thousand posts that nobody means: no error, nothing lost, no page left out.

A small model of its own knows what was kept last of each page and which pages were gone
through. What the site shows and what it sends is held against that.
"""

import re
from html import escape

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from surveys.models import Response
from tests.factories.surveys import OpenDeploymentFactory, frozen_version
from tests.surveys import made_up
from tests.surveys.editing.test_question_types import picture
from tests.surveys.made_up import Page, Question, cleaned, listed
from tests.surveys.posting import FORM, Posting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]

POSTS, LIVES, STEPS = 10_000, 72, 180


def page(slug, *kinds, rule=None, more=()):
    """A page; a question is named by its kind, and a rule begins with that."""
    questions = tuple(Question(kind, kind, made_up.values_of(kind)) for kind in kinds)
    chosen = rule and leaf(*rule) | {"join": "any", "more": list(more)}
    return Page(slug, questions, chosen, says_more=slug == "3")


def leaf(question, op, value=""):
    return {"question": question, "op": op, "value": value}


WRITTEN = {"type": "answer", "value": leaf("text", "not_answered")}
# Every kind of question and every way of comparing an answer.
PAGES = (
    page("1", "yes_no"),
    page("2", "single", rule=("yes_no", "is", "yes")),
    page("3", "several"),
    page("4", "top", rule=("several", "at_least", "2")),
    page("5", "faces", rule=("yes_no", "is_not", "no")),
    page("6", "pictures", rule=("several", "includes", "bee")),
    page("7", "scale", rule=("several", "includes_not", "cee")),
    page("8", "number", rule=("scale", "less", "8")),
    page("9", "month", rule=("number", "more", "3")),
    page("10", "short", "text"),
    page("11", "code", rule=("short", "answered"), more=[WRITTEN]),
    page("12", "consent"),
)
BY_SLUG = {page.slug: page for page in PAGES}
SLUGS = list(BY_SLUG)
QUESTIONS = {one.key: one for page in PAGES for one in page.questions}

TEXTS = ["", " ", "yes", "bee", "\0", "a\0b", "עברית \u202e", "😀" * 40, "<b>&amp;</b>", "7"]
TEXTS += ["\r\n" * 9, "x" * 2_500, "x" * 20_000, "none-of-these", "rather-not-say", "9" * 400]
TEXTS += ["' OR 1=1 --", "%00", "é", "0", "3", "12", "2020"]
NAMES = [f"{prefix}-{kind}" for kind in made_up.KINDS for prefix in "qt"]
NAMES += ["t-month.month", "t-month.year", *(f"t-code.{part}" for part in made_up.PARTS)]
NAMES += ["q-agree", "q-quote", "notice", "w-current_step", "token", "choice", "form", "again"]
NAMES += ["csrfmiddlewaretoken", "t-", "q-", "\0", "wizard_goto_step", "t-text.x", "q-several[]"]
STAYS = ["back", "save", "in"]
PLACES = ["consent", *SLUGS, "check", "receipt", "done", "_1", "x", "%00", "saved", "about", ""]
ENDS = ["", "?return=check", "?return=%00", "?reset=1"]
KINDS = [FORM, "application/x-www-form-urlencoded; charset=utf-16"]
KINDS += ["multipart/form-data; boundary=b", "text/plain", "application/json", "x", ""]
RAW = [b"", b"%", b"a=%ED%A0%80", b"\xff\xfe\x00", b"--b\r\nContent-Disposition: x\r\n\r\n"]
RAW += [b"t-text=" + b"x" * 100_000, b"&" * 999, b"=" * 999, b"--b--", b"{", b"a=1;b=2"]

AGREED = ("consent", {"agree": made_up.Answer({"q-agree": "yes"})})
ANSWERED = st.one_of(
    st.just(AGREED),
    *(st.tuples(st.just(page.slug), made_up.answers_on(page)) for page in PAGES),
)
ANYTHING = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS) | st.text(max_size=6)), max_size=6
)


class Browser(Posting, RuleBasedStateMachine):
    """Somebody who posts at random, as several tabs of one browser; checks what comes back."""

    sent = frozenset()

    def __init__(self):
        super().__init__()
        self.open_browser()
        self.kept, self.gone_through = {}, set()

    # ── One person ───────────────────────────────────────────────────────────────

    @initialize()
    def begin(self):
        """Begin, and read the consent."""
        self.begin_anew()

    @rule(answered=ANSWERED, press=st.sampled_from(["", "", "", *STAYS, "skip"]))
    def answer_well(self, answered, press):
        """Answer a page as it is meant, from wherever the person is."""
        slug, answers = answered
        sent = {name: value for one in answers.values() for name, value in one.sent.items()}
        self.take(slug, sent | ({press: "1"} if press else {}))

    @rule(
        place=st.sampled_from(PLACES),
        fields=ANYTHING,
        press=st.sampled_from(["", "", *STAYS, "skip", "change"]),
        knows=st.sampled_from([True, True, False]),
        end=st.sampled_from(ENDS),
    )
    def answer_badly(self, place, fields, press, knows, end):
        """Send anything under any name, sometimes with the right token to the right page."""
        data = {press: "4"} if press else {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        # To agree to nothing, or to send it all, would end the game; see `test_posts_that_end_it`.
        if place == "consent":
            data["q-agree"] = "yes"
        if place == "check" and not {"change", *STAYS} & set(data):
            data["change"] = "4"
        # So would beginning anew. To press “Start” once more, in any tab, must lose nothing.
        if place in ("", "about"):
            data.pop("again", None)
        if knows:
            self.take(place, data)
        else:
            data.pop("token", None)
            self.post(place, data, end)

    @rule(
        place=st.sampled_from(SLUGS),
        body=st.none() | st.sampled_from(RAW) | st.binary(max_size=20),
        kind=st.sampled_from(KINDS),
    )
    def look_or_send_no_form(self, place, body, kind):
        """Open any page, or send bytes to it that are no form at all."""
        if body is None:
            self.look(place)
            return
        type(self).posts += 1
        self.answer(self.factory.generic("POST", f"{self.root}{place}/", body, kind))

    def look(self, place):
        """Open a page: one that is shown has no other before it that nobody went through."""
        response = self.get(place)
        if response.status_code == 200:
            way = ["consent", *self.way()]
            assert place in way
            assert set(way[: way.index(place)]) <= self.gone_through, place
            self.see_what_was_kept(place, response.content.decode())

    def take(self, place, data):
        """Post with the right token to the right page, and remember what has to be kept."""
        whole = {"notice": self.notice} | data | {"w-current_step": place, "token": self.token}
        response = self.post(place, whole)
        if place not in ("consent", *SLUGS):
            return
        assert response.status_code == 303, (place, whole)
        self.gone_through.add(place)
        if place in BY_SLUG:
            self.kept[place] = {} if "skip" in data else data

    def way(self):
        seen = {
            one.key: made_up.seen_in(one, self.kept.get(page.slug, {}))
            for page in PAGES
            for one in page.questions
        }
        return [page.slug for page in made_up.way(PAGES, seen)]

    def see_what_was_kept(self, slug, html):
        fields = self.kept.get(slug, {})
        for question in BY_SLUG[slug].questions:
            found = re.findall(rf'name="q-{question.key}" id="[^"]+" value="([^"]+)" checked', html)
            assert set(found) == made_up.ticked_in(question, fields)
            for name in made_up.boxes_of(question):
                text = escape(cleaned(listed(fields.get(name, ""))[-1]))
                is_long = question.kind == "text"
                box = f'spellcheck="true">\n{text}</textarea>' if is_long else f'value="{text}"'
                assert box in html, (name, text[:80])

    # ── The end ──────────────────────────────────────────────────────────────────

    def teardown(self):
        """Go through what is left, find all that was kept, and send exactly that."""
        if not hasattr(self, "token"):
            return
        self.take("consent", {"q-agree": "yes"})
        while (where := self.get("check")).status_code != 200:
            slug = where["Location"].rstrip("/").rpartition("/")[2]
            assert slug in self.way()
            self.take(slug, {} if slug in self.gone_through else GOOD.get(slug, {}))
        way = self.way()
        assert set(way) <= self.gone_through
        for _ in range(2):
            self.post("check", {"w-current_step": "check", "token": self.token})
        new = set(Response.objects.values_list("pk", flat=True)) - self.sent
        assert len(new) == 1
        type(self).sent |= new
        stored = {one.key: one for one in Response.objects.get(pk=new.pop()).answers.all()}
        assert set(stored) == {one.key for slug in way for one in BY_SLUG[slug].questions}
        for slug in way:
            for question in BY_SLUG[slug].questions:
                said = made_up.stored_in(question, self.kept[slug])
                assert made_up.is_stored(question, stored[question.key], said), question.key


GOOD = {"1": {"q-yes_no": "yes"}, "3": {"q-several": ["ay", "bee"]}, "8": {"t-number": "7"}}


def test_ten_thousand_posts_end_in_no_error_and_lose_nothing(django_user_model):
    version = frozen_version(steps=[page.block(picture().pk) for page in PAGES])

    class OurBrowser(Browser):
        deployment = OpenDeploymentFactory(version=version)

    run_state_machine_as_test(
        OurBrowser,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert OurBrowser.posts >= POSTS
    assert len(OurBrowser.sent) >= LIVES


def test_they_are_of_every_kind_and_go_every_way():
    assert set(QUESTIONS) == set(made_up.KINDS)
    leaves = [page.rule for page in PAGES if page.rule] + [WRITTEN["value"]]
    assert len({leaf["op"] for leaf in leaves}) == 9
