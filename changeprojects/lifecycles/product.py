"""The life of a product after its release; its versions are only ever followed by others."""

from changeprojects.lifecycles.base import Lifecycle, Move

PRODUCT = Lifecycle(
    initial="offered",
    moves=(
        Move(
            name="withdraw",
            label="Withdraw",
            sources=("offered",),
            target="withdrawn",
            right="changeprojects.withdraw_productpage",
            consequence=(
                "Its addresses stay, with a notice that nobody should use it any more, the day and "
                "your reason. The library and the search leave it out. A new version brings it "
                "back. A pilot that is open goes on until you close it."
            ),
            asks_reason=True,
            ends=True,
        ),
    ),
)
