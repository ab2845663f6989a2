"""Whatever is done in whatever order: the public is what was released, byte for byte."""

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Page

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import StaysInProject
from changeprojects.models import ChangeEntry, ProductPage
from syndication.actions.show_until import show_until
from tests.factories.changeprojects import DraftProductFactory, LiveProjectFactory, body
from tests.factories.network import LenientModelFactory
from tests.syndication.mirror import Mirror, live_set, numbers_of

FORMS = (".html", ".md", ".txt")
WORDS = st.text("abcdefghij", min_size=3, max_size=9)
# What readers get where a product was once: it may come back, nobody may read it, it never was.
GONE, REVOKED, UNKNOWN = 410, 451, 404


@dataclass
class Known:
    """What is known of one product: by its draft, and by what was released of it."""

    pk: int
    api: str
    title: str
    words: str
    next_minor: int = 1
    # By version: its title, its words, and the hashes of its forms when it was released.
    versions: dict = field(default_factory=dict)
    status: int = UNKNOWN
    is_withdrawn: bool = False
    # Nobody has written in it since its newest version was released.
    is_as_released: bool = False

    @property
    def is_alive(self):
        return self.pk != 0 and self.status != REVOKED

    @property
    def page(self):
        return ProductPage.objects.get(pk=self.pk).get_latest_revision_as_object()


def digest(content):
    return hashlib.sha256(content).hexdigest()


def forms_of(api, version):
    """The hash of a version in each form, as readers get it."""
    address = f"{api}/versions/{version}"
    frozen = Client().get(f"{address}?frozen=true").content
    return [digest(frozen), *(digest(Client().get(address + one).content) for one in FORMS)]


