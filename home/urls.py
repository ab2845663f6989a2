"""Addresses of the parts that belong to no page."""

from django.urls import path

from home.views import styleguide

urlpatterns = [path("styleguide/", styleguide, name="styleguide")]
