"""What readers get at the addresses of a product, and what editors see before."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.urls import reverse

from changeprojects import rules
from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ProductPage, Waiver
from tests.factories.changeprojects import (
    SHARING_TEXT,
    DraftProductFactory,
    FinalProductFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
    OpenRecommendationFactory,
    PilotReadyProductFactory,
    UserFactory,
    body,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def final(for_all_tests):
    """The key of a product that has a pilot and a final version."""
    return FinalProductFactory().pk


@pytest.fixture(autouse=True)
def product(final, db):
    """That product; what a test does to it is taken back."""
    return ProductPage.objects.get(pk=final)


def test_the_address_of_a_product_shows_the_version_in_use(client, product):
    response = client.get(product.url)
    assert response.status_code == 200
    assert response.context["edition"]["version"] == "1.0"
    assert response.context["is_current"] is True
    assert "5 working days" in response.context["edition_html"]


def test_a_version_keeps_its_address(client, product):
    response = client.get(f"{product.url}versions/0.3/")
    assert response.context["edition"]["stage"] == "pilot"
    assert response.context["is_current"] is False
    assert [one["version"] for one in response.context["versions"]] == ["1.0", "0.3"]


def test_a_pilot_version_leads_search_engines_to_the_product_and_is_not_hidden(client, product):
    work = f'<link rel="canonical" href="{client.get(product.url).context["document"]["web_url"]}">'
    pilot = client.get(f"{product.url}versions/0.3/")
    assert work in pilot.content.decode()
    assert "This is the pilot version" in pilot.content.decode()
    assert "noindex" not in pilot.content.decode() + pilot.headers.get("X-Robots-Tag", "")
    final = client.get(f"{product.url}versions/1.0/").content.decode()
    assert 'rel="canonical"' not in final


def test_a_page_reads_the_edition_and_never_its_own_fields(client, product):
    ProductPage.objects.filter(pk=product.pk).update(title="Changed", plain_summary="Changed")
    assert "Changed" not in client.get(product.url).content.decode()


@pytest.mark.parametrize(
    "rest",
    [
        "versions/9.9/",
        "versions/one/",
        "versions/00.3/",
        "versions/0.03/",
        "versions/0.\N{ARABIC-INDIC DIGIT THREE}/",
        "versions/1.99999999999999999999/",
        "compare/00.3/1.0/",
        "compare/1.0/00.3/",
        "compare/0.3/9.9/",
        "compare/a/b/",
        "nothing/",
    ],
)
def test_what_does_not_exist_is_not_found(client, product, rest):
    assert client.get(product.url + rest).status_code == 404


@pytest.mark.parametrize("rest", ["", "versions/0.1/", "changes/", "compare/0.1/0.1/"])
def test_a_draft_has_no_public_page(client, rest):
    product = release_page(DraftProductFactory())
    assert client.get(product.url + rest).status_code == 404


def test_the_comparison_tells_what_changed_and_why(client, product):
    response = client.get(f"{product.url}compare/0.3/1.0/")
    [difference] = response.context["comparison"]
    assert (difference.state, difference.heading) == ("changed", "1. Sharing the draft")
    assert "<del>" in difference.before_html
    assert "<ins>" in difference.after_html
    assert difference.changes[0]["reason"] == "voice"
    assert response.context["unchanged"] == 1


def test_two_versions_are_chosen_in_any_order(client, product):
    for query in ("from=0.3&to=1.0", "from=1.0&to=0.3"):
        response = client.get(f"{product.url}compare/?{query}")
        assert response.headers["Location"] == f"{product.url}compare/0.3/1.0/"
    response = client.get(f"{product.url}compare/1.0/0.3/")
    assert response.headers["Location"] == f"{product.url}compare/0.3/1.0/"


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("from=1.0&to=1.0", "to", "These are the same version. Choose two different ones."),
        ("from=0.3&to=9.9", "to", "Choose a version from the list."),
        ("from=<b>&to=1.0", "from", "Choose a version from the list."),
        ("to=1.0", "from", "Choose a version from the list."),
    ],
)
def test_a_wrong_choice_is_told_beside_its_field(client, product, query, field, words):
    response = client.get(f"{product.url}compare/?{query}")
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    select = page.select_one(f"select#{field}")
    assert page.find(id=select["aria-describedby"]).get_text() == words
    assert page.title.get_text().startswith("Error: ")


def test_versions_can_be_chosen_before_anything_is_wrong(client, product):
    response = client.get(f"{product.url}compare/")
    assert response.status_code == 200
    assert "Error" not in response.content.decode()


def test_the_story_is_told_newest_first(client, product):
    response = client.get(f"{product.url}changes/")
    assert [edition["version"] for edition in response.context["editions"]] == ["1.0", "0.3"]


def test_the_final_stays_in_use_while_the_next_is_piloted(client, product):
    product.version, product.stage = "2.0", ProductPage.Stage.PILOT
    entry = product.change_entries.first()
    entry.plain_text = "Something else."
    product.change_entries.set([entry])
    release_page(product)
    assert client.get(product.url).context["edition"]["version"] == "1.0"
    assert client.get(f"{product.url}versions/2.0/").status_code == 200


def test_a_preview_shows_the_draft_as_it_would_be_released():
    product = FinalReadyProductFactory()
    request = RequestFactory().get("/")
    response = product.make_preview_request(request, "")
    content = response.content.decode()
    assert "5 working days" in content
    stage = BeautifulSoup(content, "html.parser").select_one(".cp-stage")
    assert " ".join(stage.get_text().split()) == "Final, version 1.0"


def readiness_of(admin_client, product):
    """The words of the panel that tells whether the version may be released."""
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    page = BeautifulSoup(response.content, "html.parser")
    panel = page.select_one("[data-side-panel=readiness] .cp-readiness")
    return " ".join(panel.get_text().split())


def test_the_editor_tells_of_a_released_version_what_the_next_one_needs(admin_client, product):
    words = readiness_of(admin_client, product)
    assert words.startswith("Version 1.0 is released. 2 things to do before the next one can be.")
    assert "Version 1.0 is released already; give this one 1.1." in words
    assert "Add a change entry that says what this version changes and why." in words


def test_the_editor_tells_that_a_version_may_be_released(admin_client):
    words = readiness_of(admin_client, PilotReadyProductFactory())
    assert words.startswith("No rule stands against releasing version 0.3 (pilot).")


def test_a_new_page_says_when_its_rules_are_read(admin_client):
    project = LiveProjectFactory()
    add = reverse("wagtailadmin_pages:add", args=["changeprojects", "productpage", project.pk])
    page = BeautifulSoup(admin_client.get(add).content, "html.parser")
    panel = page.select_one("[data-side-panel=readiness] .cp-readiness")
    assert panel.get_text().strip() == "Save the draft: then the rules are read here."


def test_the_button_of_the_rules_counts_what_is_to_do(admin_client, product):
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    page = BeautifulSoup(response.content, "html.parser")
    button = page.select_one("[data-side-panel-toggle=readiness]")
    assert button.get_text().strip() == "2"


def test_who_may_not_publish_reads_who_does(client):
    product = PilotReadyProductFactory()
    grant_page_rights(product.project)
    editor = UserFactory(is_superuser=False)
    editor.groups.add(Group.objects.get(name="Programme editors"))
    client.force_login(editor)
    assert "somebody in the group “Publishers” publishes it" in readiness_of(client, product)


def test_the_editor_tells_what_is_not_met(admin_client):
    product = PilotReadyProductFactory()
    product.test_rounds.clear()
    product.save()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    content = response.content.decode()
    assert "Add the test round that was held before this pilot version." in content
    assert content.count("<strong>Met:</strong>") == 9


def test_the_editor_offers_parts_by_name(admin_client):
    product = FinalReadyProductFactory()
    product.body = body()[:1]
    product.save_revision()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    formset = response.context["form"].formsets["change_entries"]
    names = [name for _, name in formset.forms[0].fields["block_ids"].choices]
    assert names == [
        "1. Sharing the draft",
        "1. Sharing the draft: paragraph 1",
        "Taken out: 2. What the law asks",
        "Taken out: 2. What the law asks: legal 1",
    ]


def test_an_entry_that_shows_nothing_says_so_where_its_parts_are_ticked(admin_client):
    product = FinalProductFactory()
    product.version = "1.1"
    entry = {"type": "changed", "reason": "voice", "block_ids": [SHARING_TEXT]}
    asked = product.project.recommendations.get()
    product.change_entries.add(ChangeEntry(plain_text="Late.", recommendation=asked, **entry))
    product.save_revision()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    formset = response.context["form"].formsets["change_entries"]
    told = [form.fields["block_ids"].help_text for form in formset.forms]
    # The first was told with 1.0, and showed what that changed.
    assert told[0].startswith("A version has told this: it is told again only in other words")
    assert told[1].startswith("These parts did not change since")
    assert response.content.decode().count(told[1]) == 1


def test_the_editor_offers_the_recommendations_of_this_project_alone(admin_client):
    product = FinalReadyProductFactory()
    OpenRecommendationFactory(project=LiveProjectFactory(title="Another"))
    product.save_revision()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    formset = response.context["form"].formsets["change_entries"]
    offered = set(formset.forms[0].fields["recommendation"].queryset)
    assert offered == set(product.project.recommendations.all())


def test_a_waived_warning_reads_as_waived_with_its_reason(admin_client, client):
    """In the editor's panel, in the list of differences and in the API alike."""
    reason = "Nobody who has used services could join before the school holidays ended."
    product = PilotReadyProductFactory()
    waiver = Waiver(
        project=product.project,
        rule_code="W10",
        title="They join later",
        usual_way="Somebody who has used services is in the team.",
        here="They join in the autumn.",
        reason=reason,
        granted_by="The programme manager",
        granted_on=date(2024, 6, 11),
    )
    keep_entry(waiver)
    asks = rules.rule_called("W10").asks
    assert f"Waived: {asks} The reason: {reason}" in readiness_of(admin_client, product.project)
    page = client.get(f"{product.project.url}differences/").content.decode()
    assert f"<strong>Not met; waived</strong>: {reason}" in page
    told = client.get(f"/api/v1/change-projects/{product.project.translation_key}/readiness").json()
    [found] = [one for one in told["findings"] if one["code"] == "W10"]
    assert (found["state"], found["reason"]) == ("waived", reason)


