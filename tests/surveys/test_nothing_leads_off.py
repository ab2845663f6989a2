"""No page for a code leads to a public page: that one's way out takes no key away."""

from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.models import Page, Site

from surveys.engine.phrasebook import SHIPPED
from surveys.models import VoiceIndexPage
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.walks import Person

WHERE = "Look for it on this website, under “You said, we did”."


@pytest.fixture(params=[OpenDeploymentFactory, HighSafetyDeploymentFactory])
def sent(request, db):
    """Somebody who has sent answers to a survey whose project the public can see."""
    root = Page.get_first_root_node()
    Site.objects.update(root_page=root)
    root.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    person = Person(request.param())
    about = person.deployment.pilot or person.deployment.project
    Page.objects.filter(pk=about.pk).update(live=True)
    person.answer_all()
    person.send()
    return person


def looked_up(person, path):
    return person.client.post(path, {"receipt": person.receipt()})


PAGES = {
    "receipt": lambda person: person.get("receipt"),
    "found": lambda person: looked_up(person, "/s/receipt/"),
    "found here": lambda person: looked_up(person, person.url("code")),
    "told": lambda person: looked_up(person, "/s/receipt/told/"),
    "told here": lambda person: looked_up(person, person.url("code/told")),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_a_code_says_where_to_look_and_leads_only_below_s(sent, name):
    page = PAGES[name](sent)
    links = {one["href"] for one in BeautifulSoup(page.content, "html.parser").select("a[href]")}
    assert all(one.startswith(("/s/", "#", "tel:", "?")) for one in links), links
    assert WHERE in page.content.decode()


def test_what_cannot_be_seen_is_looked_for_nowhere(sent):
    Page.objects.update(live=False)
    for name, page in PAGES.items():
        assert WHERE not in page(sent).content.decode(), name


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_it_is_said_in_every_language(sent, form):
    page = sent.client.get(sent.url("code/told"), {"in": form}).content.decode()
    said = SHIPPED[form]["look_public"].partition("{menu}")[0]
    assert said in page
    assert 'dir="ltr">You said, we did</span>' in page


PROOFS = [
    {"event": True, "path": "/e/", "title": "A day of thanks", "on": date(2026, 5, 4)},
    {"path": "/p/", "version": "1.1", "title": "Product P", "kind": "edition", "blocks": []},
    {
        "path": "/p/",
        "version": "1.1",
        "title": "Product P",
        "blocks": [{"heading": "H", "id": "b"}],
    },
]


@pytest.mark.parametrize("proof", PROOFS)
def test_proof_is_named_without_a_link(proof):
    item = SimpleNamespace(proof=SimpleNamespace(**({"event": False, "kind": ""} | proof)))
    linked = render_to_string("surveys/voice_proof.html", {"item": item})
    bare = render_to_string("surveys/voice_proof.html", {"item": item, "bare": True})
    assert f'<a href="{proof["path"]}' in linked
    assert "<a " not in bare
    # What the link led to is named.
    assert proof["title"] in bare
