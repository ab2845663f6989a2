"""Addresses of the pages of the admin that Wagtail does not bring."""

from django.urls import path

from changeprojects.admin_views.move import move
from changeprojects.admin_views.stage_board import stage_board

admin_urlpatterns = [
    path("programme/<int:pk>/stages/", stage_board, name="programme_stages"),
    path("programme/<str:kind>/<int:pk>/<str:name>/", move, name="programme_move"),
]
