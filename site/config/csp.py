"""The content security policy: strict for readers, with inline parts for editors."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the public policy everywhere, and the admin's under the admin's address."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002
    ) -> PolicyParts:
        """Return the policy of `response`; a view's own replacement wins."""
        parts: PolicyParts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")) and not report_only:
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY | (parts.replace or {})
        return parts
