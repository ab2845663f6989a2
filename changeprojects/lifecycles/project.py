"""The life of a Change Project, from an idea to its end.

To publish an idea is to list it as planned; no move does that (`ChangeProjectPage.before_release`).
"""

from changeprojects.lifecycles.base import Lifecycle, Move

APPROVE = "changeprojects.approve_changeprojectpage"
LEAD = "changeprojects.lead_changeprojectpage"
ACTIVE = (
    "approved",
    "recruiting",
    "developing",
    "piloting",
    "evaluating",
    "refining",
    "publishing",
)
ENDED = ("declined", "completed", "stopped")

PROJECT = Lifecycle(
    initial="idea",
    moves=(
        Move(
            name="approve",
            label="Approve",
            sources=("idea", "planned"),
            target="approved",
            right=APPROVE,
            consequence="The rules of its model are pinned to it from now on.",
        ),
        Move(
            name="decline",
            label="Decline",
            sources=("idea", "planned"),
            target="declined",
            right=APPROVE,
            consequence="Everybody reads the reason.",
            asks_reason=True,
        ),
        Move(
            name="open_call",
            label="Open the call",
            sources=("approved",),
            target="recruiting",
            right=LEAD,
            consequence="Every partner agency sees that it looks for a team.",
        ),
        Move(
            name="confirm_team",
            label="Confirm the team",
            sources=("approved", "recruiting"),
            target="developing",
            right=APPROVE,
            consequence="The team begins its work.",
        ),
        Move(
            name="begin_piloting",
            label="Begin piloting",
            sources=("developing", "refining"),
            target="piloting",
            consequence="A pilot of it has opened.",
        ),
        Move(
            name="return_to_developing",
            label="Return to developing",
            sources=("piloting",),
            target="developing",
            consequence="Its only pilot was cancelled.",
            ends=True,
        ),
        Move(
            name="begin_evaluating",
            label="Begin evaluating",
            sources=("piloting",),
            target="evaluating",
            consequence="The last of its pilots has closed.",
            ends=True,
        ),
        Move(
            name="begin_refining",
            label="Begin refining",
            sources=("evaluating",),
            target="refining",
            consequence="The evaluation is signed off.",
            ends=True,
        ),
        Move(
            name="begin_publishing",
            label="Begin publishing",
            sources=("refining",),
            target="publishing",
            consequence="A final version is released.",
        ),
        Move(
            name="complete",
            label="Complete",
            sources=("developing", "refining", "publishing"),
            target="completed",
            right=APPROVE,
            consequence="Readers see that it has ended, and what it made.",
        ),
        Move(
            name="stop",
            label="Stop",
            sources=(*ACTIVE, "paused"),
            target="stopped",
            right=APPROVE,
            consequence=(
                "Everybody reads the reason. Its open pilots close, and its stages that are not "
                "done are left out. Publish afterwards what was learned, as a learning report."
            ),
            asks_reason=True,
            ends=True,
        ),
        Move(
            name="pause",
            label="Pause",
            sources=ACTIVE,
            target="paused",
            right=APPROVE,
            consequence="Everybody reads the reason.",
            asks_reason=True,
        ),
        Move(
            name="resume",
            label="Go on",
            sources=("paused",),
            target="developing",
            right=APPROVE,
            consequence="It goes on where it was paused.",
            asks_reason=True,
        ),
        Move(
            name="review",
            label="Review",
            sources=("completed",),
            target="under_review",
            right=LEAD,
            consequence="Readers see that what it made is being looked at again.",
        ),
        Move(
            name="end_review",
            label="End the review",
            sources=("under_review",),
            target="completed",
            right=LEAD,
            consequence="Readers see what the review found.",
        ),
    ),
)
