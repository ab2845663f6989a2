"""The site's addresses and those of the peers, which show the same fields of a product."""

from typing import Any

from django.urls import include, path
from django.views.decorators.cache import cache_page
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from benchmarks.questions import StockWizard
from changeprojects.models import (
    ChangeEntry,
    Contributor,
    DevelopmentActivity,
    PracticeItem,
    ProductEvidence,
    ProductPage,
    ProductSupport,
)

# What a site would list here so that its peers are told what a version tells.
_SAID = {
    ProductPage: (
        *("kind", "plain_summary", "audience", "licence", "version", "stage", "body"),
        *("involvement_aim", "involvement_methods", "involvement_results"),
        *("involvement_influence", "involvement_reflections"),
        *("change_entries", "contributors", "evidence", "support", "practice_items", "made_from"),
    ),
    ChangeEntry: ("type", "plain_text", "reason", "block_ids", "recommendation"),
    Contributor: ("person", "credit_roles"),
    ProductEvidence: ("title", "url", "says", "as_at"),
    ProductSupport: ("kind", "title", "url", "summary"),
    PracticeItem: ("item", "text"),
    DevelopmentActivity: ("kind", "held_on", "who", "note"),
}
for _model, _names in _SAID.items():
    _model.api_fields = [APIField(name) for name in _names]

from wagtail.api.v3.urls import api as v3  # noqa: E402  # reads the fields when it is imported

_KEPT_SECONDS = 600


class KeptRouter(WagtailAPIRouter):
    """Wagtail's API behind Django's page cache."""

    def wrap_view(self, func: Any) -> Any:
        """Keep what the view answers."""
        return cache_page(_KEPT_SECONDS)(super().wrap_view(func))


v2, kept = WagtailAPIRouter("v2"), KeptRouter("kept")
for router in (v2, kept):
    router.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    path("v2/", v2.urls),
    path("v3/", v3.urls),
    path("kept/", kept.urls),
    path("stock/<str:step>/", StockWizard.as_view(url_name="stock"), name="stock"),
    path("", include("config.urls")),
]