class ThePublic(RuleBasedStateMachine):
    """Editors, managers and readers at work; beside them a simple account of what was released."""

    products = Bundle("products")

    def __init__(self):
        super().__init__()
        self.work = transaction.atomic()
        self.work.__enter__()
        cache.clear()
        rules = LenientModelFactory()
        self.projects = [LiveProjectFactory(title=name, model=rules) for name in ("One", "Two")]
        self.known = []
        self.mirrors = [Mirror(limit=1)]

    def teardown(self):
        try:
            self.everybody_who_follows_has_the_same()
        finally:
            transaction.set_rollback(True)
            self.work.__exit__(None, None, None)

    # ------------------------------------------------------------ at the desk

    @initialize(target=products)
    def begin_two(self):
        """Two are enough to disturb each other; much happens to each, once it is public."""
        two = [self._begin(number) for number in (0, 1)]
        for one in two:
            self.release(one)
        return multiple(*two)

    @rule(target=products, number=st.integers(0, 1))
    def begin(self, number):
        alive = sum(one.is_alive for one in self.known)
        return multiple(self._begin(number)) if alive < 2 else multiple()

    def _begin(self, number):
        page = DraftProductFactory(parent=self.projects[number], body=body("<p>words</p>"))
        page.save_revision()
        api = f"/api/v1/products/{page.translation_key}"
        self.known.append(Known(page.pk, api, page.title, "words"))
        return self.known[-1]

    @rule(product=products, title=WORDS, words=WORDS)
    def write(self, product, title, words):
        if product.is_alive:
            page = product.page
            page.title, page.body = title, body(f"<p>{words}</p>")
            page.save_revision()
            product.title, product.words, product.is_as_released = title, words, False

    @rule(product=products)
    def release(self, product):
        if product.is_alive:
            version = self._release(product, "pilot")
            product.versions[version] = (product.title, product.words, None)
            product.status, product.is_withdrawn, product.is_as_released = 200, False, True
            forms = forms_of(product.api, version)
            product.versions[version] = (product.title, product.words, forms)

    @rule(product=products, words=WORDS)
    def write_and_release(self, product, words):
        self.write(product, words, words)
        self.release(product)

    @rule(product=products)
    def bring_back_word_for_word(self, product):
        if product.is_alive and product.status == GONE and product.is_as_released:
            page = product.page
            page.expire_at = None
            release_page(page)
            product.status, product.is_withdrawn = 200, False

    @rule(product=products)
    def keep_a_draft(self, product):
        if product.is_alive:
            self._release(product, "draft")
            product.is_as_released = False

    def _release(self, product, stage):
        page, version = product.page, f"0.{product.next_minor}"
        page.version, page.stage, page.expire_at = version, stage, None
        page.change_entries.add(ChangeEntry(type="changed", plain_text="A word.", reason="test"))
        release_page(page)
        product.next_minor += 1
        return version

    @rule(product=products)
    def take_back(self, product):
        if product.is_alive:
            ProductPage.objects.get(pk=product.pk).unpublish()
            product.status = GONE if product.versions else UNKNOWN

    @rule(product=products)
    def let_it_expire(self, product):
        page = ProductPage.objects.filter(pk=product.pk, live=True).first()
        if page and product.is_alive:
            past = timezone.now() - timedelta(seconds=1)
            ProductPage.objects.filter(pk=page.pk).update(expire_at=past)
            show_until(page.translation_key, "en", past)
            product.status = GONE if product.versions else UNKNOWN
            assert Client().get(product.api).status_code == product.status
            call_command("publish_scheduled")

    @rule(product=products)
    def withdraw(self, product):
        if product.status == 200 and not product.is_withdrawn:
            move(ProductPage.objects.get(pk=product.pk), "withdraw", reason="It harms.")
            product.is_withdrawn = True

    @rule(product=products)
    def revoke(self, product):
        if product.is_alive and product.versions:
            move(ProductPage.objects.get(pk=product.pk), "revoke", reason="The law.")
            product.status, product.versions = REVOKED, {}

    @rule(product=products)
    def delete(self, product):
        if product.is_alive:
            ProductPage.objects.get(pk=product.pk).delete()
            product.pk, product.status = 0, GONE if product.versions else UNKNOWN

    @rule(product=products, number=st.integers(0, 1))
    def move_elsewhere(self, product, number):
        """What was begun in a project stays there."""
        if product.is_alive:
            page, target = Page.objects.get(pk=product.pk), self.projects[number]
            is_there = page.is_child_of(target)
            with nullcontext() if is_there else pytest.raises(StaysInProject), transaction.atomic():
                page.move(Page.objects.get(pk=target.pk), pos="last-child")

    # ------------------------------------------------------------ who follows

    @rule(limit=st.integers(1, 4))
    def begin_to_follow(self, limit):
        self.mirrors.append(Mirror(limit=limit))

    @rule(number=st.integers(0, 3))
    def follow(self, number):
        self.mirrors[number % len(self.mirrors)].read_a_page()

    def everybody_who_follows_has_the_same(self):
        public = {one.api: Client().get(one.api).json() for one in self._public()}
        for mirror in self.mirrors:
            mirror.read_to_the_end()
            assert numbers_of(mirror.copy) == live_set()
            copied = [one for one in mirror.copy.values() if one["kind"] == "product"]
            assert {f"/api/v1/products/{one['id']}": one for one in copied} == public

    # ------------------------------------------------------------ what the public gets

    def _public(self):
        return [one for one in self.known if one.status == 200]

    @invariant()
    def the_list_holds_what_is_public(self):
        items = Client().get("/api/v1/products?limit=200").json()["items"]
        listed = [f"/api/v1/products/{item['id']}" for item in items]
        assert sorted(listed) == sorted(one.api for one in self._public())

    @invariant()
    def each_head_tells_the_newest_version(self):
        for one in self.known:
            response = Client().get(one.api)
            assert response.status_code == one.status
            if one.status == 200:
                head, newest = response.json(), max(one.versions, key=_minor)
                assert head["title"] == one.versions[newest][0]
                assert head["current"]["version"] == newest
                assert [row["version"] for row in head["versions"]] == newest_first(one)
                assert (head["withdrawal"] is not None) == one.is_withdrawn
                assert head["status"] == ("withdrawn" if one.is_withdrawn else "pilot")

    @invariant()
    def each_version_is_what_it_was(self):
        for one in self._public():
            items = Client().get(f"{one.api}/versions?limit=200").json()["items"]
            assert [item["version"] for item in items] == newest_first(one)
            for item in items:
                title, words, forms = one.versions[item["version"]]
                assert forms_of(one.api, item["version"]) == forms
                assert item["sha256"] == forms[0]
                told = Client().get(f"{one.api}/versions/{item['version']}").json()
                assert told["title"] == title
                assert f"<p>{words}</p>" in told["sections"][0]["blocks"][0]["value"]


def _minor(version):
    return int(version.partition(".")[2])


def newest_first(product):
    return sorted(product.versions, key=_minor, reverse=True)


@pytest.mark.django_db
def test_the_public_is_what_was_released():
    run_state_machine_as_test(
        ThePublic,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
