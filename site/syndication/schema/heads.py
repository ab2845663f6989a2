"""JSON Schemas of things as they stand now, one for each kind."""

from syndication.schema.shapes import (
    CHANGE_NUMBER,
    COUNT,
    DATE,
    MARK,
    MOMENT,
    REFERENCE,
    RELEASED,
    URL,
    UUID,
    VERSION,
    Schema,
    extended,
    many,
    maybe,
    record,
    text,
    texts,
)

_TEXTS_OF_PROJECT = "kind_code kind_label scale_code scale_label sensitivity why_html who_text"

_ENDORSED = many(text(), "Agencies; of one that may not be named, its kind.")
_TOPIC: dict[str, Schema] = {
    "code": text("By which lists find what is about it; absent before that was possible."),
    **texts("statement horizon horizon_label need need_label"),
    "round": maybe(text()),
    "round_path": maybe(text()),
    "endorsed_by": _ENDORSED,
}
_SEVERITY = text(enum=["block", "warn", "off"])
_FINDING = record(
    "code asks severity state state_label",
    **texts("asks"),
    code=text(),
    severity=_SEVERITY,
    state=text(enum=["met", "open", "warns", "waived"]),
    state_label=text("The same in a few words; of a promise that is late, that it is."),
    reason=text("Why it need not be met; only of a rule that is waived."),
)
_CHANGED = record(
    "code asks usually_asks usual here",
    **texts("code"),
    asks=text("What the rule asks here, with its numbers."),
    usually_asks=text("What it asks in the usual way."),
    usual=_SEVERITY,
    here=_SEVERITY,
)
_PART = record(
    "kind id title path looked_at looked_at_label findings",
    **texts("title path looked_at_label"),
    kind=text(enum=["product", "pilot"]),
    id=UUID,
    looked_at=text(enum=["as_published", "before_final", "before_opening", "as_it_stands"]),
    findings=many(_FINDING),
)
_WAIVER = record(
    **texts("title usual_way here reason granted_by"),
    granted_on=maybe(DATE),
    expires_on=maybe(DATE),
    rule=maybe(text("The code of the rule that is waived, if any.")),
)
_LABELS = record("", "What its pages call them.", **texts("team product pilot"))
_STANDS: dict[str, Schema] = {
    "model": text("The code of its model of rules."),
    "model_title": text(),
    "model_version": COUNT,
    "is_pinned": {"type": "boolean", "description": "From its approval on."},
    "findings": many(_FINDING, "How it stands by each rule that holds for it."),
    "parts": many(_PART, "How its public products and pilots stand by theirs."),
    "changed": many(_CHANGED, "Rules that its model changes: their weight, or their numbers."),
}
READINESS = record(
    "id title status model findings parts changed waivers licence released_at change_number links",
    "How a Change Project stands by its rules.",
    **texts("title language status licence"),
    **_STANDS,
    id=UUID,
    released_at=MOMENT,
    change_number=CHANGE_NUMBER,
    waivers=many(_WAIVER),
    links=record("self", self=URL, project=URL),
)
SCORECARD = record(
    "as_of recommendations feedback contested taken_back_at_most licence links",
    "How the programme as a whole answers people, on the day on which it is asked.",
    as_of=DATE,
    recommendations=record(
        "asked decided accepted partly declined promised_then_declined undecided proven late",
        "What was asked for and what became of it. Proven is what everybody can look at. What "
        "was promised first and then declined is among what was declined.",
        **dict.fromkeys(
            [
                "asked",
                "decided",
                "accepted",
                "partly",
                "declined",
                "promised_then_declined",
                "undecided",
                "proven",
                "late",
            ],
            COUNT,
        ),
    ),
    feedback=record(
        "due in_time waiting percent_in_time median_days",
        "Of surveys whose promised day has passed: in how many people heard by then, and in how "
        "many they wait still. Of all that were told: how many days after the end, the middle one.",
        **dict.fromkeys(["due", "in_time", "waiting"], COUNT),
        percent_in_time=maybe(COUNT),
        median_days=maybe(COUNT),
    ),
    contested=record(
        "answered changed",
        "How often people said that this is not what they meant and were answered, and how often "
        "what belongs to the theme was changed before that: which answers, or the words that say "
        "so. The theme as the public was told of it stays.",
        **dict.fromkeys(["answered", "changed"], COUNT),
    ),
    taken_back_at_most=COUNT | {"description": "Of each survey as its last summary tells it."},
    licence=text(),
    links=record("self", self=URL),
)
PROOF = record(
    "",
    "Where to see what was done: words of a product that differ from those that were tried out "
    "(text), words of another product of the project (edition), or an event that has taken place "
    "(event). The path is null once that is no longer public.",
    kind=text(enum=["text", "edition", "event"]),
    product=maybe(UUID),
    event=maybe(UUID),
    title=text(),
    version=maybe(VERSION),
    on=maybe(DATE),
    path=maybe(text()),
    blocks=many(record(id=text(), heading=text())),
)
_DECISION = record(
    **texts("question decision why"),
    decided_on=DATE,
    at_event=maybe(text()),
    superseded_on=maybe(DATE),
)
_STAGE = record(
    **texts("kind label status status_label status_reason"),
    planned_start=maybe(DATE),
    planned_end=maybe(DATE),
    started_on=maybe(DATE),
    finished_on=maybe(DATE),
    leads=many(text()),
)
_MONEY = record(
    **texts("purpose purpose_label nature status"),
    allocated_on=maybe(DATE),
    amount=maybe(text("In pounds; null where it is not published.")),
)
FIRST_DUE = DATE | {
    "description": "The earlier day that was promised first; after it the promise is late. Of what "
    "was promised and then declined, the day by which it had been promised. Null if neither, "
    "absent from what was released before there was one."
}
_RECOMMENDATION = record(
    **texts("code text source source_label decision_label answer reason decided_by owner"),
    decision=text(enum=["undecided", "accepted", "partly", "declined"]),
    decided_on=maybe(DATE),
    due=maybe(DATE | {"description": "The day of a promise; after it the promise is late."}),
    first_due=maybe(FIRST_DUE),
    proof=maybe(PROOF),
    former=many(
        record(
            **texts("decision_label answer reason decided_by"),
            decision=text(enum=["accepted", "partly", "declined"]),
            decided_on=DATE,
            replaced_on=DATE,
        ),
        "What had been decided before, the oldest first: once a final version counts on a "
        "decision, another one stands beside it. Absent from what was released before there was "
        "any.",
    ),
)
_PROGRAMME: dict[str, Schema] = {
    "local_area": text(),
    "status_reason": text("Why it stands as it does, where somebody had to say."),
    "origin": record(
        **texts("code label note"),
        commissioned_by=maybe(text()),
        topics=many(record(**_TOPIC)),
    ),
    "selection": maybe(
        record(
            **texts("decision panel summary"),
            decided_on=maybe(DATE),
            criteria=many(record(**texts("criterion label judgement judgement_label condition"))),
        )
    ),
    "feeds": maybe(REFERENCE),
    "fed_by": many(REFERENCE),
    "stages": many(_STAGE),
    "decisions": many(_DECISION, "Replaced ones too."),
    "recommendations": many(
        _RECOMMENDATION, "What people, tests and evaluations asked for, and what was decided."
    ),
    "reviews": many(
        record(**texts("outcome outcome_label notes"), held_on=DATE, next_due=maybe(DATE))
    ),
    "budget": many(_MONEY, "What was set aside, and when."),
    "involvement": many(
        record(**texts("kind_label who payment_label support_given what_changed"), held_on=DATE)
    ),
    "evidence": many(record(**texts("title url says"), as_at=maybe(DATE))),
    "support": many(record(**texts("kind_label title url summary"))),
    "sections": many(record(**texts("title summary path"))),
    "call": maybe(
        record(
            **texts("title summary path"),
            opens_at=MOMENT,
            closes_at=MOMENT,
            places=COUNT,
            is_seeking={"type": "boolean"},
        )
    ),
    "readiness": record(**_STANDS),
    "labels": _LABELS,
}

