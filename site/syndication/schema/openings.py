"""JSON Schema of what a summary says above openings that are older than what it tells."""

from syndication.schema.shapes import COUNT, DATE, many, record, text

_SINCE = record(
    "",
    "Absent where everything is as it was.",
    on=DATE,
    changed=many(
        record(
            "",
            "How many things came to this since; `anew` is what was decided in another way.",
            fate=text(enum=["done", "partly", "undone", "going", "declined", "open", "anew"]),
            count=COUNT,
        )
    ),
)
SINCE_WRITTEN = record(
    "",
    "Each opening that tells of an earlier day: the day on which it was written, and what came "
    "to something else since. Show it above the opening. Not in versions, and absent from what "
    "was released before this member was added.",
    intro=_SINCE,
    young_people=_SINCE,
    easy_read=_SINCE,
)
