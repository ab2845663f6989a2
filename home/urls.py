"""Addresses of the parts that belong to no page."""

from django.urls import path

from home.selectors.frame import SHORT_WAY
from home.views import favicon, robots, search, styleguide, voice

urlpatterns = [
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("search/", search, name="search"),
    path("voice/", voice, name=SHORT_WAY),
    path("styleguide/", styleguide, name="styleguide"),
]
