"""Files for analysts: the numbers that were told, the codebook, and answers for a reason."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages

from surveys.access import Action, can, which
from surveys.actions.agree_to_raw_export import agree_to_raw_export, is_agreed_today, why_not_agreed
from surveys.actions.ask_for_raw_export import ask_for_raw_export
from surveys.actions.make_raw_export import make_raw_export, why_not_made
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.export_form import RawExportForm
from surveys.exceptions import NotExported
from surveys.exports.ddi_file import ddi_of
from surveys.exports.json_file import json_of
from surveys.exports.sheets import csv_of, xlsx_of
from surveys.exports.spss_file import sav_of
from surveys.models import RawExport
from surveys.selectors.told_numbers import told_numbers
from surveys.selectors.variables import study_of

_TABLES = {
    "csv": (csv_of, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_of, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "sav": (sav_of, "application/x-spss-sav"),
}
_CODEBOOKS = {"json": (json_of, "application/json"), "xml": (ddi_of, "application/xml")}
_FORMS = (("csv", "CSV"), ("xlsx", "Excel"), ("sav", "SPSS"))


class Exports(DeploymentView):
    """Which files there are; on POST the reason for which answers are taken away."""

    action = Action.SEE_EXPORTS
    tab = "exports"
    page_title = "Exports"
    template_name = "surveys/admin/exports.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the reason and the day, and show the page with the files; or what to mend."""
        form = RawExportForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            ask_for_raw_export(self.deployment, **form.cleaned_data, by=self.person)
        except NotExported as refused:
            for reason in refused.reasons:
                form.add_error(reason.field, reason.message)
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, "Asked for. The files can be made once somebody else agrees.")
        return redirect("voice:exports", self.deployment.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the files that this person may have."""
        form = kwargs.pop("form", None) or RawExportForm()
        actions = (Action.EXPORT_TABLES, Action.EXPORT_CODEBOOK, Action.EXPORT_RAW)
        may = which(self.request.user, actions)
        raw = can(self.request.user, Action.EXPORT_RAW, self.deployment)
        return super().get_context_data(**kwargs) | {
            "may_tables": Action.EXPORT_TABLES in may,
            "may_codebook": Action.EXPORT_CODEBOOK in may,
            "may_raw": Action.EXPORT_RAW in may,
            "reason": raw.reason,
            "exports": self._exports() if raw else [],
            "forms": _FORMS,
            "form": form,
            "media": form.media,
        }

    def _exports(self) -> list[tuple[RawExport, bool, bool, bool]]:
        """Return each with whether it is agreed to by somebody who may do so to this day.

        And with whether this person may make its files, and may agree to it.
        """
        asked = self.deployment.raw_exports.select_related("by", "agreed_by")
        return [
            (
                one,
                is_agreed := is_agreed_today(one),
                why_not_made(one, self.person) is None,
                not is_agreed and why_not_agreed(one, self.person) is None,
            )
            for one in self.part(asked)
        ]


class _File(DeploymentView):
    """A file about one survey, made when it is asked for and kept nowhere."""

    tab = "exports"

    def sent(self, content: bytes, kind: str, name: str) -> HttpResponse:
        """Return the file as something to save, which no cache keeps."""
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class TablesFile(_File):
    """The numbers that were told, and no others."""

    action = Action.EXPORT_TABLES

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it in the form that the address names."""
        write, kind = _known(_TABLES, self.kwargs["form"])
        name = f"{self.deployment.code}-tables.{self.kwargs['form']}"
        return self.sent(write(told_numbers(self.deployment)), kind, name)


class Checksums(_File):
    """What the files that can be passed on add up to, to be checked by `sha256sum --check`."""

    action = Action.EXPORT_TABLES

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the sums of those files that are the same whenever they are made."""
        code = self.deployment.code
        files = {
            f"{code}-tables.csv": csv_of(told_numbers(self.deployment)),
            f"{code}-codebook.json": json_of(study_of(self.deployment)),
            f"{code}-codebook.xml": ddi_of(study_of(self.deployment)),
        }
        lines = [f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
        kind = "text/plain; charset=utf-8"
        return self.sent("".join(lines).encode(), kind, f"{code}-checksums.txt")


class CodebookFile(_File):
    """What was asked, and the themes: no number and no answer."""

    action = Action.EXPORT_CODEBOOK

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it in the form that the address names."""
        write, kind = _known(_CODEBOOKS, self.kwargs["form"])
        name = f"{self.deployment.code}-codebook.{self.kwargs['form']}"
        return self.sent(write(study_of(self.deployment)), kind, name)


class Agree(DeploymentView):
    """Says yes to what somebody else asked for."""

    action = Action.EXPORT_RAW
    http_method_names = ["post"]
    tab = "exports"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep who agreed; or say why they cannot."""
        export = get_object_or_404(self.deployment.raw_exports, pk=self.kwargs["export"])
        try:
            agree_to_raw_export(export, by=self.person)
        except NotExported as refused:
            messages.error(request, refused.reasons[0].message)
        else:
            messages.success(request, "Agreed. Who asked for the files can make them now.")
        return redirect("voice:exports", self.deployment.pk)


class RawFile(_File):
    """Screened answers, for whoever said why; only on POST, since it is recorded."""

    action = Action.EXPORT_RAW
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the answers in the form that was chosen; or say why not."""
        export = get_object_or_404(self.deployment.raw_exports, pk=self.kwargs["export"])
        form = request.POST.get("form", "")
        write, kind = _known(_TABLES, form)
        try:
            rows = make_raw_export(export, form=form, by=self.person)
        except NotExported as refused:
            messages.error(request, refused.reasons[0].message)
            return redirect("voice:exports", self.deployment.pk)
        return self.sent(write(rows), kind, f"{self.deployment.code}-answers.{form}")


def _known(forms: dict[str, Any], form: str) -> Any:
    if form not in forms:
        raise Http404("There is no such form of the file.")
    return forms[form]
