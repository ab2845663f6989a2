"""What stands round every public page."""

from django import template
from django.template.context import Context

from home.selectors.frame import Frame, frame_of

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context: Context) -> Frame:
    """Return the frame of the page being rendered: name, menu, footer, language."""
    document = context.get("document") or {}
    return frame_of(context.get("request"), document)
