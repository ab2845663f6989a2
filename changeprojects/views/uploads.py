"""Files as editors uploaded them, for editors alone."""

import posixpath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from syndication.file_names import SANDBOX, is_shown, media_type_of

# Where Wagtail puts documents, pictures and their smaller copies. What was released lies beside
# them and has an address of its own.
_FOLDERS = ("documents/", "images/", "original_images/")


@require_safe
@cache_control(private=True, no_store=True)
def upload(request: HttpRequest, name: str) -> FileResponse:
    """Give an editor a file; for everybody else there is none, since nobody released it."""
    may_see = request.user.has_perm("wagtailadmin.access_admin")
    is_plain = posixpath.normpath(name) == name and name.startswith(_FOLDERS)
    if not may_see or not is_plain:
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
