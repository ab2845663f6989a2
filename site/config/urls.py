"""Which part of the site answers which address; Wagtail's page tree answers the rest."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from surveys.histories import SiteHistory

urlpatterns = [
    # Before those of Wagtail, which would list what is done answer by answer.
    path("admin/reports/site-history/", require_admin_access(SiteHistory.as_view())),
    path(
        "admin/reports/site-history/results/",
        require_admin_access(SiteHistory.as_view(results_only=True)),
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("syndication.urls")),
    path("s/", include("surveys.urls")),
    path("", include("home.urls")),
    path("", include("changeprojects.urls")),
    path("", include(wagtail_urls)),
]
