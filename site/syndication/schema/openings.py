"""JSON Schema of what a summary says of days that have passed."""

from syndication.schema.shapes import COUNT, DATE, MOMENT, many, record, text

_SINCE = record(
    "",
    "Absent where everything is as it was.",
    on=DATE,
    changed=many(
        record(
            "",
            "How many things came to this since; `anew` is what was decided in another way, "
            "`late` a promise that is new and late.",
            fate=text(
                enum=["done", "partly", "undone", "late", "going", "declined", "open", "anew"]
            ),
            count=COUNT,
        )
    ),
)
SINCE_WRITTEN = record(
    "",
    "Each opening that tells of an earlier day, and so what is said to be different now "
    "(`ledger.influence`) and to have come out of it (`involvement.results`): the day on which it "
    "was written, and what came to something else since. Show it above those words. Not in "
    "versions, and absent from what was released before this member was added.",
    intro=_SINCE,
    young_people=_SINCE,
    easy_read=_SINCE,
    influence=_SINCE,
    involvement_results=_SINCE,
)
IS_LATE = {
    "type": "boolean",
    "description": "Whether it is promised and the day has passed that was promised first, "
    "`first_due` or else `due`; by how many days is for you to count. `did_label` says it "
    "too. A version tells of the day on which it came out. Absent from earlier ones.",
}
DECIDED_BEFORE = {
    "type": "boolean",
    "description": "Whether it had been decided before anybody was asked, so that the answers "
    "did not lead to it; `did_label` says it too. Absent from what was released before this "
    "member was added.",
}
ASKED_SINCE = MOMENT | {
    "description": "When the survey opened. What came out before, by its `released_at`, came of no "
    "answer to it, whatever recommendation it names. Absent from what was released before this "
    "member was added."
}
