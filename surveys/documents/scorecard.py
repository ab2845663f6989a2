"""What the content API tells of how the programme answers people."""

from dataclasses import asdict
from typing import Any

from changeprojects.selectors import today
from surveys.selectors.voice import score_today


def scorecard_report() -> dict[str, Any]:
    """Return the score of today, as the page of the programme's voice shows it. Two queries."""
    score = score_today()
    return {
        "as_of": today().isoformat(),
        "recommendations": {
            "asked": score.asked,
            "decided": score.decided,
            "accepted": score.accepted,
            "partly": score.partly,
            "declined": score.declined,
            "promised_then_declined": score.promised_then_declined,
            "undecided": score.undecided,
            "proven": score.proven,
            "late": score.late,
        },
        "feedback": asdict(score.feedback) | {"percent_in_time": score.feedback.percent_in_time},
        "contested": asdict(score.contested),
        "taken_back_at_most": score.taken_back,
    }
