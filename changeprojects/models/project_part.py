"""Where a page stands: its project and its public path."""

from django.core.exceptions import ValidationError
from wagtail.models import Page

from changeprojects.models.project import ChangeProjectPage
from changeprojects.models.released_page import ReleasedPage
from changeprojects.models.released_routes import ProjectRoutes
from changeprojects.remembered import remembered


class ProjectPart(ReleasedPage):
    """A page that belongs to the Change Project above it."""

    # Set by the form of a page that is not in the tree yet.
    parent_to_be: Page | None = None

    class Meta:
        abstract = True

    @property
    def project(self) -> ChangeProjectPage | None:
        """The Change Project this page is part of; None outside any project."""
        if self.parent_to_be:
            return ChangeProjectPage.objects.filter(pk=self.parent_to_be.pk).first()
        if not self.depth:
            return None
        # One for all parts of a project: what is asked of it is asked once for all of them.
        above = self.path[: -self.steplen]
        return remembered(ChangeProjectPage.objects.parent_of(self).first, "project", above)

    def clean(self) -> None:
        """Refuse an address that a part of the project has already."""
        super().clean()
        if self.slug in ProjectRoutes.PARTS:
            raise ValidationError(
                {"slug": f"The project has a page “{self.slug}” already. Choose another word."}
            )

    def affected_pages(self) -> list[ReleasedPage]:
        """Return the project, whose document lists this page, and the pages below."""
        project = self.project
        return [*super().affected_pages(), *([project] if project else [])]
