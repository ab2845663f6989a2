"""Take the demonstration away."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model, ProtectedError, Q, RestrictedError
from wagtail.models import Page, ReferenceIndex

from changeprojects.models import Agency, AgencyMembership, ChangeProjectPage, Helpline, Person
from changeprojects.models.heads import together
from home.actions.taking_away import (
    files_in,
    made_collections,
    take_accounts,
    take_agencies,
    take_files,
    take_frame,
    take_pages,
    take_records,
    take_surveys,
)
from home.models import LoadedDemonstration
from syndication.actions.change_number import hold_counter
from syndication.actions.forget import forget
from syndication.models import Publication


class StillInUse(Exception):
    """Something that is not of the demonstration would be lost with it."""


def unload_demo() -> bool:
    """Take away everything that loading the demonstration made; return whether it was there.

    What people did inside the demonstration goes with it: drafts, answers to its surveys and
    to its call. Whole or not at all: raises `StillInUse` if a page that others made lies
    below one of its pages, or if something else of theirs rests on it.
    """
    with transaction.atomic():
        hold_counter()
        loaded = LoadedDemonstration.objects.first()
        if loaded is None:
            return False
        _refuse_strangers(loaded)
        _refuse_ties(loaded)
        try:
            with together():
                _take_away(loaded)
        except (ProtectedError, RestrictedError) as refusal:
            raise StillInUse(_in_use(_blocking(refusal))) from refusal
    return True


def _take_away(loaded: LoadedDemonstration) -> None:
    publications = _publications(loaded)
    take_surveys(loaded)
    take_pages(loaded)
    take_files(loaded)
    take_agencies(loaded)
    take_accounts(loaded)
    take_frame(loaded)
    forget(publications)
    take_records(loaded)
    loaded.delete()


def _publications(loaded: LoadedDemonstration) -> list[int]:
    """Return the publications that were made then, and of the same things later."""
    pages = Page.objects.filter(pk__in=loaded.keys("wagtailcore.page"))
    made = Q(pk__in=loaded.keys("syndication.publication"))
    keys = list(pages.values_list("translation_key", flat=True))
    # Whom somebody quoted since is made up too.
    same = Q(identifier__in=keys) | Q(kind="quote", project__in=keys)
    return list(Publication.objects.filter(made | same).values_list("pk", flat=True))


def _refuse_strangers(loaded: LoadedDemonstration) -> None:
    made = loaded.keys("wagtailcore.page")
    for page in Page.objects.filter(pk__in=made).specific():
        if not hasattr(page, "release_kind"):
            continue
        if strangers := page.get_descendants().exclude(pk__in=made):
            titles = ", ".join(f"“{one.title}”" for one in strangers)
            raise StillInUse(
                f"Below “{page.title}” there is what does not belong to the demonstration: "
                f"{titles}. Move it or delete it first. Nothing was changed."
            )


def _refuse_ties(loaded: LoadedDemonstration) -> None:
    """Refuse where what others made would lose what it is tied to."""
    pages = loaded.keys("wagtailcore.page")
    topics = loaded.keys("changeprojects.prioritytopic")
    projects = ChangeProjectPage.objects.filter(topics__in=topics).exclude(pk__in=pages)
    people = Person.objects.filter(pk__in=loaded.keys("changeprojects.person"))
    agencies = Agency.objects.filter(pk__in=loaded.keys("changeprojects.agency"))
    members = AgencyMembership.objects.filter(agency__in=agencies).exclude(person__in=people)
    tied = [*projects.distinct(), *members, *_holders(loaded)]
    if tied:
        raise StillInUse(_in_use(tied))


def _holders(loaded: LoadedDemonstration) -> list[Model]:
    """Return what others made that holds a file or a helpline of the demonstration."""
    held: list[Model] = [*Helpline.objects.filter(pk__in=loaded.keys("changeprojects.helpline"))]
    for collection in made_collections(loaded):
        held += files_in(collection)
    found = {
        (one.base_content_type, one.object_id)
        for file in held
        for one in ReferenceIndex.get_references_to(file)
    }
    return [
        kind.get_object_for_this_type(pk=key)
        for kind, key in found
        if key not in loaded.keys(f"{kind.app_label}.{kind.model}")
    ]


def _blocking(refusal: ProtectedError | RestrictedError) -> Iterable[Model]:
    if isinstance(refusal, ProtectedError):
        return refusal.protected_objects
    return refusal.restricted_objects


def _in_use(things: Iterable[Model]) -> str:
    names = sorted({f"{one._meta.verbose_name} {one.pk}" for one in things})
    return (
        f"Something else rests on the demonstration: {', '.join(names)}. Take the demonstration "
        "out of it first. Nothing was changed."
    )
