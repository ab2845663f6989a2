"""A small site that grows as it is told: pages of every kind in every state, public or not.

What readers may know holds the word `open` and a number, what they may not `canary` and one.
Every text, row, file and address of a page holds the word, so that one look finds whatever
was told too much.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, Site

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    AgencyIndexPage,
    CallPage,
    ChangeProjectPage,
    ConsultationRoundPage,
    EventIndexPage,
    EventPage,
    HandbookIndexPage,
    Person,
    PilotPage,
    PrioritiesIndexPage,
    ProductPage,
    ProjectIndexPage,
    ProjectSectionPage,
)
from home.models import StandardPage
from surveys.models import Quote, YouSaidWeDidPage
from syndication.models import Publication
from tests.factories.changeprojects import AgencyFactory
from tests.factories.network import (
    AppraisalFactory,
    InvitedSiteFactory,
    LenientModelFactory,
    SentInterestFactory,
    TeamPersonFactory,
)
from tests.garden_voices import Voices
from tests.garden_words import Writing

# Readers see the page; some of them see it no more.
SHOWN = ("open", "redrafted", "scheduled", "withdrawn")
HIDDEN = ("draft", "held", "taken_back", "deleted", "expired", "overdue", "revoked", "behind")
# Their time is over; for the second nothing has come by since.
TIMED = ("expired", "overdue")
# What only a product can be.
OF_PRODUCTS = ("withdrawn", "revoked", "held")
STATES = (*SHOWN, *HIDDEN)
PARTS = ("product", "event", "section", "call", "pilot", "summary")
ALONE = ("text", "round")
# What neighbours say of a page: they go on until the next turn of the ticker.
_TOLD_BY_OTHERS = ("title", "summary", "plain_summary", "aims")


@dataclass
class Garden(Writing):
    """A site, and what was hidden in it: identifiers, addresses and files of everything."""

    numbers: count = field(default_factory=count)
    lists: dict = field(default_factory=dict)
    identifiers: set = field(default_factory=set)
    paths: set = field(default_factory=set)
    files: list = field(default_factory=list)
    # The word of each page that readers see, by the page's key.
    words: dict = field(default_factory=dict)
    # The words of each quote that may be read, by its key.
    quoted: dict = field(default_factory=dict)

    def __post_init__(self):
        """Lay out the lists of the site, another site beside it, and a private collection."""
        front = Site.objects.get(is_default_site=True).root_page
        self.lists = {"": front} | {name: front.add_child(instance=one) for name, one in _lists()}
        self.rules = LenientModelFactory()
        self.collection = Collection.get_first_root_node().add_child(name=self.word("canary"))
        CollectionViewRestriction.objects.create(
            collection=self.collection, restriction_type="login"
        )
        self._other_site()

    @property
    def shown(self):
        """The words that readers find; what stood in something that was deleted went with it."""
        pages = [one for key, one in self.words.items() if Page.objects.filter(pk=key).exists()]
        live = YouSaidWeDidPage.objects.live()
        told = Quote.objects.filter(summaries__in=live, state=Quote.State.PUBLISHED)
        return pages + [self.quoted[one.pk] for one in told if one.pk in self.quoted]

    def word(self, kind):
        """A word that stands nowhere else, and one by which everything is found."""
        return f"{kind}{next(self.numbers)} heron"

    # ------------------------------------------------------------ what grows

    def project(self, state, parts=(), *, late=False):
        """Let a project grow; it comes to its state before its parts, or after them if `late`.

        A frozen version goes on naming the project as readers knew it, so the title of one
        that is taken back late was public and stays.
        """
        page = ChangeProjectPage(
            kind="specific_need",
            status="recruiting",
            approved_on=date(2024, 5, 14),
            actual_start=date(2024, 6, 1),
            model=self.rules,
        )
        self.plant(page, self.lists["projects"])
        late = late or state == "deleted"
        finish = self.bring_to(page, state, title=self.word("open") if late else "")
        if not late:
            finish()
        for kind, of_part, is_aliased in parts:
            self.part(kind, of_part, page, is_aliased=is_aliased)
        self._hide_in_registers(page)
        if late:
            finish()

    def part(self, kind, state, project, *, is_aliased=False):
        """Let a part of a project grow."""
        now = timezone.now()
        if kind == "summary":
            self._summary(state, project, is_aliased=is_aliased)
            return
        if kind == "pilot":
            product = ProductPage.objects.child_of(project).exclude(status="revoked").first()
            if product is None:
                return
            page = PilotPage(product=product, version="0.3", opens_on=date(2025, 5, 1))
        else:
            page = {
                "product": lambda: ProductPage(version="0.3", stage="pilot"),
                "event": lambda: EventPage(
                    kind=EventPage.Kind.INITIAL_SEMINAR,
                    starts_at=now,
                    ends_at=now + timedelta(hours=1),
                ),
                "section": ProjectSectionPage,
                "call": lambda: CallPage(
                    opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=30)
                ),
            }[kind]()
        self._grow(page, project, state, is_aliased=is_aliased)

    def _summary(self, state, project, *, is_aliased):
        """Let people be heard in a pilot of the project, and a page tell what they said."""
        pilots = PilotPage.objects.child_of(project).live()
        if not pilots.exists():
            self.part("product", "open", project)
            self.part("pilot", "open", project)
        state = self._state_of(YouSaidWeDidPage, state)
        told = self.word("open" if state in SHOWN else "canary")
        voices = Voices.of(pilots.first(), self, told=told)
        page = YouSaidWeDidPage(deployment=voices.deployment, version="1.0")
        self._grow(page, pilots.first(), state, is_aliased=is_aliased, quotes=voices.on_page)
        self.identifiers |= {str(one.pk) for one in voices.quotes.values()}
        voices.end()

    def alone(self, kind, state, *, is_aliased=False):
        """Let a page grow that is part of no project."""
        if kind == "text":
            self._grow(StandardPage(), self.lists[""], state, is_aliased=is_aliased)
        else:
            page = ConsultationRoundPage(opens_on=date(2026, 1, 12), closes_on=date(2026, 2, 20))
            self._grow(page, self.lists["priorities"], state, is_aliased=is_aliased)

    def _state_of(self, model, state):
        if state in OF_PRODUCTS and model is not ProductPage:
            return {"withdrawn": "redrafted", "revoked": "taken_back", "held": "draft"}[state]
        return state

    def _grow(self, page, parent, state, *, is_aliased, quotes=()):
        state = self._state_of(type(page), state)
        self.plant(page, parent)
        if quotes:
            page.quotes.set(quotes)
        finish = self.bring_to(page, state)
        if is_aliased:
            alias = type(page).objects.get(pk=page.pk)
            alias = alias.create_alias(update_slug=f"canary{next(self.numbers)}")
            type(page).objects.filter(pk=alias.pk).update(live=True)
            self._note(alias)
        finish()

    def plant(self, page, parent):
        """Put a draft into the tree."""
        page.title, page.live = self.word("canary"), False
        page.slug = f"page-{next(self.numbers)}"
        parent.refresh_from_db()
        parent.add_child(instance=page)
        self._note(page)

    def bring_to(self, page, state, title=""):
        """Release the page, if its state asks for it; return what brings it to the state."""
        word = self.word("open" if state in SHOWN else "canary")
        self.fill(page, word)
        page.title = title or page.title
        if state in TIMED:
            page.expire_at = timezone.now() + timedelta(hours=1)
        if state == "overdue":
            self._tell_to_others(page)
        if state == "held":
            page.stage = "draft"
        if state in {"draft", "behind"}:
            page.save()
            page.save_revision()
        else:
            page = release_page(page)
        if state in SHOWN:
            self.words[page.pk] = word.split()[0]
        self._note(page)
        return lambda: getattr(self, f"_{state}")(type(page).objects.get(pk=page.pk))

    def _tell_to_others(self, page):
        """Write what neighbours say of the page; of a product also its tests and changes."""
        for name in _TOLD_BY_OTHERS:
            if hasattr(page, name):
                setattr(page, name, self.word("former"))
        if isinstance(page, ProductPage):
            for one in page.test_rounds.all():
                one.method = self.word("former")
            for one in page.change_entries.all():
                one.plain_text = self.word("former")

    # ------------------------------------------------------------ how it ends

    def _open(self, page):
        pass

    _draft = _held = _open

    def _redrafted(self, page):
        self.fill(page, self.word("canary"))
        page.slug = f"canary{next(self.numbers)}"
        return page.save_revision()

    def _scheduled(self, page):
        revision = self._redrafted(page)
        revision.approved_go_live_at = timezone.now() + timedelta(days=1)
        revision.save()

    def _withdrawn(self, page):
        move(page, "withdraw", reason="Said in public.")
        self._redrafted(type(page).objects.get(pk=page.pk))

    def _taken_back(self, page):
        page.unpublish()

    def _deleted(self, page):
        # What agencies sent keeps their call, and a pilot its product: those are taken back.
        # As at the desk, a refusal takes everything with it: the tree has counted by then.
        try:
            with transaction.atomic():
                page.delete()
        except (ProtectedError, RestrictedError):
            page.unpublish()

    def _overdue(self, page):
        """Let the hour pass after which nobody may see it, nor what only it quotes."""
        now = timezone.now()
        past = now - timedelta(minutes=1)
        type(page).objects.filter(pk=page.pk).update(expire_at=past)
        gone = {page.translation_key}
        if isinstance(page, YouSaidWeDidPage):
            gone |= set(page.quotes.values_list("pk", flat=True))
        end = Publication.objects.filter(identifier__in=gone, until__lt=now + timedelta(hours=2))
        assert end.update(until=past) == len(gone)

    def _expired(self, page):
        self._overdue(page)
        call_command("publish_scheduled")

    def _revoked(self, page):
        move(page, "revoke", reason=self.word("canary"))

    def _behind(self, page):
        type(page).objects.filter(pk=page.pk).update(live=True)

    # ------------------------------------------------------------ beside the pages

    def _hide_in_registers(self, project):
        """Let the registers of a project hold what only staff read."""
        agency = AgencyFactory(is_partner=True)
        person = Person.objects.create(display_name=self.word("canary"), credit_consent="no")
        TeamPersonFactory(project=project, person=person)
        appraisal = AppraisalFactory(project=project)
        appraisal.judgements.update(rationale=self.word("canary"))
        for call in CallPage.objects.child_of(project):
            sent = SentInterestFactory(call=call, agency=agency)
            self.fill(sent, self.word("canary"))
            sent.save()
        for pilot in PilotPage.objects.child_of(project):
            invited = AgencyFactory(name=self.word("canary"), may_be_named=False)
            site = InvitedSiteFactory(pilot=pilot, agency=invited)
            self.fill(site, self.word("canary"))
            site.save()

    def _other_site(self):
        """Another site of the same installation, in which nothing is of this one's business."""
        # It comes first in the tree: whoever takes the first of a kind takes one of it.
        front = Page(title=self.word("canary"), slug="canary-site")
        front = self.lists[""].add_sibling(pos="left", instance=front)
        Site.objects.create(
            hostname="localhost", port=8081, root_page=front, site_name=self.word("canary")
        )
        for _, page in _lists():
            page.title, page.slug = self.word("canary"), f"canary{next(self.numbers)}"
            self.fill(page, self.word("canary"))
            front.add_child(instance=page)
        page = StandardPage()
        self.plant(page, front)
        self.fill(page, self.word("canary"))
        page.save()
        StandardPage.objects.filter(pk=page.pk).update(live=True)

    def _note(self, page):
        self.identifiers.add(str(page.translation_key))
        if page.url:
            self.paths.add(page.url)


def _lists():
    made = {
        "projects": ProjectIndexPage,
        "handbooks": HandbookIndexPage,
        "events": EventIndexPage,
        "agencies": AgencyIndexPage,
        "priorities": PrioritiesIndexPage,
    }
    return [(name, model(title=name.title(), slug=name)) for name, model in made.items()]
