"""What rests on a thing that somebody wanted to delete."""

from django.db.models import ProtectedError, RestrictedError
from django.utils.text import get_text_list
from wagtail.admin.admin_url_finder import AdminURLFinder

from changeprojects.rights import Requester

MOST_NAMES = 3


def why_not_deleted(refusal: ProtectedError | RestrictedError, user: Requester) -> str:
    """Return one sentence that tells `user` what rests on what was to be deleted.

    What the user may open in the admin is named, three of it at most. Of the rest the
    kinds are told and not the number: how many people answered is not for everybody.
    """
    resting = (
        refusal.protected_objects
        if isinstance(refusal, ProtectedError)
        else refusal.restricted_objects
    )
    finder = AdminURLFinder(user)
    seen = [one for one in resting if finder.get_edit_url(one)]
    unseen = [one for one in resting if one not in seen]
    names = sorted(f"the {one._meta.verbose_name} “{one}”" for one in seen)
    kinds = sorted({str(one._meta.verbose_name_plural) for one in unseen})
    more = [f"{len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    words = get_text_list([*names[:MOST_NAMES], *more, *kinds], "and")
    return f"Nothing was deleted, because of what rests on it: {words}."
