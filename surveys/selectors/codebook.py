"""The codebook of a survey: the themes in use, and how they came about."""

from typing import Any

from surveys.models import CodebookVersion, SurveyDeployment


def themes_in_use(deployment: SurveyDeployment) -> list[dict[str, Any]]:
    """Return what the themes mean now, as a codebook keeps it. One query."""
    names = ("code", "name", "definition", "include", "exclude")
    return list(deployment.themes.in_use().order_by("code").values(*names))


def newest_codebook(deployment: SurveyDeployment) -> CodebookVersion | None:
    """Return the codebook as it was last kept; None before the first theme. One query."""
    found: CodebookVersion | None = deployment.codebooks.newest_first().first()
    return found
