"""The made-up agencies of the demonstration."""

from datetime import date

from django.contrib.auth import get_user_model

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.save_agency import save_agency
from changeprojects.models import Agency, AgencyMembership, Person
from home.demo.accounts import LINK_OFFICER

LA, VOLUNTARY, HEALTH = Agency.Kind.LA_CHILDREN, Agency.Kind.VOLUNTARY, Agency.Kind.HEALTH

NORTH_TARN = "northtarn"
# slug, name, kind, region, partner at the beginning
AGENCIES: tuple[tuple[str, str, str, str, bool], ...] = (
    ("aldermoor", "Aldermoor County Council", LA, "South", True),
    ("brackwater", "Brackwater City Council", LA, "North", True),
    ("corrance", "Corrance Vale Borough Council", LA, "Midlands", True),
    ("dunmere", "Dunmere Council", LA, "South West", True),
    ("easterfold", "Easterfold Council", LA, "East", True),
    ("fennick", "Fennick & Holt Children’s Trust", Agency.Kind.OTHER, "Midlands", True),
    ("greywell", "Greywell Family Action", VOLUNTARY, "South", True),
    ("harrowmead", "Harrowmead Women’s Centre", VOLUNTARY, "North", True),
    ("inglewick", "Inglewick Health Trust", HEALTH, "East", True),
    ("jorvale", "Jorvale Police", Agency.Kind.POLICE, "North", True),
    ("kestrel", "Kestrel Bay Council", LA, "South West", True),
    ("lowmarsh", "Lowmarsh Youth Voice", VOLUNTARY, "East", True),
    ("marden", "Marden Heath University", Agency.Kind.UNIVERSITY, "South", False),
    (NORTH_TARN, "North Tarn Council", LA, "North", True),
)


def make_agencies(since: date) -> None:
    """Enter the agencies, partners since that day, so that each has its public page."""
    for slug, name, kind, region, is_partner in AGENCIES:
        agency = Agency(
            slug=slug,
            name=name,
            kind=kind,
            region=region,
            is_partner=is_partner,
            partner_from=since if is_partner else None,
            is_demo=True,
        )
        save_agency(agency, by=None)


def end_partnership(slug: str, last_day: date) -> None:
    """Let an agency be a partner no more."""
    agency = Agency.objects.get(slug=slug)
    agency.is_partner, agency.partner_until = False, last_day
    save_agency(agency, by=None)


def make_link_officer() -> None:
    """Let the link officer's account act for an agency."""
    user = get_user_model().objects.get(username=LINK_OFFICER)
    person = Person(display_name="Link officer (fictional)", user=user, is_demo=True)
    keep_entry(person)
    keep_entry(
        AgencyMembership(
            person=person,
            agency=Agency.objects.get(slug="aldermoor"),
            function=AgencyMembership.Function.LINK_OFFICER,
            level=AgencyMembership.Level.OPERATIONAL,
        )
    )
