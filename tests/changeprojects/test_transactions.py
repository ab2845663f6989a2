"""Only what can change what is live holds the database's one writer while it is answered."""

import pytest
from django.db import connection
from django.http import HttpResponse

from changeprojects.middleware import ReleaseRefusedMiddleware

pytestmark = pytest.mark.django_db
ADD = "add/changeprojects/productpage/4"


@pytest.fixture
def is_whole(rf):
    """Whether what is posted is answered within one transaction."""

    def ask(path, **fields):
        depths = []

        def answer(request):
            depths.append(len(connection.savepoint_ids))
            return HttpResponse()

        before = len(connection.savepoint_ids)
        ReleaseRefusedMiddleware(answer)(rf.post(f"/admin/{path}", fields))
        return depths == [before + 1]

    return ask


@pytest.mark.parametrize(
    "path",
    [
        *(f"pages/4/{what}/" for what in ("unpublish", "delete", "copy", "set_position")),
        *("pages/4/move/5/confirm/", "pages/workflow/action/4/approve/1/"),
        *("bulk/wagtailcore/page/publish/", "workflows/tasks/disable/1/"),
    ],
)
def test_what_may_change_what_is_live_is_done_whole_or_not_at_all(is_whole, path):
    assert is_whole(path)


@pytest.mark.parametrize("path", ["pages/4/edit/", f"pages/{ADD}/"])
@pytest.mark.parametrize("button", ["publish", "submit", "workflow-action"])
def test_so_is_a_form_whose_button_may_publish(is_whole, path, button):
    assert is_whole(path, **{f"action-{button}": "1"})


@pytest.mark.parametrize(
    "path",
    [
        *("pages/4/edit/", f"pages/{ADD}/", "pages/4/edit/preview/", f"pages/{ADD}/preview/"),
        *("pages/4/lock/", "pages/4/unlock/", "pages/4/privacy/", "changeprojects/agency/create/"),
    ],
)
def test_drafts_previews_and_locks_hold_up_nobody(is_whole, path):
    assert not is_whole(path, title="Typed")
