"""Posts that nobody means, where they cannot be taken back: sending, wiping, refusing, and after.

A small model of its own knows who sent what; all that the site stores is held against it.
"""

import re

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from surveys.models import ContactDetails, Draft, EqualityCounts, Response, SafeguardingFlag
from tests.factories.surveys import OpenDeploymentFactory, asked, frozen_version, step, text
from tests.surveys.made_up import cleaned
from tests.surveys.posting import ONCE, Posting
from tests.surveys.test_ten_thousand_posts import ANYTHING, STAYS, TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]

POSTS, LIVES, STEPS = 1_000, 20, 60
OPEN, SENT, GONE = "open", "sent", "gone"
PRESSES = ["", "", "", *STAYS, "change", "skip", "again", "wipe"]
QUOTES = ["yes", "summary", "no", "", "nonsense"]
AFTER = ["help", "contact", "more", "receipt", "saved", "check", "consent", "1", "2", "help/sent"]
LOOKED_UP = ["/s/receipt/", "/s/receipt/told/"]
FIELDS = ["t-wish", "t-contact", "t-safe", "q-purpose", "once", "receipt", "seen", "contest"]
FIELDS += ["q-age", "q-sex", "t-sex", "carry_on", "withdraw", "text", "token"]
MORE = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(TEXTS), max_size=5)
CODE = re.compile(r'class="cp-code".*?</p>', re.DOTALL)


