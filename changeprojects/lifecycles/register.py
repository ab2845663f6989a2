"""The lives of money, of stages, of what agencies ask for and of events."""

from changeprojects.lifecycles.base import Lifecycle, Move

ALLOCATE = "changeprojects.allocate_budgetline"
EDIT_MONEY = "changeprojects.change_budgetline"
STAGES = "changeprojects.change_stage"
DECIDE = "changeprojects.decide_expressionofinterest"
EVENTS = "changeprojects.hold_eventpage"

BUDGET = Lifecycle(
    initial="proposed",
    moves=(
        Move(
            name="allocate",
            label="Allocate",
            sources=("proposed",),
            target="allocated",
            right=ALLOCATE,
            consequence="The money is set aside; nobody else may spend it.",
        ),
        Move(
            name="commit",
            label="Commit",
            sources=("allocated",),
            target="committed",
            right=ALLOCATE,
            consequence="The money is promised to somebody.",
        ),
        Move(
            name="close",
            label="Close",
            sources=("committed",),
            target="closed",
            right=ALLOCATE,
            consequence="Nothing more is spent from it.",
        ),
        Move(
            name="release_back",
            label="Release back",
            sources=("proposed", "allocated"),
            target="released_back",
            right=ALLOCATE,
            consequence="What is left goes back to the programme.",
            asks_reason=True,
        ),
    ),
)
STAGE = Lifecycle(
    initial="pending",
    moves=(
        Move(
            name="start",
            label="Start",
            sources=("pending",),
            target="active",
            right=STAGES,
            consequence="Readers see which agency leads it.",
        ),
        Move(
            name="finish",
            label="Finish",
            sources=("active",),
            target="done",
            right=STAGES,
            consequence="Readers see that it is done.",
        ),
        Move(
            name="skip",
            label="Leave out",
            sources=("pending", "active"),
            target="skipped",
            right=STAGES,
            consequence="Readers see that it was left out, and why.",
            asks_reason=True,
        ),
    ),
)
INTEREST = Lifecycle(
    initial="draft",
    moves=(
        Move(
            name="send",
            label="Send",
            sources=("draft",),
            target="submitted",
            of_agency=True,
            consequence="The programme reads it. You can take it back until it is decided.",
        ),
        Move(
            name="withdraw",
            label="Take back",
            sources=("draft", "submitted", "shortlisted", "reserve"),
            target="withdrawn",
            of_agency=True,
            consequence="The programme does not consider it. Nothing you wrote is lost.",
        ),
        Move(
            name="begin_again",
            label="Begin again",
            sources=("withdrawn",),
            target="draft",
            of_agency=True,
            consequence="It is a draft again, with all that you wrote, until you send it.",
        ),
        Move(
            name="shortlist",
            label="Shortlist",
            sources=("submitted",),
            target="shortlisted",
            right=DECIDE,
            consequence="The agency reads the reason, and an e-mail tells it to look.",
            asks_reason=True,
        ),
        Move(
            name="accept",
            label="Accept",
            sources=("submitted", "shortlisted", "reserve"),
            target="accepted",
            right=DECIDE,
            consequence="The agency joins the team now; an e-mail tells it to read the reason.",
            asks_reason=True,
        ),
        Move(
            name="hold",
            label="Hold in reserve",
            sources=("submitted", "shortlisted"),
            target="reserve",
            right=DECIDE,
            consequence="An e-mail tells the agency to look: it may still be asked, and why.",
            asks_reason=True,
        ),
        Move(
            name="decline",
            label="Decline",
            sources=("submitted", "shortlisted", "reserve"),
            target="declined",
            right=DECIDE,
            consequence="The agency reads the reason, and an e-mail tells it to look.",
            asks_reason=True,
        ),
    ),
)
EVENT = Lifecycle(
    initial="announced",
    moves=(
        Move(
            name="hold",
            label="Held",
            sources=("announced",),
            target="held",
            right=EVENTS,
            consequence="Readers find its key messages and materials.",
        ),
        Move(
            name="cancel",
            label="Cancel",
            sources=("announced",),
            target="cancelled",
            right=EVENTS,
            consequence="Everybody who opens its page reads the reason.",
            asks_reason=True,
        ),
    ),
)
