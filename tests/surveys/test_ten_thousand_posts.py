"""Ten thousand posts that nobody means: no error, nothing lost, no page left out.

A small model of its own knows what was kept last of each page and which pages were gone
through. What the site shows and what it sends is held against that.
"""

import random
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

import pytest
from django.core.handlers.base import BaseHandler
from django.http import SimpleCookie
from django.test import RequestFactory

from surveys.models import Response
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import NOTICE, TOKEN

pytestmark = pytest.mark.django_db

POSTS, SEEDS = 10_000, 4
WAY = ["consent", "1", "2", "3", "4", "check"]
GOOD = {"consent": {"q-agree": "yes"}, "1": {"q-explained": "yes"}, "2": {"q-understood": "no"}}
GOOD |= {"3": {"q-ways": "texting"}, "4": {"t-easier": "Somebody to go through it with me."}}
TEXTS = ["", " ", "yes", "\0", "a\0b", "עברית \u202e", "😀" * 40, "<b>&amp;</b>", "\r\n" * 9]
TEXTS += ["x" * 2_500, "x" * 20_000, "none-of-these", "9" * 400, "' OR 1=1 --", "%00", "é"]
NAMES = ["q-agree", "q-explained", "q-understood", "q-ways", "t-easier", "q-quote", "notice"]
NAMES += ["w-current_step", "token", "choice", "in", "form", "change", "csrfmiddlewaretoken"]
NAMES += ["t-", "q-", "\0", "wizard_goto_step", "t-easier.x", "q-ways[]", "4-easier", "again"]
BUTTONS = ["skip", "back", "save", "change", "in"]
ENDS = ["wipe", "send"]
PLACES = [*WAY, "2", "4", "receipt", "done", "_1", "x", "%00", "saved", "about", "help", ""]
KINDS = ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16"]
KINDS += ["multipart/form-data; boundary=b", "text/plain", "application/json", "x", ""]
RAW = [b"", b"%", b"a=%ED%A0%80", b"\xff\xfe\x00", b"--b\r\nContent-Disposition: x\r\n\r\n"]
RAW += [b"t-easier=" + b"x" * 100_000, b"&" * 999, b"=" * 999, b"--b--", b"{", b"a=1;b=2"]


@dataclass
class Model:
    """What the site has to know of one person, as far as this test is sure of it."""

    kept: str = ""
    gone_through: set[str] = field(default_factory=set)
    explained: str | None = None
    agreed: bool = False


