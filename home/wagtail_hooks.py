"""What the site adds to the editors' desk as a whole: its own ink, and care for days."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def own_ink() -> SafeString:
    """Colour the admin in the ink of the site."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/admin.css"))


@hooks.register("insert_global_admin_js")
def days_as_typed() -> SafeString:
    """Keep what an editor types into a field for a day."""
    return format_html('<script src="{}"></script>', static("site/admin.js"))
