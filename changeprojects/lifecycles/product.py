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
        Move(
            name="revoke",
            label="Revoke",
            sources=("offered", "withdrawn"),
            target="revoked",
            right="changeprojects.revoke_productpage",
            consequence=(
                "This cannot be undone. Every version and file of it is deleted, nobody can read a "
                "word of it, and other sites are told to delete their copies at once. It is never "
                "published again. Do it only if the law or somebody’s safety demands it; otherwise "
                "withdraw it. Your reason is kept in the history and shown to nobody outside. The "
                "draft stays at the desk until somebody deletes the page."
            ),
            asks_reason=True,
            ends=True,
        ),
    ),
)
