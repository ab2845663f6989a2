"""How many recommendations there are and what became of them, read as another site reads it."""

from collections import Counter

import pytest
from django.forms.models import model_to_dict
from django.test import Client
from django.utils import timezone

from changeprojects.rules.claimed_deeds import claimed_deed
from surveys.admin_views.theme_form import ThemeForm
from surveys.models import SecondReading, Theme
from surveys.selectors.readings import agreement_of

pytestmark = pytest.mark.usefixtures("accounts", "db")

PROJECTS = "/api/v1/change-projects"
THEMES = {
    "plain words",
    "see it before court",
    "where it came from",
    "tell me what happened next",
    "say it once",
    "one person i know",
    "time to read",
    "blame",
    "safe contact",
    "old and new side by side",
    "too many people in the room",
    "being believed",
    "what helped: kindness",
    "getting there",
}


def everything(start):
    """Every document of a list of the content API."""
    found, address = [], start
    while address:
        page = Client().get(address).json()
        found += [Client().get(f"{start}/{one['id']}").json() for one in page["items"]]
        address = page["links"].get("next")
    return found


def projects():
    """Every project as the content API gives it."""
    return everything(PROJECTS)


@pytest.fixture
def recommendations():
    """Every recommendation of every project, by its code."""
    return {one["code"]: one for project in projects() for one in project["recommendations"]}


def test_sixteen_are_told_and_twelve_are_decided(recommendations):
    assert len(recommendations) == 16
    decided = Counter(one["decision"] for one in recommendations.values())
    assert decided == {"accepted": 7, "partly": 2, "declined": 3, "undecided": 4}


def test_of_seven_accepted_five_are_proven_one_goes_on_and_one_is_late(recommendations):
    today = timezone.localdate().isoformat()
    accepted = [one for one in recommendations.values() if one["decision"] == "accepted"]
    assert len([one for one in accepted if one["proof"]]) == 5
    late = [one["due"] < today for one in accepted if not one["proof"]]
    assert sorted(late) == [False, True]
    assert len([one for one in recommendations.values() if one["proof"]]) == 5


def test_each_proof_can_be_looked_at(recommendations):
    proofs = [one["proof"] for one in recommendations.values() if one["proof"]]
    assert Counter(proof["kind"] for proof in proofs) == {"text": 4, "edition": 1}
    for proof in proofs:
        html = Client().get(proof["path"]).content.decode()
        assert all(f'id="{block["id"]}"' in html for block in proof["blocks"])


def test_three_were_declined_each_with_its_reason(recommendations):
    declined = [one for one in recommendations.values() if one["decision"] == "declined"]
    reasons = " ".join(one["reason"] for one in declined)
    assert len(declined) == 3
    assert "Courts need these headings." in reasons
    assert "For some families another person reads the phone" in reasons
    assert "Some members have to be there for the plan to count." in reasons


def test_every_promise_has_an_owner_and_a_day(recommendations):
    agreed = [one for one in recommendations.values() if one["decision"] in ("accepted", "partly")]
    promised = [one for one in agreed if not one["proof"]]
    assert len(agreed) == 9
    assert len(promised) == 4
    assert all(one["owner"] and one["due"] for one in promised)


def test_the_undecided_are_all_of_one_project_and_stop_its_final():
    waiting = [
        project
        for project in projects()
        if any(one["decision"] == "undecided" for one in project["recommendations"])
    ]
    [project] = waiting
    assert {one["decision"] for one in project["recommendations"]} == {"undecided"}
    readiness = Client().get(f"{PROJECTS}/{project['id']}/readiness").json()
    states = {
        finding["code"]: finding["state"]
        for part in readiness["parts"]
        if part["looked_at"] == "before_final"
        for finding in part["findings"]
    }
    assert states["B11"] == "open"


def test_nothing_was_decided_before_people_were_asked():
    found = everything("/api/v1/voice-summaries")
    labels = {item["did_label"] for summary in found for item in summary["items"]}
    assert {"We did", "We cannot"} <= labels
    assert not [label for label in labels if "already" in label]


def test_what_people_said_went_into_fourteen_themes():
    assert {theme.name.lower() for theme in Theme.objects.all()} == THEMES


def test_a_second_coder_read_one_survey_and_mostly_agreed():
    """As people do: not always, and never by chance alone."""
    second = SecondReading.objects.get()
    agreement = agreement_of(second.deployment)
    told = [float(row.kappa) for row in agreement.rows if row.kappa.replace(".", "").isdigit()]
    assert len(told) > 1
    assert all(0.6 < kappa <= 1 for kappa in told)
    assert min(told) < 1
    assert second.done_at > second.deployment.closes_at


def test_nothing_unproven_is_told_as_done_in_other_words(recommendations):
    unproven = [one for one in recommendations.values() if not one["proof"]]
    assert len(unproven) == 11
    told = [(one["code"], one["answer"], one["reason"], one["owner"]) for one in unproven]
    for summary in everything("/api/v1/voice-summaries"):
        for item in (one for one in summary["items"] if not one["proof"]):
            plainly = [words["did"] + words["reason"] for words in item["in_other_words"].values()]
            told.append((item["theme"], item["did"], item["reason"], *map("\n".join, plainly)))
    said = [words for one in told for words in one[1:]]
    assert [words for words in said if claimed_deed(words, ["Aldermoor County Council"])] == []


def test_each_theme_can_be_saved_as_it_stands():
    themes = Theme.objects.filter(merged_into=None)
    sent = ((theme, model_to_dict(theme, ThemeForm.Meta.fields)) for theme in themes)
    forms = [ThemeForm(data, instance=theme) for theme, data in sent]
    assert len(forms) >= len(THEMES)
    assert [dict(form.errors) for form in forms if not form.is_valid()] == []
