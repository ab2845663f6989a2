"""The made-up agencies of the demonstration."""

from changeprojects.models import Agency

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
