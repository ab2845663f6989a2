"""Put what can be drafted of how people took part where nothing is written yet."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from wagtail.models import Page

from surveys.exceptions import Reason, Refused
from surveys.models import YouSaidWeDidPage
from surveys.selectors.ledger import draft_of

IN_PAGE = ("space", "voice", "audience")
# In the page of the pilot as well as in its product.
INVOLVEMENT = ("methods", "results")


@transaction.atomic
def draft_ledger(page: YouSaidWeDidPage, *, by: AbstractUser | AnonymousUser) -> list[str]:
    """Save drafts of `page` and of the product of its pilot, if it has one; publish nothing.

    What somebody wrote stays. Returns the names of the fields that were filled. Raises `Refused`
    if this person may not edit the page; a product that they may not edit stays as it is.
    """
    if not may_edit(page, by):
        raise Refused([Reason("may-not-edit", "Ask a programme editor: you may not edit this.")])
    draft = draft_of(page.get_latest_revision_as_object())
    theirs = {f"involvement_{name}": getattr(draft, name) for name in INVOLVEMENT}
    ours = {name: getattr(draft, name) for name in IN_PAGE}
    ours |= {"involvement_aim": draft.aim, **theirs}
    filled = _fill(page, ours, by)
    product = page.pilot and page.pilot.product
    if product and may_edit(product, by):
        filled += _fill(product, theirs, by)
    return filled


def may_edit(page: Page, by: AbstractUser | AnonymousUser) -> bool:
    """Say whether this person may edit the page now: nobody may while it is locked."""
    rights = page.permissions_for_user(by)
    return bool(rights.can_edit() and not rights.page_locked())


def _fill(page: Page, words: dict[str, str], by: AbstractUser | AnonymousUser) -> list[str]:
    latest = page.get_latest_revision_as_object()
    empty = [name for name, text in words.items() if text and not getattr(latest, name)]
    for name in empty:
        setattr(latest, name, words[name])
    if empty:
        latest.save_revision(user=by, log_action=True)
    return empty
