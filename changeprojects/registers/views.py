"""The history, the form and the deletion of one entry."""

from typing import Any

from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import DeleteView, EditView, HistoryView, ModelFormView

from changeprojects.exceptions import DeletionRefused, NotAllowed
from changeprojects.rights import Requester
from changeprojects.selectors.resting import why_not_deleted


class Called:
    """Says on a page what the register calls its entries."""

    def __init__(self, model_admin: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(model_admin, *args, **kwargs)  # type: ignore[call-arg]  # of the view beside it
        if model_admin.called is not None:
            self.verbose_name, self.verbose_name_plural = model_admin.called


class CalledButtonHelper(ButtonHelper):
    """Says on buttons what the register calls its entries."""

    def __init__(self, view: Any, request: HttpRequest) -> None:
        super().__init__(view, request)
        self.verbose_name = view.verbose_name


class SafeHistoryView(HistoryView):
    """The history of one entry, for those who may see the entry."""

    def check_action_permitted(self, user: Requester) -> bool:
        """Return whether the user may see the list this entry is in."""
        return bool(self.permission_helper.user_can_list(user))


class SafeEditView(Called, EditView):
    """Changes one entry; what an action has told the history is not told again."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and write into the history unless the form says its action did."""
        if getattr(form, "is_logged", False):
            self.has_content_changes = True
            return ModelFormView.form_valid(self, form)
        return super().form_valid(form)


class SafeDeleteView(Called, DeleteView):
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
