"""Addresses of the link officers' place."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from changeprojects.views.network.interest import CallView, CheckView, ReadView, StepView
from changeprojects.views.network.moving import InterestMoveView, SiteMoveView
from changeprojects.views.network.place import AgencyView, entrance
from changeprojects.views.network.sites import AdaptationView, ContactView, SiteView

app_name = "network"
_INTEREST = "<slug:agency>/interests/<int:interest>"
_SITE = "<slug:agency>/sites/<int:pk>"

urlpatterns = [
    path("", entrance, name="entrance"),
    path(
        "login/",
        LoginView.as_view(
            template_name="changeprojects/network/login.html",
            next_page="network:entrance",
            redirect_authenticated_user=True,
        ),
        name="login",
    ),
    path("logout/", LogoutView.as_view(next_page="network:login"), name="logout"),
    path("<slug:agency>/", AgencyView.as_view(), name="agency"),
    path("<slug:agency>/calls/<int:call>/", CallView.as_view(), name="call"),
    path(f"{_INTEREST}/", ReadView.as_view(), name="interest"),
    path(f"{_INTEREST}/check/", CheckView.as_view(), name="check"),
    path(f"{_INTEREST}/<slug:step>/", StepView.as_view(), name="step"),
    path(
        "<slug:agency>/interests/<int:pk>/move/<slug:name>/",
        InterestMoveView.as_view(),
        name="interest_move",
    ),
    path(f"{_SITE}/", SiteView.as_view(), name="site"),
    path(f"{_SITE}/adaptation/", AdaptationView.as_view(), name="adaptation"),
    path(f"{_SITE}/contact/", ContactView.as_view(), name="contact"),
    path(f"{_SITE}/move/<slug:name>/", SiteMoveView.as_view(), name="site_move"),
]
