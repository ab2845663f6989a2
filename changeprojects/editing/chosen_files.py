"""Files that an editor chose: whether they lie where this editor may choose from."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

NOT_YOURS = (
    "A file that you chose lies in a collection that is not open to you. Choose another, or ask "
    "whoever keeps the collections to open it."
)
Chosen = tuple[type[Model], str]


def files_chosen(body: StreamValue) -> set[Chosen]:
    """Return the documents and pictures that a body names, by model and key."""
    kept = (get_document_model(), get_image_model())
    found = body.stream_block.extract_references(body)
    return {(model, str(key)) for model, key, *_ in found if issubclass(model, kept)}


def check_chosen(files: Iterable[Chosen], by: AbstractBaseUser | None) -> None:
    """Raise `ValidationError` if one of the files is not for this person to choose.

    The form offers none of those; a key can be sent without it.
    """
    for model, key in files:
        file: Any = model._default_manager.filter(pk=key).first()
        if by and file and not _may_choose(by, file):
            raise ValidationError(NOT_YOURS)


def check_added(after: StreamValue, before: StreamValue, by: AbstractBaseUser | None) -> None:
    """Raise `ValidationError` if `after` names a file that is not for this person to choose.

    What `before` named already may stay: somebody chose it who may.
    """
    check_chosen(files_chosen(after) - files_chosen(before), by)


def _may_choose(user: AbstractBaseUser, file: Model) -> bool:
    policy = policy_registry.get_by_type(type(file))
    return bool(policy.user_has_permission_for_instance(user, "choose", file))
