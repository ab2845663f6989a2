"""Files as editors uploaded them, for those editors to whom their collection is open."""

import posixpath

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.files.storage import default_storage
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from syndication.file_names import SANDBOX, is_shown, media_type_of

# What somebody who works with the files of a collection may do, one of them at least.
_RIGHTS = ("choose", "change", "delete")


@require_safe
@cache_control(private=True, no_store=True)
def upload(request: HttpRequest, name: str) -> FileResponse:
    """Give an editor a file; for everybody else there is none, since nobody released it."""
    is_plain = posixpath.normpath(name) == name
    if not is_plain or not _may_see(request.user, name):
        raise Http404
    try:
        file = default_storage.open(name)
    except OSError as error:
        raise Http404 from error
    media_type = media_type_of(name)
    shown = is_shown(media_type)
    response = FileResponse(file, as_attachment=not shown, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    if not shown:
        response["Content-Security-Policy"] = SANDBOX
    return response


def _may_see(user: AbstractUser | AnonymousUser, name: str) -> bool:
    """Tell whether the collection of a file is open to an editor; no record, no file."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    record = _record_of(name)
    if record is None:
        return False
    policy = policy_registry.get_by_type(type(record))
    return bool(policy.user_has_any_permission_for_instance(user, _RIGHTS, record))


def _record_of(name: str) -> Model | None:
    """Return the document or the picture to which a stored file belongs.

    Wagtail puts each sort, and the smaller copies of a picture, into a folder of its own. What
    was released lies beside them and has an address of its own.
    """
    image = get_image_model()
    match name.partition("/")[0]:
        case "documents":
            return get_document_model().objects.filter(file=name).first()
        case "original_images":
            return image.objects.filter(file=name).first()
        case "images":
            copies = image.get_rendition_model().objects.select_related("image")
            return getattr(copies.filter(file=name).first(), "image", None)
    return None
