"""How far answers came, week by week and in the end, as readers know it who solve all together.

Each number that is told as about so many is known to two on either side, and no closer. The
register takes it for exact; here that would say that a survey may not be watched at all: weeks are
told while nobody knows yet what the summary will say. What holds both is the rounding.
"""

import re

from bs4 import BeautifulSoup

from tests.surveys.evidence.attack import MANY

_SPAN = re.compile(r"about (\d+) started, (\d+) sent")
# Each step, what those are called who are not in the next, and the next.
_STEPS = (
    ("sent", "set aside", "base"),
    ("base", "unread", "readable"),
    ("readable", "in no theme", "coded"),
)


def weeks_told(analyst):
    """By code of the survey: about how many sent so far, and of each span started and sent."""
    shown = BeautifulSoup(analyst.get("/admin/voice/progress/").content, "html.parser")
    found = {}
    for row in shown.select("table.voice-list tbody tr"):
        code = row.select_one(".voice-meta").get_text(strip=True).partition(" ")[0]
        weeks = row.find_all("td")[-1].get_text(" ", strip=True)
        spans = [(int(started), int(sent)) for started, sent in _SPAN.findall(weeks)]
        assert spans or weeks == "Too few so far", weeks
        # No page adds them up; whoever reads does.
        found[code] = sum(sent for _, sent in spans), spans
    return found


def about(number):
    """What is known of a number that is told as about so many."""
    return max(0, number - 2), number + 2


def of_weeks(total, spans):
    """What is known of how many came so far, and which numbers are the sum of which.

    Spans are differences of what was told of all so far. Nobody knows how many came since.
    """
    known, sums, so_far = {"sent 0": (0, 0)}, [], 0
    for number, (_, sent) in enumerate(spans, start=1):
        so_far += sent
        known |= {f"sent {number}": about(so_far), f"in span {number}": (0, MANY)}
        sums.append((f"sent {number}", (f"sent {number - 1}", f"in span {number}")))
    assert so_far == total
    last, began = f"sent {len(spans)}", sum(started for started, _ in spans)
    known["on the way"] = (0, 4) if began == total else (5, MANY)
    known["began"] = (0, MANY) if began == total else about(began)
    known |= dict.fromkeys(("ever", "since", "started", "began since"), (0, MANY))
    sums += [("ever", (last, "since")), ("began", (last, "on the way"))]
    return known, [*sums, ("started", ("began", "began since"))]


def of_summary(document):
    """The same of the steps that a summary tells, and of each theme among those in any."""
    told = {row["step"]: row["people"] for row in document["reached"]}
    told["base"] = {"about": document["base"]["about"]}
    known = {name: _cell(told[name]) for name in ("base", "taken_back")}
    # More than the few who left, and the few between them, is told as the middle of that.
    known |= {"ever": (0, MANY), "gave up": (0, MANY), "started": _wider(told["started"])}
    sums = [("ever", ("sent", "taken_back")), ("left", ("taken_back", "gave up"))]
    themes = [("coded", f"not in {one['theme']}", one["theme"]) for one in document["items"]]
    told |= {one["theme"]: one["people"] for one in document["items"]}
    for more, rest, less in (("started", "left", "sent"), *_STEPS, *themes):
        is_same = told[more] == told[less]
        # Up to five are not told; of more the one is told beside the other.
        known[rest] = (0, 5) if is_same else (6, MANY)
        follows = more if more in {"started", "sent"} else less
        known[follows] = (0, MANY) if is_same else known.get(follows, _cell(told[follows]))
        sums.append((more, (less, rest)))
    return known, sums


def together(*parts):
    """What is known of all of these, and the sums of all."""
    known = {}
    for spans, _ in parts:
        for name, (least, most) in spans.items():
            low, high = known.get(name, (0, MANY))
            known[name] = max(low, least), min(high, most)
    return known, [one for _, sums in parts for one in sums]


def _cell(people):
    if "about" in people:
        return about(people["about"])
    return 0, people["fewer_than"] - 1


def _wider(people):
    least, most = _cell(people)
    return least - 1, most + 1
