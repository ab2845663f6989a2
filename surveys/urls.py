"""Addresses under which people answer; neutral, so that they tell nothing to others."""

from django.urls import path, re_path

from surveys.forms import CheckForm
from surveys.views import clips, contact, equality, leave, receipt, saved, start, tablet, told
from surveys.views import help as help_views
from surveys.views.privacy import quiet
from surveys.views.unsent import CONTACT, EQUALITY
from surveys.views.wizard import SurveyWizard
from surveys.way import CHECK

app_name = "surveys"

# The wizard works its pages out for itself; formtools only wants to see a list.
wizard = SurveyWizard.as_view(
    form_list=[(CHECK, CheckForm)], url_name="surveys:step", done_step_name="done"
)
more = help_views.helped_beside(equality.equality, EQUALITY)
hear = help_views.helped_beside(contact.contact, CONTACT)

urlpatterns = [
    path("exit/", quiet(leave.exit_now, waits=False), name="exit"),
    path("receipt/", quiet(receipt.look_up), name="look_up"),
    path("receipt/told/", quiet(told.told), name="told"),
    path("<str:code>/", quiet(start.entry), name="start"),
    path("<str:code>/exit/", quiet(leave.exit_now, waits=False), name="exit_from"),
    path("<str:code>/here/", quiet(tablet.still_here), name="still_here"),
    path("<str:code>/about/", quiet(start.about), name="about"),
    path("<str:code>/safety/", quiet(start.safety), name="safety"),
    path("<str:code>/receipt/", quiet(receipt.own_receipt), name="own_receipt"),
    # The two of above for whoever comes from this survey: leaving takes its key off the browser.
    path("<str:code>/code/", quiet(receipt.look_up), name="look_up_here"),
    path("<str:code>/code/told/", quiet(told.told), name="told_here"),
    path("<str:code>/help/", quiet(help_views.ask), name="help"),
    path("<str:code>/help/sent/", quiet(help_views.sent), name="help_sent"),
    path("<str:code>/more/", quiet(more), name="equality"),
    path("<str:code>/clip/<str:digest>/", quiet(clips.clip), name="clip"),
    path("<str:code>/contact/", quiet(hear), name="contact"),
    path("<str:code>/contact/kept/", quiet(contact.kept), name="contact_kept"),
    path("<str:code>/saved/", quiet(saved.saved), name="saved"),
    path("<str:code>/<str:step>/", quiet(help_views.helped_at_once(wizard)), name="step"),
    re_path(r"^(?P<rest>.*)$", quiet(leave.unknown), name="unknown"),
]
