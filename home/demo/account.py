"""Keeps account of what loading the demonstration makes."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page, Site

from home.models import LoadedDemonstration

# Everything else that is made hangs on one of these, and goes with it.
KINDS = frozenset(
    {
        "auth.user",
        "changeprojects.agency",
        "changeprojects.helpline",
        "changeprojects.person",
        "changeprojects.prioritytopic",
        "surveys.notice",
        "surveys.survey",
        "surveys.surveydeployment",
        "syndication.publication",
        "wagtailcore.collection",
        "wagtailcore.modellogentry",
        "wagtailcore.pagelogentry",
    }
)


@contextmanager
def keeping_account() -> Iterator[None]:
    """Write down, when all is done, what was made meanwhile by this thread."""
    made: defaultdict[str, list[str]] = defaultdict(list)
    site_before, thread = _site(), get_ident()

    def note(sender: type, instance: Any, *, created: bool, **kwargs: Any) -> None:
        name = "wagtailcore.page" if issubclass(sender, Page) else instance._meta.label_lower
        if created and get_ident() == thread and (name in KINDS or isinstance(instance, Page)):
            made[name].append(str(instance.pk))

    post_save.connect(note, weak=False, dispatch_uid="home.demo.account")
    try:
        yield
    finally:
        post_save.disconnect(dispatch_uid="home.demo.account")
    LoadedDemonstration.objects.create(made=dict(made), site_before=site_before)


def _site() -> dict[str, Any]:
    fields = ("hostname", "port", "site_name", "is_default_site")
    return Site.objects.filter(is_default_site=True).values(*fields).first() or {}
