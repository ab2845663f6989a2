"""Every role, a superuser and nobody at every address of the surveys: none but readers reads.

The groups by what they are asked to do: *Coders* read and code, *Analysts* also
make themes and quote, *Screeners* screen,
*Safeguarding leads* see to concerns, *Programme editors* write, *Publishers* release, *Data
stewards* are information governance, *Contact keepers* alone read who wants to hear more.
"""

import re
from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from django.utils import timezone

from surveys.access import GROUPS_THAT_READ
from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.actions.leave_contact import Contact, leave_contact
from surveys.actions.propose_quote import Proposal, propose_quote
from surveys.engine.spans import digest_of
from surveys.models import (
    AccessGrant,
    Answer,
    CardSort,
    Contest,
    RawExport,
    Response,
    SafeguardingFlag,
    Theme,
    YouSaidWeDidPage,
)
from tests.factories.surveys import OpenDeploymentFactory, SubmittedResponseFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
ANSWER, UNSCREENED = "canary-answer-owl", "canary-unscreened-owl"
CONTEST = "canary-contest-owl"
WISH, REACH = "canary-wish-owl", "canary-reach-owl"
ROLES = (
    "Programme editors",
    "Publishers",
    "Programme managers",
    "Analysts",
    "Coders",
    "Screeners",
    "Survey managers",
    "Safeguarding leads",
    "Contact keepers",
    "Data stewards",
    "superuser",
    "anonymous",
)
# What each role may open, of the addresses that are about what people said or left.
MAY = {
    "voice/": {"Analysts", "Coders", "Screeners", "Survey managers", "Data stewards"},
    "voice/progress/": {"Analysts", "Survey managers"},
    # Whoever may edit the page; here nobody may edit any page but a superuser.
    "voice/summaries/{s}/ledger/": {"superuser"},
    "voice/contacts/": {"Contact keepers"},
    "voice/grants/": {"Data stewards"},
    "voice/{d}/results/": {"Analysts", "Survey managers"},
    "voice/{d}/screening/": {"Screeners"},
    "voice/{d}/answers/": {"Analysts", "Coders"},
    "voice/{d}/answers/{a}/quote/": {"Analysts"},
    "voice/{d}/quotes/": {"Analysts"},
    "voice/{d}/quotes/{q}/": {"Analysts"},
    "voice/{d}/themes/": {"Analysts", "Coders"},
    "voice/{d}/themes/add/": {"Analysts"},
    "voice/{d}/themes/{t}/": {"Analysts"},
    "voice/{d}/themes/{t}/merge/": {"Analysts"},
    "voice/{d}/themes/{t}/split/": {"Analysts"},
    "voice/{d}/themes/{t}/contests/": {"Analysts", "Screeners"},
    "voice/{d}/cards/": {"Analysts"},
    "voice/{d}/cards/{c}/": {"Analysts"},
    "voice/{d}/cards/{c}/cards.pdf": {"Analysts"},
    "voice/{d}/cards/{c}/piles/{p}/theme/": {"Analysts"},
    "voice/{d}/codebook/": {"Analysts", "Coders"},
    "voice/{d}/agreement/": {"Analysts", "Coders"},
    "voice/{d}/exports/": {"Analysts", "Survey managers", "Data stewards"},
    "voice/{d}/exports/checksums.txt": {"Analysts", "Survey managers"},
    "voice/{d}/exports/tables.csv": {"Analysts", "Survey managers"},
    "voice/{d}/exports/codebook.xml": {"Analysts", "Data stewards"},
    # Only posted to, and only by whoever asked for it.
    "voice/{d}/exports/{x}/": set(),
    # Only posted to, and only by whoever did not ask for it.
    "voice/{d}/exports/{x}/agree/": set(),
    "safeguarding/": {"Safeguarding leads"},
    # Only the lead and the deputy of that very survey, while one of them is there.
    "safeguarding/{f}/": set(),
    "safeguarding/tests/1/": set(),
    "surveys/deployments/{d}/enter/": {"Screeners"},
    "surveys/deployments/{d}/enter/contact/": {"Screeners"},
    "surveys/deployments/{d}/enter/about/": {"Screeners"},
    "surveys/deployments/{d}/papers/": {"Survey managers"},
    "surveys/deployments/{d}/papers/poster.pdf": {"Survey managers"},
    "surveys/deployments/{d}/papers/form.pdf": {"Survey managers"},
    "surveys/deployments/{d}/papers/invitations/": set(),
    "surveys/deployments/{d}/suspend/": {"Survey managers", "superuser"},
    "surveys/deployments/{d}/test-alert/": set(),
    "surveys/surveydeployment/": {"Survey managers", "superuser"},
    "surveys/surveydeployment/create/": {"Survey managers", "superuser"},
    "surveys/surveydeployment/edit/{d}/": {"Survey managers", "superuser"},
    "surveys/surveydeployment/delete/{d}/": set(),
    "surveys/surveydeployment/inspect/{d}/": {"Survey managers", "superuser"},
    "surveys/surveydeployment/history/{d}/": {"Survey managers", "superuser"},
}
# Where analysts read what people wrote.
READS = ("answers/", "quote/", "quotes/", "{q}/", "{c}/", "split/")
PREFIXES = ("admin/voice/", "admin/safeguarding/", "admin/surveys/", "admin/^surveys/")


