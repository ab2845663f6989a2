"""Pages by the hundred, put beside one that there is without their rules and hooks."""

from copy import copy
from uuid import uuid4

from wagtail.models import Page


def pages_beside(first, numbers):
    """Store pages like `first` below its parent, one for each number, and return them."""
    parent = first.get_parent(update=True)
    pages = [copy(first) for _ in numbers]
    for page, number in zip(pages, numbers, strict=True):
        page.pk = page.id = None
        page.path = type(first)._get_path(parent.path, first.depth, number + 100)
        page.slug, page.translation_key = f"{first.slug}-{number}", uuid4()
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.title = page.draft_title = f"{number:04} {first.title}"
    fields = [field.attname for field in Page._meta.concrete_fields]
    stored = Page.objects.bulk_create(
        Page(**{name: getattr(page, name) for name in fields}) for page in pages
    )
    for page, base in zip(pages, stored, strict=True):
        page.page_ptr = base
        page.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    return pages
