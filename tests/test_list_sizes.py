"""Pages that list something ask as much of the database for 2,000 rows as for 20.

The registers have a test of their own (`tests/changeprojects/test_all_registers.py`), and so
have Wagtail's lists at the desk (`tests/test_desk_list_sizes.py`), the public lists
(`tests/home/test_programme_pages.py`) and the search.
"""

from collections.abc import Iterator

import orjson
import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from changeprojects.models import (
    Adaptation,
    Agency,
    AgencyMembership,
    ExpressionOfInterest,
    PilotSite,
    ReleaseNotice,
    Stage,
)
from surveys.models import (
    AlertTest,
    Answer,
    CodebookVersion,
    Coding,
    RawExport,
    Response,
    SafeguardingFlag,
    SurveyDeployment,
    Theme,
    WeekTally,
)
from syndication.models import ChangeCounter, Publication
from tests.factories.changeprojects import AgencyFactory, ManagerFactory, PilotedProductFactory
from tests.factories.network import (
    InvitedSiteFactory,
    MembershipFactory,
    OfficerFactory,
    OpenCallFactory,
)
from tests.factories.programme import (
    AgencyIndexFactory,
    MemberFactory,
    PrioritiesIndexFactory,
    TopicFactory,
)
from tests.fresh_process import forget
from tests.many_pages import pages_beside
from tests.surveys.evidence import made

SIZES = (20, 2_000)
# By page: who asks, and the most queries that it may take.
PAGES = {
    "the agencies of a link officer": ("busy officer", 12),
    "an agency’s place": ("officer", 25),
    "an agency’s place, page 2": ("officer", 25),
    "a pilot site": ("officer", 20),
    "the stage board": ("manager", 20),
    "a consultation round": (None, 12),
    "an agency": (None, 12),
    "what people said": ("analyst", 30),
    "progress of surveys": ("analyst", 30),
    # One of them asks whether a second coder may see the codes of others.
    "the answers desk": ("analyst", 41),
    "themes": ("analyst", 30),
    "the codebook": ("analyst", 30),
    "a theme to split": ("analyst", 40),
    "the second coder": ("analyst", 30),
    "exports": ("steward", 30),
    "the screening desk": ("screener", 40),
    "contact details": ("keeper", 30),
    "safeguarding": ("lead", 30),
}

today = timezone.localdate