class Ending(Posting, RuleBasedStateMachine):
    """Somebody who ends it at random and begins anew; knows what has to be stored then."""

    def __init__(self):
        super().__init__()
        self.open_browser()
        self.stored, self.asked, self.left, self.counted = {}, set(), set(), 0
        self.taken_back = 0

    # ── Until it ends ────────────────────────────────────────────────────────────

    @initialize()
    def begin(self):
        """Start, agree, and be open."""
        self.begin_anew({"again": "1"})
        self.state, self.words, self.gone_through = OPEN, "", set()
        self.is_counted = self.is_reached = False
        self.take("consent", {"q-agree": "yes"})
        self.gone_through = {"consent"}

    def take(self, place, data):
        hidden = {"w-current_step": place, "token": self.token, "notice": self.notice}
        return self.post(place, data | hidden)

    @rule(words=st.sampled_from(TEXTS), place=st.sampled_from(["1", "2"]))
    def write(self, words, place):
        """Answer a page; once it was sent or wiped nothing that stands there may change."""
        self.take(place, {"t-what": words} if place == "2" else {"q-was": "yes"})
        if self.state != OPEN:
            return
        if place == "2":
            self.words = cleaned(words)
        is_done = place == "1" or len(self.words.strip()) <= 2_000
        (self.gone_through.add if is_done else self.gone_through.discard)(place)

    @rule(
        press=st.sampled_from(PRESSES),
        quote=st.sampled_from(QUOTES),
        fields=ANYTHING,
        knows=st.sampled_from([True, True, True, False]),
    )
    def send(self, press, quote, fields, knows):
        """Press something on the last page, with anything beside it."""
        data = {name: [value] for name, value in fields} | {"q-quote": quote}
        data |= {press: "1"} if press else {}
        # What it is that was pressed is drawn above.
        if knows:
            self.take("check", data)
        else:
            self.post("check", data | {"w-current_step": "check", "token": "0" * 32})
        if self.state != OPEN or not knows:
            return
        if press == "wipe":
            self.end()
        elif press not in (*STAYS, "change") and self.gone_through >= {"consent", "1", "2"}:
            self.is_sent(quote)

    def is_sent(self, quote):
        if quote == "nonsense":
            # What is no answer is asked once more, and nothing was sent.
            return
        (new,) = set(Response.objects.values_list("pk", flat=True)) - set(self.stored)
        told = quote if quote in ("yes", "summary") else "no"
        self.stored[new] = (self.words.strip(), told)
        self.state = SENT

    @rule()
    def agree(self):
        """Say yes to taking part, perhaps once more."""
        self.take("consent", {"q-agree": "yes"})
        if self.state == OPEN:
            self.gone_through.add("consent")

    @rule(words=st.sampled_from(["", "Tea.", "😀" * 40]), quote=st.sampled_from(QUOTES))
    def send_all_of_it(self, words, quote):
        """Answer every page and send it, as it is meant."""
        self.agree()
        self.write(words, "1")
        self.write(words, "2")
        self.send("", quote, [], knows=True)

    @rule(press=st.sampled_from(["", *STAYS]), both=st.booleans())
    def refuse(self, press, both):
        """Say no to taking part, though everything may have been sent or wiped already."""
        choice = ["yes", "no"] if both else ["no"]
        self.take("consent", {"q-agree": choice} | ({press: "1"} if press else {}))
        if self.state != OPEN:
            return
        if press:
            self.gone_through.discard("consent")
        else:
            self.end()

    def end(self):
        self.state = GONE
        assert not Draft.objects.filter(is_sent=False, steps__isnull=False).exists()

    @rule()
    def begin_again(self):
        """Begin anew after it ended."""
        if self.state != OPEN:
            self.begin()

    # ── Beside it, and after ─────────────────────────────────────────────────────

    @rule(place=st.sampled_from(AFTER), fields=MORE, more=ANYTHING, knows=st.booleans())
    def ask_beside(self, place, fields, more, knows):
        """Send anything to the pages that stand beside the answers or come after them."""
        if self.state == OPEN and place in ("check", "consent", "1", "2"):
            return
        data = {name: [value] for name, value in more if name not in STAYS} | fields
        self.post(place, data | ({"token": self.token} if knows else {"token": "x"}))
        if place == "more" and self.state == SENT and knows:
            self.is_counted = True

    @rule(wish=st.sampled_from(TEXTS), twice=st.booleans())
    def ask_for_help(self, wish, twice):
        """Ask for help, perhaps with two presses of the button."""
        once = ONCE.search(self.get("help").content.decode()).group(1)
        before = SafeguardingFlag.objects.count()
        for _ in range(1 + twice):
            self.post("help", {"t-wish": wish, "once": once})
        is_said = bool(wish.replace("\0", "").strip())
        assert SafeguardingFlag.objects.count() == before + is_said

    @rule(where=st.sampled_from(TEXTS), twice=st.booleans())
    def leave_contact(self, where, twice):
        """Leave a way to hear back: one for each who has sent their answers."""
        is_open = "t-contact" in self.get("contact").content.decode()
        assert is_open is (self.state == SENT)
        before = ContactDetails.objects.count()
        for _ in range(1 + twice):
            data = {"t-contact": where, "q-purpose": "results", "token": self.token}
            self.post("contact", data)
        is_left = is_open and bool(where.replace("\0", "").strip())
        assert ContactDetails.objects.count() == before + (is_left and not self.is_reached)
        self.is_reached = self.is_reached or is_left

    @rule(address=st.sampled_from(LOOKED_UP), fields=MORE, is_mine=st.booleans())
    def look_up(self, address, fields, is_mine):
        """Type a code of one's own, or none; what is taken back by it is gone, and nothing else."""
        page = self.get("receipt").content.decode() if self.state == SENT and is_mine else ""
        shown = CODE.search(page)
        if shown:
            fields = fields | {"receipt": "".join(re.findall(r"<span>(\w+)</span>", shown.group()))}
        self.post_to(address, fields)
        if shown and address == "/s/receipt/" and "withdraw" in fields:
            (gone,) = set(self.stored) - set(Response.objects.values_list("pk", flat=True))
            del self.stored[gone]
            self.taken_back += 1
            self.begin()

    def teardown(self):
        """Find all that was sent, as it was, and nothing more; each counted once."""
        found = {
            one.pk: ((one.answers.get(key="what").text or "").strip(), one.quote_permission)
            for one in Response.objects.all()
        }
        assert found == self.stored
        self.deployment.refresh_from_db()
        assert self.deployment.withdrawn >= self.taken_back
        counts = EqualityCounts.objects.filter(deployment=self.deployment).first()
        sent = len(self.stored) + self.taken_back
        for cells in ((counts.counts or {}) if counts else {}).values():
            assert sum(cells.values()) <= sent + type(self).before
        type(self).before += sent
        Response.objects.all().delete()
        Draft.objects.all().delete()


def test_posts_that_end_it_end_in_no_error_and_change_nothing_that_was_sent():
    pages = [step(asked("yes_no", "was", "Was it?")), step(text("what", "What?", max_length=2000))]
    version = frozen_version(steps=pages, asks_equality=True)

    class OurEnding(Ending):
        deployment, before = OpenDeploymentFactory(version=version), 0

    run_state_machine_as_test(
        OurEnding,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert OurEnding.posts >= POSTS
    assert OurEnding.before >= LIVES