class Fuzzer:
    """Posts at random, as several tabs of one browser, and checks what comes back."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.deployment = OpenDeploymentFactory()
        self.root = f"/s/{self.deployment.code}/"
        self.factory = RequestFactory(enforce_csrf_checks=True)
        # Django's own handler, without what its test client does beside: it is three times as fast.
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.posts, self.sent = 0, set()
        self.cookies = SimpleCookie()

    # ── The browser ──────────────────────────────────────────────────────────────

    def answer(self, request):
        request.META["HTTP_COOKIE"] = self.cookies.output(header="", sep=";")
        response = self.handler.get_response(request)
        assert response.status_code < 500, (request.method, request.path, request.body[:300])
        # Not even a post that cannot be read is answered by a page that a browser keeps.
        assert response["Cache-Control"] == "no-store", (request.path, request.body[:300])
        self.cookies.update(response.cookies)
        return response

    def get(self, place):
        return self.answer(self.factory.get(f"{self.root}{place}/"))

    def post(self, place, data, query=""):
        self.posts += 1
        body = urlencode(data, doseq=True)
        return self.answer(self.factory.post(self.address(place) + query, body, KINDS[0]))

    def address(self, place):
        return f"{self.root}{place}/" if place else self.root

    # ── One person ───────────────────────────────────────────────────────────────

    def begin(self):
        self.cookies = SimpleCookie()
        self.post("", {})
        page = self.get("consent").content.decode()
        self.token = TOKEN.search(page).group(1)
        self.notice = "".join(NOTICE.findall(page))
        self.model = Model()

    def live_one_life(self):
        """Begin, post at random for a while, and see in the end that nothing is lost."""
        self.begin()
        for _ in range(self.chance.randrange(30, 120)):
            act = self.chance.choices([self.well, self.badly, self.rawly, self.look], [6, 5, 1, 3])
            act[0]()
        self.end()

    def own(self, place, data):
        return {"w-current_step": place, "token": self.token, "notice": self.notice} | data

    def well(self):
        """Answer a page as it is meant, from wherever the person is."""
        place = self.chance.choice(WAY[:-1])
        data = GOOD[place]
        if place == "1":
            data = {"q-explained": self.chance.choice(["yes", "no"])}
        if place == "4":
            data = {"t-easier": f"Thought {self.posts} <i>& “more”\n\u202e."}
        if self.chance.random() < 0.2:
            data = data | {self.chance.choice(BUTTONS[1:3]): "1"}
        self.take(place, data)

    def badly(self):
        """Send anything under any name, sometimes with the right token to the right page."""
        chance = self.chance
        place = chance.choice(PLACES)
        data = {}
        for _ in range(chance.randrange(7)):
            values = [chance.choice(TEXTS) for _ in range(chance.randrange(1, 4))]
            data[chance.choice(NAMES)] = values if chance.random() < 0.4 else values[0]
        if chance.random() < 0.3:
            data[chance.choice(BUTTONS)] = chance.choice(["1", "", "4", "x"])
        # To agree to nothing, or to wipe it all, would end the game; that has tests of its own.
        if place == "consent":
            data["q-agree"] = "yes"
        if place == "check" and not {"change", "back", "save", "in"} & set(data):
            data["change"] = "4"
        if place in ("", "about", "help"):
            data["in"] = "xx"
        if chance.random() < 0.7:
            self.take(place, data, right=False)
        else:
            data.pop("token", None)
            self.post(place, data, chance.choice(["", "?return=check", "?return=%00", "?reset=1"]))

    def rawly(self):
        """Send bytes that are no form at all."""
        self.posts += 1
        body, kind = self.chance.choice(RAW), self.chance.choice(KINDS)
        place = self.chance.choice(["1", "2", "3", "4"])
        self.answer(self.factory.generic("POST", self.address(place), body, kind))

    def take(self, place, data, *, right=True):
        """Post with the right token to the right page, and remember what has to be kept."""
        whole = self.own(place, data)
        if not right:
            whole |= {"w-current_step": place, "token": self.token}
        response = self.post(place, whole, self.chance.choice(["", "", "?return=check"]))
        if place not in WAY[:-1]:
            return
        assert response.status_code == 303, (place, whole)
        model = self.model
        if place == "4":
            said = data.get("t-easier", "")
            said = said[-1] if isinstance(said, list) else said
            model.kept = "" if "skip" in data else plain(said)
        if place == "1":
            said = [] if "skip" in data else data.get("q-explained", [])
            model.explained = said if isinstance(said, str) else None
        model.gone_through.add(place)

    def look(self):
        """Open any page: one that is shown has no other before it that nobody went through."""
        place = self.chance.choice(WAY)
        response = self.get(place)
        if response.status_code == 200:
            assert self.before(place) <= self.model.gone_through, place
            if place == "4":
                self.see_what_was_kept(response)

    def before(self, place):
        pages = WAY[: WAY.index(place)]
        return {page for page in pages if page != "2" or self.model.explained == "yes"}

    def see_what_was_kept(self, response):
        box = f'spellcheck="true">\n{escape(self.model.kept)}</textarea>'
        assert box in response.content.decode()

    def end(self):
        """Go through what is left, find the last text, and send exactly that."""
        for place in ("consent", "1", "2", "3"):
            self.take(place, GOOD[place])
        page = self.get("4")
        assert page.status_code == 200
        self.see_what_was_kept(page)
        if len(self.model.kept) > 2_000:
            self.take("4", GOOD["4"])
        text = self.model.kept
        self.take("4", {"t-easier": text})
        for _ in range(self.chance.randrange(1, 4)):
            assert self.post("check", self.own("check", {}))["Location"].endswith("/receipt/")
        new = set(Response.objects.values_list("pk", flat=True)) - self.sent
        assert len(new) == 1
        self.sent |= new
        answers = Response.objects.get(pk=new.pop()).answers
        assert (answers.get(key="easier").text or "").strip() == text.strip()
        assert answers.get(key="explained").value == "yes"
        assert answers.count() == 4


def plain(text):
    """Return what is kept of a text: without NUL, with plain line ends."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_ten_thousand_posts_end_in_no_error_and_lose_nothing(seed):
    fuzzer = Fuzzer(seed)
    while fuzzer.posts < POSTS / SEEDS:
        fuzzer.live_one_life()
    assert len(fuzzer.sent) > 10