@pytest.fixture(scope="module")
def world(for_all_tests):
    deployment = OpenDeploymentFactory()
    for number in range(12):
        answers = {"easier": f"{ANSWER} {number} said so", "explained": "yes"}
        SubmittedResponseFactory(deployment=deployment, answers=answers)
    unscreened = {"easier": UNSCREENED}
    SubmittedResponseFactory(deployment=deployment, answers=unscreened, screening="received")
    ids = (made.new_key_id(), made.new_key_id())
    ask_for_help(deployment, HelpRequest(ids[0], WISH, REACH, ""))
    leave_contact(deployment, Contact(ids[1], "results", REACH, "", "words"))
    theme = Theme.objects.create(
        deployment=deployment, code="T1", name="Blame", definition="-", you_said="You felt blamed."
    )
    coded = (
        Answer.objects.filter(text__isnull=False).exclude(response__screening="received").first()
    )
    coded.codings.create(theme=theme)
    said = Proposal(coded.text, theme, timezone.localdate() + timedelta(days=9))
    quote = propose_quote(coded, said, by=made.user("Analysts"))
    Contest.objects.create(response=coded.response, theme=theme, text=f"{CONTEST} said so")
    flag = SafeguardingFlag.objects.get()
    export = RawExport.objects.create(
        deployment=deployment,
        reason="To see.",
        expires_on=timezone.localdate(),
        asked_at=timezone.now(),
    )
    summary = made.page(made.deployment(made.pilot()))
    sort = sorted_cards(deployment)
    ids = {"a": coded.pk, "q": quote.pk, "s": summary.pk}
    ids |= {"c": sort.pk, "p": sort.piles.get().pk}
    return ids | {"d": deployment.pk, "t": theme.pk, "f": flag.pk, "x": export.pk}


@pytest.fixture(autouse=True)
def _nothing_stays(world, db):
    """Take back what the test did."""


def sorted_cards(deployment):
    answer = Answer.objects.filter(response__screening="cleared", text__isnull=False).first()
    Response.objects.filter(pk=answer.response_id).update(quote_permission="yes")
    sort = CardSort.objects.create(
        deployment=deployment, question=answer.question, who="-", people=7, is_confirmed=True
    )
    pile = sort.piles.create(name="Blame")
    read = digest_of(answer.redacted_text)
    sort.cards.create(number=1, answer=answer, pile=pile, of=read)
    return sort


def signed_in(client, role):
    if role == "anonymous":
        return client
    is_super = role == "superuser"
    client.force_login(made.user(*(() if is_super else (role,)), superuser=is_super))
    return client


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says_and_reads_nothing_else(client, world, role):
    signed_in(client, role)
    found = {}
    for address in MAY:
        response = client.get("/admin/" + address.format(**world))
        assert response.status_code in (200, 302, 404, 405), address
        found[address] = response.status_code == 200
        words = response.content.decode(errors="replace")
        assert WISH not in words
        assert REACH not in words
        screens = role == "Screeners" and address.endswith("screening/")
        assert (UNSCREENED in words) is screens, address
        screens_contests = role == "Screeners" and address.endswith("contests/")
        assert (CONTEST in words) is screens_contests, address
        reads = role == "Analysts" and address.endswith(READS)
        reads |= role == "Coders" and address.endswith("answers/")
        assert (ANSWER in words) is reads, address
    assert found == {address: role in roles for address, roles in MAY.items()}


@pytest.mark.parametrize("role", ROLES)
def test_posting_shows_nothing_to_those_who_may_not_read(client, world, role):
    signed_in(client, role)
    body = {"deployment": world["d"], "purpose": "results", "reveal": "1", "reason": "Curious."}
    for address in MAY:
        words = client.post("/admin/" + address.format(**world), body).content.decode("latin-1")
        assert WISH not in words
        allowed = role == "Contact keepers" and address == "voice/contacts/"
        assert (REACH in words) is allowed, address


@pytest.mark.parametrize("role", sorted(GROUPS_THAT_READ))
@pytest.mark.parametrize("of", ["nothing", "another project", "this one, until yesterday"])
def test_whoever_is_let_read_something_else_reads_nothing_of_this(client, world, role, of):
    signed_in(client, role)
    grants = AccessGrant.objects.all()
    if of == "nothing":
        grants.delete()
    elif of == "another project":
        grants.update(project=YouSaidWeDidPage.objects.get(pk=world["s"]).deployment.project)
    else:
        grants.update(expires_on=timezone.localdate() - timedelta(days=1))
    body = {"deployment": world["d"], "purpose": "results", "reveal": "1", "reason": "Curious."}
    for address in MAY:
        path = "/admin/" + address.format(**world)
        for response in (client.get(path), client.post(path, body)):
            words = response.content.decode("latin-1")
            for canary in (ANSWER, UNSCREENED, CONTEST, WISH, REACH):
                assert canary not in words, address


def test_every_address_of_the_surveys_in_the_admin_is_in_the_table():
    known = {re.sub(r"[{][a-z][}]|1(?=/)", "*", address) for address in MAY}
    known = {re.sub(r"suspend|(?<=[.])(csv|xml)$", "*", address) for address in known}
    ours = {
        re.sub(r"<[^>]+>|[(][?]P<[^)]*[)]", "*", route.removeprefix("admin/")).strip("^$")
        for route in routes(get_resolver())
        if route.startswith(PREFIXES)
    }
    assert {address.lstrip("^").replace("^", "") for address in ours} == known


def routes(resolver, before=""):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route