HEADS: dict[str, Schema] = {
    "ChangeProject": extended(
        "Head",
        "A Change Project: why, who takes part, how far it is, what came of it.",
        **texts(_TEXTS_OF_PROJECT),
        status_label=text(),
        mark=MARK,
        status_since=maybe(DATE),
        outcomes=many(record(**texts("for_whom what_changes how_known"))),
        endorsed_by_count=COUNT,
        start=maybe(DATE),
        end=maybe(DATE),
        months=maybe(COUNT),
        is_planned={"type": "boolean"},
        team=record(
            agency_count=COUNT,
            agencies=many(record(name=text())),
            people_count=COUNT,
            people=many(record(group=text())),
            levels=many(record(code=text(), count=COUNT)),
        ),
        life=many(record(step=text(), label=text(), state=text(), date=maybe(DATE))),
        timeline=many(record(date=DATE, mark=maybe(text()), title=text(), text=text())),
        waivers=many(_WAIVER),
        products=many(REFERENCE),
        pilots=many(REFERENCE),
        events=many(REFERENCE),
        **_PROGRAMME,
    ),
    "Product": extended(
        "Head",
        "A handbook, action pack or other product as it stands now. "
        "`status` is the stage of its current version, or “withdrawn”.",
        **texts("kind_code kind_label audience project_title project_path"),
        audience_kinds=many(record(**texts("code label")), "The kinds of readers it is for."),
        contributors=many(
            record(
                name=maybe(text()),
                orcid=maybe(text()),
                roles=many(record(code=text(), label=text())),
            ),
            "Who asked to be credited, as they agreed today.",
        ),
        withdrawal=maybe(
            record(
                "on reason",
                "Since when nobody should use it, and why. Its versions stay as they are.",
                on=DATE,
                reason=text(),
            )
        ),
        reading_minutes=maybe(
            {
                "type": "integer",
                "minimum": 1,
                "description": "About how long its current version takes to read.",
            }
        ),
        current=maybe(record(**RELEASED)),
        versions=many(record(**RELEASED, path=text(), change_note=text()), "Newest first."),
    ),
    "Pilot": extended(
        "Head",
        "A pilot of one version of a product at named sites.",
        product=maybe(REFERENCE),
        version=VERSION,
        version_path=maybe(text("Where readers find the version, if it is public.")),
        opens_on=maybe(DATE),
        closes_on=maybe(DATE),
        sites=many(
            record(
                **texts("name status status_label"),
                adaptations=many(
                    record(**texts("what why"), was_planned={"type": "boolean"}),
                    "What the site did in its own way.",
                ),
            )
        ),
        labels=_LABELS,
        evaluation=maybe(
            record(
                **texts("by questions design_label independence_label findings harms"),
                **texts("limitations report_url"),
                on=maybe(DATE),
                evidence_level=maybe(COUNT),
            )
        ),
        **texts("aims status_label status_reason project_title project_path"),
        nobody_heard=text("Why no service users were heard for this version, if none were."),
    ),
    "Event": extended(
        "Head",
        "A seminar, launch or symposium of a project.",
        **texts("kind_label mode_label venue access_info project_title project_path"),
        state=text(enum=["announced", "held", "cancelled"]),
        **texts("state_label state_reason notes_html"),
        join_url=text("Where to join it online, while it is announced."),
        booking_url=text("Where to book, while it is announced."),
        materials=many(record(**texts("title url format"))),
        decisions=many(_DECISION, "What was decided there."),
        starts_at=MOMENT,
        ends_at=maybe(MOMENT),
        key_messages=many(text()),
        accompanies=maybe(record(title=text(), path=text(), version=maybe(VERSION))),
    ),
    "Call": extended(
        "Head",
        "A call to all partner agencies. It is open from `opens_at` until `closes_at`; `status` "
        "is empty, because time alone tells.",
        opens_at=MOMENT,
        closes_at=MOMENT,
        closed_early_on=maybe(
            DATE | {"description": "The day on which the project sought no longer, if earlier."}
        ),
        places=COUNT,
        is_seeking={
            "type": "boolean",
            "description": "Whether the project looks for its team; else the call is closed.",
        },
        criteria=many(text()),
        **texts("what_we_ask_html project_title project_path"),
    ),
    "Agency": extended(
        "Head",
        "An agency that may be named, and in what it takes part. `status` is partner or other.",
        **texts("kind_code kind_label region"),
        is_partner={"type": "boolean"},
        partner_from=maybe(DATE),
        partner_until=maybe(DATE),
        projects=many(
            record(
                **texts("id title path status status_label mark role role_label"),
                joined_on=maybe(DATE),
                left_on=maybe(DATE),
                leads=many(text(), "Stages that it leads or led."),
            )
        ),
        pilots=many(
            record(
                **texts("id title path status status_label project_title"),
                opens_on=maybe(DATE),
                closes_on=maybe(DATE),
            ),
            "None about domestic abuse: their sites must not be found.",
        ),
        commissioned=many(REFERENCE),
    ),
    "ConsultationRound": extended(
        "Head",
        "A round of talks with agencies, and the topics that came out of it.",
        opens_on=DATE,
        closes_on=DATE,
        **texts("method method_label"),
        topics=many(record(**_TOPIC, projects=many(REFERENCE, "What answers it."))),
    ),
    "Quote": extended(
        "Head",
        "What one person said, who allowed it to be quoted. Show it with no more than stands "
        "here, and until the last day alone. A quote that is taken back stands among the changes "
        "as revoked: delete every copy.",
        text=text("Word for word; what was taken out stands in brackets as a neutral word."),
        beside=text("What else is told of the person, or nothing. At least ten people share it."),
        beside_question=text(
            "The question that `beside` answers: show both. Absent from what was released before "
            "it was told."
        ),
        is_shortened={"type": "boolean", "description": "Whether something was taken out."},
        summary_id=UUID | {"description": "The voice summary that it stands in."},
        until=DATE | {"description": "The last day on which it is told."},
    ),
}
