"""No field of a page's form hides what the browser reads of the form itself."""

import pytest
from wagtail.models import get_page_models

# What scripts of the admin ask a form for; a field of this name would be the answer.
OF_THE_FORM = {"action", "elements", "enctype", "method", "requestSubmit", "reset", "submit"}


@pytest.mark.parametrize("model", get_page_models(), ids=lambda model: model.__name__)
def test_a_form_can_save_itself(model):
    """With a field called “method” no draft was saved, and publishing told of a network error."""
    form_class = model.get_edit_handler().get_form_class()
    form = form_class.__new__(form_class)
    form.prefix = None
    assert not OF_THE_FORM & {form.add_prefix(name) for name in form_class.base_fields}