class Programme:
    """One of everything, of which there can be many."""

    def __init__(self):
        ChangeCounter.objects.get_or_create(pk=1)
        of_pilot = made.pilot()
        PrioritiesIndexFactory()
        self.round = TopicFactory().round
        self.product = PilotedProductFactory()
        self.pilot = self.product.pilots.get()
        self.agency = self.pilot.sites.get().agency
        AgencyIndexFactory()
        self.member = MemberFactory(project=self.product.project, agency=self.agency)
        self.agency_path = f"/agencies/{self.agency.slug}/"
        self.call = OpenCallFactory()
        lead = made.user("Safeguarding leads")
        self.deployment = made.deployment(of_pilot, lead=lead)
        # Its themes are many: beside each answer stand all those of its own survey.
        self.other = made.deployment(of_pilot)
        self.theme = made.theme(self.deployment)
        officer, busy = OfficerFactory(agency=self.agency), OfficerFactory()
        self.busy = busy
        self.site = InvitedSiteFactory(agency=self.agency, pilot=self.pilot, team_name="First")
        self.people = {
            "officer": officer.user,
            "busy officer": busy.user,
            "manager": ManagerFactory(),
            "analyst": made.user("Analysts"),
            "steward": made.user("Data stewards"),
            "screener": made.user("Screeners"),
            "keeper": made.user("Contact keepers"),
            "lead": lead,
        }
        self.lead = lead
        self.client = Client()

    def address(self, page):
        place = reverse("network:agency", args=[self.agency.slug])
        return {
            "the agencies of a link officer": reverse("network:entrance"),
            "an agency’s place": place,
            "an agency’s place, page 2": f"{place}?sent=2&sites=2",
            "a pilot site": reverse("network:site", args=[self.agency.slug, self.site.pk]),
            "the stage board": reverse("programme_stages", args=[self.product.project.pk]),
            "a consultation round": self.round.url,
            "an agency": self.agency_path,
            "what people said": reverse("voice:deployments"),
            "progress of surveys": reverse("voice:progress"),
            "the answers desk": reverse("voice:answers", args=[self.deployment.pk]),
            "themes": reverse("voice:themes", args=[self.other.pk]),
            "the codebook": reverse("voice:codebook", args=[self.other.pk]),
            "a theme to split": reverse(
                "voice:theme_split", args=[self.deployment.pk, self.theme.pk]
            ),
            "the second coder": reverse("voice:agreement", args=[self.other.pk]),
            "exports": reverse("voice:exports", args=[self.deployment.pk]),
            "the screening desk": reverse("voice:screening", args=[self.deployment.pk]),
            "contact details": reverse("voice:contacts"),
            "safeguarding": reverse("safeguarding:inbox"),
        }[page]

    def fill(self, first, end):
        """Make what is counted from `first` to below `end` of every kind."""
        numbers = range(first, end)
        self._of_agency(numbers)
        self._of_project(numbers)
        self._of_surveys(numbers)

    def _of_agency(self, numbers):
        agencies = Agency.objects.bulk_create(
            AgencyFactory.build(name=f"Agency N{one}", slug=f"agency-n{one}") for one in numbers
        )
        AgencyMembership.objects.bulk_create(
            MembershipFactory.build(person=self.busy, agency=agency) for agency in agencies
        )
        ExpressionOfInterest.objects.bulk_create(
            ExpressionOfInterest(call=call, agency=self.agency, status="submitted")
            for call in pages_beside(self.call, numbers)
        )
        PilotSite.objects.bulk_create(
            PilotSite(pilot=self.pilot, agency=self.agency, team_name=f"Team {one}")
            for one in numbers
        )
        Adaptation.objects.bulk_create(
            Adaptation(site=self.site, what="We read it aloud.", recorded_on=today())
            for _ in numbers
        )
        ReleaseNotice.objects.bulk_create(
            ReleaseNotice(
                agency=self.agency,
                product=self.product,
                version=f"0.{one + 4}",
                stage="pilot",
                told_on=today(),
            )
            for one in numbers
        )

    def _of_project(self, numbers):
        project = self.product.project
        stages = Stage.objects.bulk_create(
            Stage(project=project, kind="drafting", order=one + 1) for one in numbers
        )
        leads = Stage.leads.through
        leads.objects.bulk_create(
            leads(stage_id=stage.pk, teamagency_id=self.member.pk) for stage in stages
        )
        grow(self.round.url, "topics", len(numbers))
        grow(self.agency_path, "projects", len(numbers))

    def _of_surveys(self, numbers):
        first = self.deployment
        deployments = SurveyDeployment.objects.bulk_create(
            SurveyDeployment(
                project=first.project,
                pilot=first.pilot,
                version=first.version,
                lead=self.lead,
                opens_at=made.OPENED,
                status="open",
                code=f"n{one}",
            )
            for one in numbers
        )
        WeekTally.objects.bulk_create(
            WeekTally(deployment=one, week=made.OPENED, started=30, sent=20) for one in deployments
        )
        now = timezone.now()
        SafeguardingFlag.objects.bulk_create(
            SafeguardingFlag(deployment=first, source="asked", raised_at=now, due_at=now)
            for _ in numbers
        )
        AlertTest.objects.bulk_create(
            AlertTest(deployment=one, person=self.lead, asked_at=now, sent_at=now)
            for one in deployments
        )
        Theme.objects.bulk_create(
            Theme(deployment=self.other, code=f"N{one}", name="-", definition="-", you_said="-")
            for one in numbers
        )
        CodebookVersion.objects.bulk_create(
            CodebookVersion(
                deployment=self.other, number=one + 1, change="added", themes=[], made_at=now
            )
            for one in numbers
        )
        RawExport.objects.bulk_create(
            RawExport(deployment=first, reason="-", expires_on=today(), asked_at=now)
            for _ in numbers
        )
        self._said(Response.Screening.RECEIVED, numbers)
        Coding.objects.bulk_create(
            Coding(answer=answer, theme=self.theme, coder=self.people["analyst"])
            for answer in self._said(Response.Screening.CLEARED, numbers)
        )

    def _said(self, screening, numbers):
        first = self.deployment
        responses = Response.objects.bulk_create(
            Response(
                deployment=first,
                version=first.version,
                received_week=made.OPENED,
                screening=screening,
            )
            for _ in numbers
        )
        return Answer.objects.bulk_create(
            Answer(response=one, question=made.WORDS, key="words", text="It came too late.")
            for one in responses
        )

    def asked(self, page):
        """Return how many queries the page takes in a process that has just started."""
        who, _ = PAGES[page]
        self.client.logout()
        if who:
            self.client.force_login(self.people[who])
        forget()
        with CaptureQueriesContext(connection) as asked:
            response = self.client.get(self.address(page))
        assert response.status_code == 200, page
        return len(asked)


def grow(path, name, more):
    """Let a list in the released document at `path` have so many rows more, like its first."""
    head = Publication.objects.live().get(path=path)
    said = orjson.loads(head.document)
    said[name] += said[name][:1] * more
    Publication.objects.filter(pk=head.pk).update(document=orjson.dumps(said).decode())


@pytest.fixture(scope="module")
def asked(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[dict[str, int]]]:
    """The queries of each page, with few rows of everything and with many."""
    with django_db_blocker.unblock(), transaction.atomic():
        programme, counts, filled = Programme(), [], 0
        for size in SIZES:
            programme.fill(filled, size)
            filled = size
            counts.append({page: programme.asked(page) for page in PAGES})
        yield counts
        transaction.set_rollback(True)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_much_for_two_thousand_rows_as_for_twenty(asked, page):
    few, many = (counts[page] for counts in asked)
    assert few == many
    assert many <= PAGES[page][1]
