"""Lifecycles as data: which states things go through, who moves them, and what follows.

Nothing here touches a database; `changeprojects.actions.move` makes the moves.
"""

from typing import Any

from changeprojects.lifecycles.base import Lifecycle, Move
from changeprojects.lifecycles.pilot import EVALUATION, PILOT, SITE
from changeprojects.lifecycles.product import PRODUCT
from changeprojects.lifecycles.project import PROJECT
from changeprojects.lifecycles.register import BUDGET, EVENT, INTEREST, STAGE

__all__ = ["LIFECYCLES", "Lifecycle", "Move", "lifecycle_of"]

# By the name of the model whose `status` it is.
LIFECYCLES: dict[str, Lifecycle] = {
    "changeprojectpage": PROJECT,
    "productpage": PRODUCT,
    "pilotpage": PILOT,
    "pilotsite": SITE,
    "evaluation": EVALUATION,
    "budgetline": BUDGET,
    "stage": STAGE,
    "expressionofinterest": INTEREST,
    "eventpage": EVENT,
}


def lifecycle_of(subject: Any) -> Lifecycle:
    """Return the lifecycle of a thing; raise `KeyError` if its kind has none."""
    return LIFECYCLES[subject._meta.model_name]