def test_who_may_not_write_in_a_register_reads_whom_to_ask(client):
    product = DraftProductFactory()
    grant_page_rights(product.project)
    publisher = UserFactory()
    publisher.groups.add(Group.objects.get(name="Publishers"))
    client.force_login(publisher)
    words = readiness_of(client, product.project)
    assert "Ask somebody who writes in the register “people in teams” to mend it." in words


def drafted():
    product = PilotReadyProductFactory()
    product.version, product.stage = "0.1", "draft"
    return release_page(product)


def piloted():
    return release_page(PilotReadyProductFactory())


def taken_back():
    product = release_page(PilotReadyProductFactory())
    product.unpublish()
    return product


@pytest.mark.parametrize(
    ("make", "stands", "moves"),
    [
        (PilotReadyProductFactory, "Not published yet", []),
        (drafted, "No version is public yet", []),
        (piloted, "Offered to readers", ["Withdraw", "Revoke"]),
        (taken_back, "Not public any more", ["Revoke"]),
    ],
)
def test_the_editor_tells_where_a_product_stands_and_offers_what_can_be_done(
    admin_client, make, stands, moves
):
    product = make()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    panel = BeautifulSoup(response.content, "html.parser").select_one(".cp-standing")
    assert panel.select_one("strong").text == stands
    assert [one.text for one in panel.select(".cp-moves a")] == moves


def test_no_rule_is_met_by_an_empty_product(admin_client):
    product = DraftProductFactory(stage="final", body=[], plain_summary="", version="1.0")
    found = {one.rule.code for one in rules.readings(product) if one.is_met}
    assert not found & {"W15", "W06", "B19", "B11", "B12", "W16", "W14"}
