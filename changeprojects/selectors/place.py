"""To which project a page belongs, and that it stays there."""

from wagtail.models import Page

from changeprojects.exceptions import StaysInProject
from changeprojects.models import ChangeProjectPage


def refuse_other_project(page: Page, parent: Page) -> None:
    """Raise `StaysInProject` if `page` would leave its project by standing below `parent`.

    What a project was asked and has decided counts for what stands in it: moved away, a product
    would be asked nothing, and moved back it would be final with questions left open.
    """
    project = ChangeProjectPage.objects.ancestor_of(page).first()
    if project is None or parent.pk == project.pk or parent.is_descendant_of(project):
        return
    raise StaysInProject(
        f"Nothing was moved. “{page.title}” belongs to the project “{project.title}”, which "
        "answers for it, and stays there. To use it in another project, copy it.",
        page=page,
    )
