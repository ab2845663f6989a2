"""Tell data stewards who may do what from now on; if none can be told, whoever runs the site."""

import logging
from typing import Any

from django.contrib.auth import get_user_model

from surveys.access import DATA_STEWARDS
from surveys.actions.tell_by_mail import Letter, tell_by_mail
from surveys.models import SurveyDeployment
from surveys.selectors.grants import could_read, without_address
from syndication.made_up import is_made_up

logger = logging.getLogger(__name__)
SUPERUSERS, NOBODY = "superusers", "nobody"


def tell_stewards(subject: str, text: str, *, but: Any = None) -> str:
    """Write to each data steward, but to nobody about what they did or what is done to them.

    Where none of them can be told, superusers are. Returns "" if stewards were told, or who was
    instead; the log says so too, and names nobody.
    """
    told, instead = _with_address(could_read([DATA_STEWARDS]), but), ""
    if not told:
        superusers = get_user_model()._default_manager.filter(is_active=True, is_superuser=True)
        told = _with_address(superusers, but)
        instead = SUPERUSERS if told else NOBODY
    tell_by_mail(Letter(one.email, subject, text) for one in told)
    is_silent = bool(without_address([DATA_STEWARDS]))
    # On a new site there is nobody to tell, and before the first survey nothing to read.
    is_new = instead == NOBODY and not is_silent and not SurveyDeployment.objects.exists()
    if is_made_up() or is_new:
        return instead
    if instead:
        logger.warning("No data steward could be told by e-mail. Told instead: %s.", instead)
    elif is_silent:
        logger.warning("A data steward without an e-mail address was not told; others were.")
    return instead


def _with_address(people: Any, but: Any) -> list[Any]:
    return [one for one in people if one.email and (but is None or one.pk != but.pk)]
