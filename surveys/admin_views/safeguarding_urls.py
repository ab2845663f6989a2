"""Addresses of the safeguarding inbox in the admin."""

from django.urls import path

from surveys.admin_views.safeguarding import AcknowledgeTest, FlagPage, Inbox

app_name = "safeguarding"
urlpatterns = [
    path("", Inbox.as_view(), name="inbox"),
    path("tests/<str:token>/", AcknowledgeTest.as_view(), name="test"),
    path("<uuid:flag>/", FlagPage.as_view(), name="flag"),
]
