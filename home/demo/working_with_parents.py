"""A section of the project on court: how its team worked with parents."""

from changeprojects.actions.release_page import release_page
from changeprojects.models import ProjectSectionPage
from home.demo.projects import stored

SUMMARY = "What four parents did in the team, what it took, and what we would do otherwise."
BODY = (
    "<h2>What they did</h2>"
    "<p>Four parents were in the team from its second meeting on. They chose a handbook and one "
    "sheet over a training course, wrote the sheet for the day in court, and read every draft "
    "aloud. One of them sorted, with a researcher, what people had written in the survey.</p>"
    "<h2>What it took</h2>"
    "<ul><li>Money for their time, set aside before the first seminar</li>"
    "<li>Travel, childcare and a worker of their own choice beside them</li>"
    "<li>Drafts on paper, a week before each meeting</li>"
    "<li>A way to leave the room that nobody remarks on</li></ul>"
    "<h2>What we would do otherwise</h2>"
    "<p>We would ask where to meet before we book a room. The first seminar was in a court "
    "building, and for that reason none of them came. We would also ask children, whom nobody "
    "asked here.</p>"
)


def tell_about_parents(project: str) -> None:
    """Publish the section below a project."""
    page = ProjectSectionPage(
        title="Working with parents",
        slug="working-with-parents",
        summary=SUMMARY,
        body=BODY,
        live=False,
    )
    stored(project).add_child(instance=page)
    release_page(page)
