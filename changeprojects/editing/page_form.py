"""The form of a page, which saves itself while somebody writes."""

from wagtail.admin.forms import WagtailAdminPageForm

# What the scripts of the admin ask a form for. A field of such a name would be the answer.
_OF_THE_FORM = ("action", "method")


class PageForm(WagtailAdminPageForm):
    """A page form that can save itself, whatever its fields are called.

    With a field “method” it could not, and whoever published was told of a network error.
    """

    def add_prefix(self, field_name: str) -> str:
        """Return the name under which a field is sent, which is none of the form's own."""
        own = f"its_{field_name}" if field_name in _OF_THE_FORM else field_name
        return str(super().add_prefix(own))
