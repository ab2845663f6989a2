"""Who writes or needs what that is unusual, by survey. Every name, place and number is made up."""

from collections.abc import Mapping

from home.demo.unusual import Help, InForm, Unusual

LONGEST = 3_900
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_VISITS = (
    "I read the first half aloud and she stopped me at the word plan, so we talked about that.",
    "We did one page and no more, and it was the best hour of the week for both of us.",
    "The meeting was moved again, so I rang everybody and we began from the front page.",
    "I crossed out what was not about her, and what was left was short enough to keep.",
)


def _diary() -> str:
    """Return what one practitioner wrote who kept a diary of it, until the box was full."""
    weeks = (
        f"Week {week}, {day}: {_VISITS[(week + place) % len(_VISITS)]}"
        for week in range(1, 20)
        for place, day in enumerate(_DAYS)
    )
    return " ".join(weeks)[:LONGEST]


UNUSUAL: Mapping[str, Unusual] = {
    "going-to-court": Unusual(
        started=8,
        taken_back=2,
        help=(
            Help("closed", "Read by the lead. About last year; nobody is in danger. No action."),
            Help("referred", "Passed on to the made-up family support team.", "Please ring me."),
        ),
    ),
    "is-anyone-listening": Unusual(
        started=6,
        taken_back=1,
        twice=2,
        named=(
            "Ask Maren Holt, she knows.",
            "It is the same at Thistlebank School.",
            "You can text me on 01632 960 155.",
            "My worker is Idris Vale.",
        ),
        help=(
            Help("closed", "Spoke with the young person. They wanted to be heard. No action."),
            Help(
                "referred",
                "Passed on to the made-up advocate for young people.",
                "I would like somebody to come with me to the next meeting.",
            ),
            Help("closed", "The number did not answer three times. Closed.", "Can someone text me"),
        ),
    ),
    "being-safe": Unusual(
        started=5,
        taken_back=1,
        named=(
            "Her name was Petra Quill.",
            "It was at Larkmoor Refuge.",
        ),
        in_forms=(
            InForm(
                "cy",
                "together",
                "ONCE",
                "Gadewch i mi ddweud y stori unwaith, nid ym mhob swyddfa.",
            ),
            InForm("cy", "together", "BLAME", "Roedden nhw’n gofyn i mi pam, ac nid iddo ef."),
            InForm("ur", "together", "SAFE", "ہر بار پوچھیں کہ فون کرنا محفوظ ہے یا نہیں۔"),
        ),
        hostile="You are all useless and I hope you lose your jobs.",
        help=(
            Help(
                "closed", "The lead read it. It is about the past and she has support. No action."
            ),
            Help("referred", "Passed on to the made-up domestic abuse service.", "Please ring me."),
            Help("closed", "The lead read it twice. No sign of danger now. No action."),
        ),
    ),
    "my-meeting": Unusual(
        started=4,
        twice=1,
        named=(
            "Ben Arrow was nice.",
            "We met at Cobble Lane.",
            "Call me on 01632 960 156.",
        ),
        help=(Help("seen", wish="I want help before the next meeting."),),
    ),
    "using-the-pack": Unusual(
        started=6,
        named=(
            "Dr Oona Pell asked us to do it so.",
            "It was in Brindle Street.",
        ),
        long=("changed", _diary()),
    ),
    "telling-my-story": Unusual(started=2, named=("my friend Tobi Wren was there",)),
}
