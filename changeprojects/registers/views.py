"""The history, the form and the deletion of one entry."""

from typing import Any

from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail_modeladmin.views import DeleteView, EditView, HistoryView, ModelFormView

from changeprojects.exceptions import DeletionRefused, NotAllowed
from changeprojects.rights import Requester
from changeprojects.selectors.resting import why_not_deleted


class SafeHistoryView(HistoryView):
    """The history of one entry, for those who may see the entry."""

    def check_action_permitted(self, user: Requester) -> bool:
        """Return whether the user may see the list this entry is in."""
        return bool(self.permission_helper.user_can_list(user))


class SafeEditView(EditView):
    """Changes one entry; what an action has told the history is not told again."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and write into the history unless the form says its action did."""
        if getattr(form, "is_logged", False):
            self.has_content_changes = True
            return ModelFormView.form_valid(self, form)
        return super().form_valid(form)


class SafeDeleteView(DeleteView):
    """Deletes one entry; says what rests on it when it may not go."""

    def delete_instance(self) -> None:
        """Delete; raise `DeletionRefused` if something rests on the entry."""
        try:
            super().delete_instance()
        except (ProtectedError, RestrictedError) as refusal:
            # The package would list every person's response that rests on a deployment.
            raise DeletionRefused(why_not_deleted(refusal, self.request.user)) from refusal

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete, or send the user back with the reason why not."""
        try:
            return super().post(request, *args, **kwargs)
        except (DeletionRefused, NotAllowed) as refusal:
            messages.error(request, str(refusal))
        return redirect(self.index_url)
