"""The life of a pilot, of the sites where it runs and of its evaluation."""

from changeprojects.lifecycles.base import Lifecycle, Move

RUN = "changeprojects.run_pilotpage"
SITES = "changeprojects.change_pilotsite"
EVALUATE = "changeprojects.change_evaluation"
SIGN_OFF = "changeprojects.sign_off_evaluation"

PILOT = Lifecycle(
    initial="planned",
    moves=(
        Move(
            name="make_ready",
            label="Say that it is ready",
            sources=("planned",),
            target="ready",
            right=RUN,
            consequence="Its sites have agreed and know whom to turn to.",
        ),
        Move(
            name="open",
            label="Open",
            sources=("planned", "ready"),
            target="open",
            right=RUN,
            consequence="Sites may use the pilot version, and readers see that they do.",
        ),
        Move(
            name="close",
            label="Close",
            sources=("open",),
            target="closed",
            right=RUN,
            consequence="No site works with the pilot version any more.",
            ends=True,
        ),
        Move(
            name="evaluate",
            label="Evaluated",
            sources=("closed",),
            target="evaluated",
            consequence="Its evaluation is signed off and public.",
        ),
        Move(
            name="cancel",
            label="Cancel",
            sources=("planned", "ready", "open"),
            target="cancelled",
            right=RUN,
            consequence="Everybody reads the reason.",
            asks_reason=True,
            ends=True,
        ),
    ),
)
SITE = Lifecycle(
    initial="invited",
    moves=(
        Move(
            name="agree",
            label="Agreed",
            sources=("invited",),
            target="agreed",
            right=SITES,
            of_agency=True,
            consequence="The agency takes part.",
        ),
        Move(
            name="start",
            label="Start",
            sources=("agreed",),
            target="active",
            right=SITES,
            of_agency=True,
            consequence="The site uses the pilot version with families.",
        ),
        Move(
            name="finish",
            label="Finish",
            sources=("active",),
            target="finished",
            right=SITES,
            of_agency=True,
            consequence="The site has stopped using the pilot version.",
            ends=True,
        ),
        Move(
            name="withdraw",
            label="Withdraw",
            sources=("invited", "agreed", "active"),
            target="withdrew",
            right=SITES,
            of_agency=True,
            consequence="The site takes no further part.",
            asks_reason=True,
            ends=True,
        ),
    ),
)
EVALUATION = Lifecycle(
    initial="planned",
    moves=(
        Move(
            name="collect",
            label="Begin collecting",
            sources=("planned",),
            target="collecting",
            right=EVALUATE,
            consequence="Data is being collected.",
        ),
        Move(
            name="analyse",
            label="Begin analysing",
            sources=("planned", "collecting"),
            target="analysing",
            right=EVALUATE,
            consequence="No more data is collected.",
        ),
        Move(
            name="report",
            label="Report drafted",
            sources=("analysing",),
            target="draft_report",
            right=EVALUATE,
            consequence="Somebody who did not write the product reads it and signs it off.",
        ),
        Move(
            name="sign_off",
            label="Sign off",
            sources=("draft_report",),
            target="signed_off",
            right=SIGN_OFF,
            consequence="The evaluation is public with its pilot, harms and limitations too.",
        ),
    ),
)
