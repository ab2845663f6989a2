"""Addresses of the parts that belong to no page."""

from django.urls import path

from home.selectors.frame import SHORT_WAY
from home.views import favicon, robots, search, styleguide, voice
from surveys.models.you_said_we_did import OTHER_WORDS

urlpatterns = [
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("search/", search, name="search"),
    path("voice/", voice, name=SHORT_WAY),
    *(
        path(f"voice/{part}", voice, {"part": part}, name=f"{SHORT_WAY}_{name}")
        for name, (part, _) in OTHER_WORDS.items()
    ),
    path("styleguide/", styleguide, name="styleguide"),
]
