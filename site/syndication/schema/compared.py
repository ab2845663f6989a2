"""The schema of what differs between two versions."""

from syndication.schema.shapes import (
    COUNT,
    FILE,
    URL,
    UUID,
    VERSION,
    Schema,
    many,
    maybe,
    record,
    text,
    texts,
)

_CHANGE = text(
    "One that changed may have `moved` too.", enum=["added", "changed", "moved", "removed"]
)


def _moved(**place: Schema) -> Schema:
    where = record(" ".join(place), **place)
    said = "From where, and to where; only if it stands elsewhere."
    return record("from to", said, **{"from": where}, to=where)


COMPARISON: Schema = record(
    "id from to members sections blocks files licence links",
    "What differs between two versions. What is in both is known by its `id`.",
    **{"from": record(version=VERSION), "to": record(version=VERSION)},
    id=UUID,
    title=text(),
    members=many(
        record("name before after", name=text(), before={}, after={}),
        "What versions tell beside their text, as title and licence, where it differs.",
    ),
    sections=many(
        record(
            "change id",
            "`before` and `after` are its headings.",
            id=text(),
            change=_CHANGE,
            **texts("before after"),
            moved=_moved(number=COUNT),
        )
    ),
    blocks=many(
        record(
            "change id type section",
            **texts("id type section"),
            change=_CHANGE,
            before={},
            after={},
            moved=_moved(**texts("section heading"), number=COUNT, place=COUNT),
            words=many(
                record(
                    "change text",
                    change=text(enum=["same", "removed", "added"]),
                    text=text(),
                ),
                "Of one that changed: the words of both values as one text.",
            ),
        )
    ),
    files=many(
        record(
            "change name",
            "A file is replaced if it has other bytes under the same name.",
            name=text(),
            change=text(enum=["added", "removed", "replaced"]),
            before=FILE,
            after=FILE,
        )
    ),
    licence=maybe(text()),
    links=record("from to web", **{"from": URL}, to=URL, web=URL),
)
