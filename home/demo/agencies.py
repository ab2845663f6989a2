"""The made-up agencies of the demonstration."""

from django.contrib.auth import get_user_model

from changeprojects.models import Agency, AgencyMembership, Person
from home.demo.accounts import LINK_OFFICER

LA, VOLUNTARY, HEALTH = Agency.Kind.LA_CHILDREN, Agency.Kind.VOLUNTARY, Agency.Kind.HEALTH

# slug, name, kind, region, partner now
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
    ("northtarn", "North Tarn Council", LA, "North", False),
)


def make_agencies() -> dict[str, Agency]:
    """Create the agencies and return them by slug."""
    return {
        slug: Agency.objects.create(
            slug=slug, name=name, kind=kind, region=region, is_partner=partner, is_demo=True
        )
        for slug, name, kind, region, partner in AGENCIES
    }


def make_link_officer() -> None:
    """Let the link officer's account act for an agency."""
    user = get_user_model().objects.get(username=LINK_OFFICER)
    person = Person.objects.create(display_name="Link officer (fictional)", user=user, is_demo=True)
    AgencyMembership.objects.create(
        person=person,
        agency=Agency.objects.get(slug="aldermoor"),
        function=AgencyMembership.Function.LINK_OFFICER,
        level=AgencyMembership.Level.OPERATIONAL,
    )
