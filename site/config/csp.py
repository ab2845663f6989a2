"""The content security policy: strict for readers, with inline parts for editors.

An editor's preview is the page as readers get it, in a frame beside the form.
"""

from collections.abc import Callable
from functools import cached_property

from csp.constants import HEADER, SELF
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicyMiddleware:
    """Sends the public policy everywhere, and the admin's under the admin's address.

    All are built once: the library's own middleware builds one for each answer, and no view
    here has a policy of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.public = build_policy()
        self.admin = build_policy(replace=settings.ADMIN_CONTENT_SECURITY_POLICY)
        self.preview = build_policy(replace={"frame-ancestors": [SELF]})

    @cached_property
    def desk(self) -> str:
        """The address under which editors work."""
        return reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and say what the browser may load for it."""
        response = self.get_response(request)
        is_admin = request.path_info.startswith(self.desk)
        response.headers.setdefault(HEADER, self.admin if is_admin else self.public)
        # Wagtail asks for a preview as a reader would: with an answer within the answer.
        if is_admin and response.headers[HEADER] == self.public:
            response.headers[HEADER] = self.preview
        return response
