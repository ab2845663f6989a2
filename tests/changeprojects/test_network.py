"""The link officers' place: own agencies alone, answers that are never lost, sites, adaptations."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from changeprojects.actions.move import move
from changeprojects.actions.tell_network import tell_network
from changeprojects.models import Adaptation, CallPage, ExpressionOfInterest, PilotSite
from tests.factories.changeprojects import ManagerFactory
from tests.factories.network import (
    ClosedCallFactory,
    ComingCallFactory,
    CompleteInterestFactory,
    DraftCallFactory,
    DraftInterestFactory,
    InvitedSiteFactory,
    MembershipFactory,
    OfficerFactory,
    OpenCallFactory,
    SentInterestFactory,
)

pytestmark = pytest.mark.django_db
OTHER_WORDS = "canary-wren-another-agency-wrote-this"


@pytest.fixture(autouse=True)
def _nobody_tried_to_log_in():
    cache.clear()


@pytest.fixture
def officer(db):
    return OfficerFactory()


@pytest.fixture
def agency(officer):
    return officer.memberships.get().agency


@pytest.fixture
def place(client, officer):
    client.force_login(officer.user)
    return client


def url(name, agency, *args):
    return reverse(f"network:{name}", args=[agency.slug, *args])


def words(response):
    return response.content.decode()


def seen_in(response):
    return response.context["seen"]


# ---------------------------------------------------------------- who gets in


def test_a_visitor_is_asked_to_log_in_and_led_back(client, officer, agency):
    officer.user.set_password("a long password")
    officer.user.save()
    call = OpenCallFactory()
    wanted = url("call", agency, call.pk)
    response = client.get(wanted)
    assert response.url == f"{reverse('network:login')}?next={wanted}"
    typed = {"username": officer.user.username, "password": "a long password", "next": wanted}
    assert client.post(response.url, typed).url == wanted


def test_a_login_leads_to_no_other_site(client, officer):
    officer.user.set_password("a long password")
    officer.user.save()
    typed = {"username": officer.user.username, "password": "a long password"}
    typed["next"] = "https://evil.example/"
    assert client.post(reverse("network:login"), typed).url == reverse("network:entrance")


def test_a_link_officer_has_no_admin(place):
    assert place.get(reverse("wagtailadmin_home")).status_code == 302


def test_logging_out_takes_a_press_of_a_button(place):
    assert place.get(reverse("network:logout")).status_code == 405
    place.post(reverse("network:logout"))
    assert place.get(reverse("network:entrance")).status_code == 302


def test_the_entrance_leads_to_the_one_agency(place, agency):
    assert place.get(reverse("network:entrance")).url == url("agency", agency)


@pytest.mark.parametrize(("places", "said"), [(1, "<li>1 place</li>"), (5, "<li>5 places</li>")])
def test_a_call_says_how_many_places_it_has(place, agency, places, said):
    OpenCallFactory(places=places)
    assert said in words(place.get(url("agency", agency)))


def test_whoever_acts_for_several_agencies_chooses(place, officer, agency):
    second = MembershipFactory(person=officer).agency
    page = place.get(reverse("network:entrance"))
    assert [*page.context["agencies"]] == sorted([agency, second], key=lambda one: one.name)
    assert place.get(url("agency", second)).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"to_date": timezone.localdate() - timedelta(days=1)},
        {"from_date": timezone.localdate() + timedelta(days=7)},
        {"function": "sponsor"},
    ],
)
def test_whoever_acts_for_no_agency_finds_none(place, officer, agency, change):
    officer.memberships.update(**change)
    assert place.get(reverse("network:entrance")).status_code == 403
    assert place.get(url("agency", agency)).status_code == 404


def test_pages_of_the_place_stay_in_no_cache(place, agency):
    assert "no-store" in place.get(url("agency", agency))["Cache-Control"]


@pytest.fixture
def others(piloted):
    """Everything that another agency has."""
    interest = SentInterestFactory(motivation=OTHER_WORDS)
    product = piloted
    site = product.pilots.get().sites.get()
    return interest, site


def test_another_agencys_anything_is_not_found(place, agency, others):
    interest, site = others
    pages = [
        ("interest", interest.pk),
        ("check", interest.pk),
        ("step", interest.pk, "why"),
        ("interest_move", interest.pk, "withdraw"),
        ("site", site.pk),
        ("adaptation", site.pk),
        ("contact", site.pk),
        ("site_move", site.pk, "withdraw"),
    ]
    for name, *args in pages:
        for theirs in (agency, interest.agency, site.agency):
            page = url(name, theirs, *args)
            assert place.get(page).status_code == 404, name
            assert place.post(page).status_code in {404, 405}, name
    assert place.get(url("agency", interest.agency)).status_code == 404
    assert OTHER_WORDS not in words(place.get(url("agency", agency)))
    interest.refresh_from_db()
    assert interest.status == "submitted"


# ---------------------------------------------------------------- the first page


def test_every_partner_sees_every_open_call(place, agency):
    calls = [OpenCallFactory(title=f"Call {number}") for number in range(3)]
    coming = ComingCallFactory(title="Soon")
    ClosedCallFactory(title="Over")
    DraftCallFactory(title="Secret")
    rows = place.get(url("agency", agency)).context["calls"]
    assert {row.call for row in rows} == {*calls, coming}
    assert {row.call for row in rows if row.is_open} == set(calls)


def test_the_reason_of_a_decision_reaches_the_agency(place, agency):
    interest = SentInterestFactory(agency=agency)
    move(interest, "decline", by=ManagerFactory(), reason="We need a rural agency this time.")
    for page in (url("agency", agency), url("interest", agency, interest.pk)):
        assert "We need a rural agency this time." in words(place.get(page))


def test_the_agency_is_told_once_of_each_release_the_newest_first(place, agency, piloted):
    tell_network(piloted)
    tell_network(piloted)
    piloted.version = "0.4"
    tell_network(piloted)
    notices = place.get(url("agency", agency)).context["notices"]
    assert [one.version for one in notices if one.product_id == piloted.pk] == ["0.4", "0.3"]


def test_what_was_sent_and_sites_come_twenty_at_a_time_the_newest_first(place, agency, piloted):
    pilot = piloted.pilots.get()
    for number in range(1, 22):
        SentInterestFactory(agency=agency, call=OpenCallFactory())
        InvitedSiteFactory(agency=agency, pilot=pilot, team_name=f"Team {number}.")
    first, second = (words(place.get(url("agency", agency) + query)) for query in ("", "?sites=2"))
    assert "Page 1 of 2" in first
    assert 'href="?sites=2#sites"' in first
    assert "Team 21." in first
    assert "Team 1." not in first
    assert "Team 1." in second
    assert 'href="?sites=1#sites"' in second


# ---------------------------------------------------------------- answering a call

ANSWERS = {
    "why": {"motivation": "Families would read it in time."},
    "expertise": {"expertise": "We have tried it in one team."},
    "people": {"levels_offered": ["operational", "front_line"], "capacity_days": "3"},
    "involvement": {"involvement_plan": "Two parents join each meeting."},
    "sponsor": {"sponsor_name": "The director"},
}


def answer(place, agency, interest, step, **typed):
    page = url("step", agency, interest.pk, step)
    given = typed or ANSWERS[step]
    return place.post(page, given | {"seen": seen_in(place.get(page))})


def test_an_agency_answers_a_call_step_by_step_and_sends_it(place, agency, officer):
    call = OpenCallFactory()
    response = place.post(url("call", agency, call.pk), follow=True)
    interest = agency.interests.get()
    for step, typed in ANSWERS.items():
        assert response.context["step"].slug == step
        response = place.post(
            response.request["PATH_INFO"], typed | {"seen": seen_in(response)}, follow=True
        )
    assert "Check your answers" in words(response)
    assert "Operational, Front line" in words(response)
    sent = place.post(url("check", agency, interest.pk), follow=True)
    interest.refresh_from_db()
    assert interest.status == "submitted"
    assert interest.sent_at is not None
    assert interest.written_by == officer.user
    assert "It is sent" in words(sent)
    assert "Two parents join each meeting." in words(sent)


def test_one_agency_has_one_answer_to_a_call(place, agency):
    call = OpenCallFactory()
    for _ in range(2):
        place.post(url("call", agency, call.pk))
    assert agency.interests.count() == 1
    interest = agency.interests.get()
    assert place.get(url("call", agency, call.pk)).url == url("interest", agency, interest.pk)


def test_whoever_leaves_finds_everything_again(place, agency):
    interest = DraftInterestFactory(agency=agency)
    page = url("step", agency, interest.pk, "why")
    typed = {"motivation": "Half a sent", "later": "1", "seen": seen_in(place.get(page))}
    assert place.post(page, typed).url == url("agency", agency)
    assert "Half a sent" in words(place.get(page))


def test_a_draft_is_saved_without_any_answer(place, agency):
    interest = DraftInterestFactory(agency=agency)
    for step, typed in ANSWERS.items():
        empty = {name: "" for name in typed if name != "levels_offered"}
        assert answer(place, agency, interest, step, **empty, x="").status_code == 302


def test_change_links_lead_back_to_the_check_page(place, agency):
    interest = CompleteInterestFactory(agency=agency)
    check = url("check", agency, interest.pk)
    change = url("step", agency, interest.pk, "why") + "?check=1"
    assert change in words(place.get(check))
    typed = {"motivation": "Better words.", "seen": seen_in(place.get(change))}
    assert place.post(change, typed).url == check


def test_what_is_missing_is_told_with_the_way_to_it(place, agency):
    interest = DraftInterestFactory(agency=agency, motivation="Because.")
    response = place.post(url("check", agency, interest.pk))
    assert [name for name, _ in response.context["missing"]] == [
        *("expertise", "levels_offered", "involvement_plan", "sponsor_name"),
    ]
    assert url("step", agency, interest.pk, "people") in words(response)
    interest.refresh_from_db()
    assert interest.status == "draft"


@pytest.mark.parametrize("typed", ["many", "-2", "3.5", "99999999999999999999"])
def test_days_that_are_no_number_are_told_at_the_field_and_kept(place, agency, typed):
    interest = DraftInterestFactory(agency=agency)
    response = answer(
        place, agency, interest, "people", levels_offered=["strategic"], capacity_days=typed
    )
    assert response.status_code == 200
    assert "days" in response.context["form"].errors["capacity_days"][0]
    assert f'value="{typed}"' in words(response)
    assert 'value="strategic" id="id_levels_offered_0" checked' in words(response).replace(
        'aria-describedby="id_levels_offered_helptext" ', ""
    )


def test_a_text_that_is_too_long_is_kept_on_the_page(place, agency):
    interest = DraftInterestFactory(agency=agency)
    response = answer(place, agency, interest, "why", motivation="x" * 4001)
    assert "Use 4000 characters or fewer" in words(response).replace("4,000", "4000")
    assert "x" * 4001 in words(response)


def test_a_level_that_is_not_offered_is_refused(place, agency):
    interest = DraftInterestFactory(agency=agency)
    response = answer(place, agency, interest, "people", levels_offered=["chief"], capacity_days="")
    assert response.context["form"].errors["levels_offered"]


# ---------------------------------------------------------------- two officers at once


def test_two_officers_at_once_lose_no_words(client, place, agency):
    interest = DraftInterestFactory(agency=agency)
    page = url("step", agency, interest.pk, "why")
    seen = seen_in(place.get(page))
    place.post(page, {"motivation": "What the first one wrote.", "seen": seen})
    response = place.post(page, {"motivation": "What the second one wrote.", "seen": seen})
    assert response.status_code == 200
    assert "Another answer was saved meanwhile" in words(response)
    for text in ("What the first one wrote.", "What the second one wrote."):
        assert text in words(response)
    interest.refresh_from_db()
    assert interest.motivation == "What the first one wrote."
    again = {"motivation": "Both together.", "seen": seen_in(response)}
    assert place.post(page, again).status_code == 302
    interest.refresh_from_db()
    assert interest.motivation == "Both together."


def test_a_mistake_in_between_hides_no_answer_of_a_colleague(place, agency):
    interest = DraftInterestFactory(agency=agency, capacity_days=4)
    page = url("step", agency, interest.pk, "people")
    seen = seen_in(place.get(page))
    place.post(page, {"capacity_days": "5", "seen": seen})
    refused = place.post(page, {"capacity_days": "six", "seen": seen})
    response = place.post(page, {"capacity_days": "6", "seen": seen_in(refused)})
    assert "Another answer was saved meanwhile" in words(response)
    interest.refresh_from_db()
    assert interest.capacity_days == 5


def test_two_officers_on_two_steps_do_not_get_in_each_others_way(place, agency):
    interest = DraftInterestFactory(agency=agency)
    pages = [url("step", agency, interest.pk, step) for step in ("why", "expertise")]
    seen = [seen_in(place.get(page)) for page in pages]
    place.post(pages[0], {"motivation": "Because.", "seen": seen[0]})
    assert place.post(pages[1], {"expertise": "Some.", "seen": seen[1]}).status_code == 302
    interest.refresh_from_db()
    assert (interest.motivation, interest.expertise) == ("Because.", "Some.")


def test_the_same_words_twice_are_no_quarrel(place, agency):
    interest = DraftInterestFactory(agency=agency)
    page = url("step", agency, interest.pk, "why")
    typed = {"motivation": "Because.", "seen": seen_in(place.get(page))}
    assert [place.post(page, typed).status_code for _ in range(2)] == [302, 302]


def test_what_is_written_after_a_colleague_sent_it_is_shown_again(place, agency):
    interest = CompleteInterestFactory(agency=agency)
    page = url("step", agency, interest.pk, "why")
    seen = seen_in(place.get(page))
    place.post(url("check", agency, interest.pk))
    response = place.post(page, {"motivation": "A late thought.", "seen": seen})
    assert "cannot be changed any more" in words(response)
    assert "A late thought." in words(response)


# ---------------------------------------------------------------- late, taken back, begun again


def close(call):
    CallPage.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def test_s13_late_eoi_rejected_and_its_words_kept(place, agency):
    interest = CompleteInterestFactory(agency=agency)
    close(interest.call)
    response = place.post(url("check", agency, interest.pk))
    assert "The call closed on" in words(response)
    assert interest.motivation in words(response)
    interest.refresh_from_db()
    assert interest.status == "draft"


@pytest.mark.parametrize("make", [ClosedCallFactory, ComingCallFactory])
def test_nothing_is_begun_for_a_call_that_is_not_open(place, agency, make):
    response = place.post(url("call", agency, make().pk))
    assert "It cannot be begun" in words(response)
    assert not agency.interests.exists()


def test_a_call_that_is_not_published_is_not_found(place, agency):
    assert place.get(url("call", agency, DraftCallFactory().pk)).status_code == 404


def test_s13_non_partner_cannot_submit(place, agency):
    agency.is_partner = False
    agency.save()
    response = place.post(url("call", agency, OpenCallFactory().pk))
    assert "Only partner agencies can answer a call" in words(response)
    interest = CompleteInterestFactory(agency=agency)
    response = place.post(url("check", agency, interest.pk))
    assert "Only partner agencies can answer a call" in words(response)


def test_what_was_sent_is_taken_back_until_it_is_decided(place, agency):
    interest = SentInterestFactory(agency=agency)
    page = url("interest_move", agency, interest.pk, "withdraw")
    assert place.post(page, {"reason": "Our team changes."}).status_code == 302
    interest.refresh_from_db()
    assert interest.status == "withdrawn"
    decided = SentInterestFactory(agency=agency)
    move(decided, "decline", by=ManagerFactory(), reason="Not this time.")
    page = url("interest_move", agency, decided.pk, "withdraw")
    assert place.get(page).status_code == 302
    assert "does not lead on from there" in words(place.post(page))


def test_what_was_taken_back_is_begun_again_while_the_call_is_open(place, agency):
    interest = SentInterestFactory(agency=agency)
    move(interest, "withdraw")
    assert "Begin again" in words(place.get(url("interest", agency, interest.pk)))
    page = url("interest_move", agency, interest.pk, "begin_again")
    assert place.post(page, follow=True).status_code == 200
    interest.refresh_from_db()
    assert (interest.status, interest.sent_at) == ("draft", None)
    assert interest.motivation
    move(interest, "withdraw")
    close(interest.call)
    assert "The call closed on" in words(place.post(page))


# ---------------------------------------------------------------- pilot sites


@pytest.fixture
def site(agency, piloted):
    pilot = piloted.pilots.get()
    type(pilot).objects.filter(pk=pilot.pk).update(status="open")
    return InvitedSiteFactory(agency=agency, pilot=pilot)


def test_a_site_starts_only_with_somebody_to_turn_to(place, agency, site):
    start = url("site_move", agency, site.pk, "start")
    assert "does not lead on" in words(place.post(start)), "it has not agreed yet"
    place.post(url("site_move", agency, site.pk, "agree"))
    assert "safeguarding contact" in words(place.post(start))
    typed = {"safeguarding_contact": "Duty lead, 01632 960 100"}
    page = url("contact", agency, site.pk)
    done = place.post(page, typed | {"seen": seen_in(place.get(page))})
    assert done.url == url("site", agency, site.pk)
    assert place.post(start).url == url("site", agency, site.pk)
    assert PilotSite.objects.get(pk=site.pk).status == "active"


def test_a_site_does_not_start_before_its_pilot_is_open(place, agency, site):
    type(site.pilot).objects.filter(pk=site.pilot_id).update(status="planned")
    PilotSite.objects.filter(pk=site.pk).update(status="agreed", safeguarding_contact="Duty lead")
    response = place.post(url("site_move", agency, site.pk, "start"))
    assert "The pilot is not open yet" in words(response)


def test_a_site_withdraws_only_with_a_reason(place, agency, site):
    page = url("site_move", agency, site.pk, "withdraw")
    assert place.post(page, {"reason": " "}).context["form"].errors["reason"]
    place.post(page, {"reason": "The team was closed."})
    stored = PilotSite.objects.get(pk=site.pk)
    assert (stored.status, stored.status_reason) == ("withdrew", "The team was closed.")


def test_an_adaptation_waits_for_an_editor(place, agency, officer, site):
    typed = {"what": "We read it aloud.", "why": "Some do not read.", "was_planned": "no"}
    page = place.post(url("adaptation", agency, site.pk), typed, follow=True)
    recorded = site.adaptations.get()
    assert (recorded.status, recorded.recorded_by) == (Adaptation.Status.RECORDED, officer.user)
    assert "Waits for an editor" in words(page)


def test_an_adaptation_that_says_nothing_is_told_at_the_field_and_the_rest_kept(
    place, agency, site
):
    typed = {"what": " ", "why": "Some do not read.", "was_planned": "yes"}
    response = place.post(url("adaptation", agency, site.pk), typed)
    assert response.context["form"].errors["what"] == ["Write what you did differently."]
    assert "Some do not read." in words(response)
    assert not site.adaptations.exists()


def test_no_link_officer_makes_a_move_that_staff_make(place, agency):
    interest = SentInterestFactory(agency=agency)
    assert place.post(url("interest_move", agency, interest.pk, "accept")).status_code == 404
    assert place.get(url("interest_move", agency, interest.pk, "fly")).status_code == 404
    assert ExpressionOfInterest.objects.get(pk=interest.pk).status == "submitted"


def test_a_person_without_an_account_logs_in_nowhere(client):
    assert not get_user_model().objects.filter(person__isnull=False).exists()
    assert client.get(reverse("network:login")).status_code == 200
