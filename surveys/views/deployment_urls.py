"""Addresses of what is done with one deployment beside its register."""

from django.urls import path

from surveys.views import deployment, entry, papers, sheets

urlpatterns = [
    path("test-alert/", deployment.send_test_alert, name="survey_deployment_test_alert"),
    path("enter/", entry.enter, name="survey_deployment_enter"),
    path("enter/contact/", sheets.contact_sheet, name="survey_deployment_contact_sheet"),
    path("enter/about/", sheets.equality_sheet, name="survey_deployment_equality_sheet"),
    path("papers/", papers.papers, name="survey_deployment_papers"),
    path("papers/poster.pdf", papers.print_poster, name="survey_deployment_poster"),
    path("papers/form.pdf", papers.print_form, name="survey_deployment_form"),
    path("papers/invitations/", papers.print_invitations, name="survey_deployment_invitations"),
    path("<str:to>/", deployment.move, name="survey_deployment_move"),
]
