"""The codebook of a survey: the themes in use, and how they came about."""

import hashlib
from typing import Any

import orjson
from django.forms.models import model_to_dict

from surveys.models import CodebookVersion, SurveyDeployment, Theme


def themes_in_use(deployment: SurveyDeployment) -> list[dict[str, Any]]:
    """Return what the themes mean now, as a codebook keeps it. One query."""
    names = ("code", "name", "definition", "include", "exclude")
    return list(deployment.themes.in_use().order_by("code").values(*names))


def newest_codebook(deployment: SurveyDeployment) -> CodebookVersion | None:
    """Return the codebook as it was last kept; None before the first theme. One query."""
    found: CodebookVersion | None = deployment.codebooks.newest_first().first()
    return found


def stamp_of_theme(theme: Theme) -> str:
    """Return a mark of what can be written in a theme; it differs as soon as any of it does.

    One query.
    """
    facts = model_to_dict(theme)
    facts["recommendations"] = sorted(one.pk for one in facts["recommendations"])
    return hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
