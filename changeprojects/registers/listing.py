"""The list of a register and the file that it is saved to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst, get_text_list, slugify
from wagtail.admin import messages
from wagtail_modeladmin.views import IndexView

from changeprojects.registers.cells import in_a_file, in_words, label_of, neutral_in
from changeprojects.registers.filters import UnknownChoice, is_unknown, parameters_of


class SafeIndexView(IndexView):
    """The list and its export: only the register's own filters reach the database."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the list; leave a filter out, and say which, if it does not know the choice.

        No file is sent then: it would hold more than was asked for.
        """
        request.GET = self._known_parameters(request)
        try:
            return super().dispatch(request, *args, **kwargs)
        except UnknownChoice as unknown:
            messages.warning(request, _left_out(unknown))
            kept = request.GET.copy()
            for name in {*unknown.parameters, self.EXPORT_VAR} & set(kept):
                del kept[name]
            query = kept.urlencode()
            return redirect(f"{self.index_url}?{query}" if query else self.index_url)

    def get_page_title(self) -> str:
        """Return what the menu calls the register."""
        return str(self.model_admin.get_menu_label())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Let the foot of the list count its entries under their name."""
        context = super().get_context_data(**kwargs)
        context["paginator"].verbose_name = self.verbose_name
        context["paginator"].verbose_name_plural = self.verbose_name_plural
        return context

    def get_filters(self, request: HttpRequest) -> tuple[list[Any], bool, dict[str, Any], bool]:
        """Return the filters; what none of them has used up is not looked up.

        Raises `UnknownChoice` for choices that a filter does not offer.
        """
        specs, has_filters, _, use_distinct = super().get_filters(request)
        if unknown := [spec for spec in specs if is_unknown(spec)]:
            raise UnknownChoice(unknown)
        return specs, has_filters, {}, use_distinct

    def get_filename(self) -> str:
        """Return the name of the file, without its ending: that of the register."""
        return slugify(self.get_page_title())

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the head of a column, as the list has it."""
        return capfirst(label_of(field, self.model, self.model_admin))

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the cells of one entry, in words as in the list."""
        return {
            name: in_a_file(in_words(item, name, self.model_admin)) for name in self.list_export
        }

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return the value of a cell, harmless to a spreadsheet program."""
        return neutral_in(
            export_format, super().preprocess_field_value(field, value, export_format)
        )

    def _known_parameters(self, request: HttpRequest) -> Any:
        filters = self.model_admin.get_list_filter(request)
        known = {*self.IGNORED_PARAMS, self.PAGE_VAR} | parameters_of(filters)
        parameters = request.GET.copy()
        for name in set(parameters) - known:
            del parameters[name]
        # No database looks for this sign, and one of them refuses it.
        parameters[self.SEARCH_VAR] = parameters.get(self.SEARCH_VAR, "").replace("\x00", "")
        if not parameters[self.SEARCH_VAR]:
            del parameters[self.SEARCH_VAR]
        return parameters


def _left_out(unknown: UnknownChoice) -> str:
    names = get_text_list([f"“{title}”" for title in unknown.titles], "and")
    if len(unknown.titles) == 1:
        return f"The filter {names} has no such choice, so it is left out. The rest stays as it is."
    return f"The filters {names} have no such choice, so they are left out. The rest stays."
