"""What a person is told once the site answers."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from home.serving.demonstration import logins
from surveys.models import SurveyDeployment


def welcome(folder: Path) -> str:
    """Return the addresses of the site and, in a demonstration, who can log in."""
    lines = [f"  {label:<18} {address}" for label, address in addresses()]
    text = ["", "Change Projects is running. Stop it with Ctrl-C.", "", *lines]
    if people := logins(folder):
        kept = folder / "demo-accounts.txt"
        text += ["", f"Logins (also in {kept}):", *(f"  {line}" for line in people)]
    return "\n".join([*text, ""])


def addresses() -> Iterator[tuple[str, str]]:
    """Yield what can be opened and where."""
    base = settings.PUBLIC_BASE_URL
    yield "Site", f"{base}/"
    yield "Editors", base + reverse("wagtailadmin_home")
    deployment = SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN).first()
    if deployment is not None:
        yield "A survey to answer", base + reverse("surveys:start", args=[deployment.code])
    yield "API", base + reverse("syndication:index")
    yield "API documentation", base + reverse("syndication:docs")
