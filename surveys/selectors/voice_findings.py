"""What still stands in the way of releasing a “You said, we did” page."""

from collections.abc import Iterator

from changeprojects.models import Finding, Recommendation
from surveys.engine.disclosure import all_who_left, enough, may_release
from surveys.engine.release import audit
from surveys.models import ReleasedTable, SurveyDeployment, YouSaidWeDidPage
from surveys.selectors.claimed_findings import claimed_findings, claimed_of
from surveys.selectors.counts import BASE, THEME
from surveys.selectors.quotes import quote_findings
from surveys.selectors.register import differences
from surveys.selectors.screening import waits_to_be_counted
from surveys.selectors.told_findings import told_findings
from surveys.selectors.too_small import too_small
from surveys.selectors.typed_findings import typed_findings, typed_of
from surveys.selectors.voice_summary import VoiceItem, VoiceSummary, summary_of
from syndication.documents import Version
from syndication.selectors import ever_public

_OPEN = Finding(
    "voice-open",
    "People can still answer. Close the survey for good first: whoever answers later would be told "
    "of by the difference to the next version.",
    "deployment",
)
_UNSCREENED = Finding(
    "voice-screening",
    "Some answers wait for a screener, and the results are not counted yet. Have each cleared or "
    "set aside first: they are counted within a day after that.",
    "deployment",
)
_OTHER = Finding(
    "voice-survey",
    "This page has told of another survey, whose people would read nothing any more. Choose that "
    "survey, and make another page for this one.",
    "deployment",
)
_KEEP = "Choose “Keep the numbers of the last version”."


def voice_findings(page: YouSaidWeDidPage) -> list[Finding]:
    """Return every rule that `page` does not meet, each with a sentence on how to mend it.

    An empty list means that the page may be released. No sentence holds a number that
    the disclosure rules hide, unless the editor typed one.
    """
    if page.survey_told not in (None, page.deployment_id):
        return [_OTHER]
    if page.deployment.status != SurveyDeployment.Status.CLOSED:
        return [_OPEN]
    if waits_to_be_counted(page.deployment):
        return [_UNSCREENED]
    summary = summary_of(page)
    if not enough(summary.counts.base, summary.thresholds):
        return [_too_few(summary.thresholds.base)]
    return [
        *_version(page),
        *_place(page),
        *_named(page),
        *_themes(summary),
        *_numbers(page, summary),
        *(finding for item in summary.items for finding in _item(item)),
        *claimed_findings(page, summary),
        *typed_findings(page, summary),
        *quote_findings(page, summary),
    ]


def may_be_told(item: VoiceItem) -> bool:
    """Return whether a version could tell of this item, as far as that hangs on the item alone.

    What no version could tell does not stand on a public page by itself either.
    """
    rules = (_item, claimed_of, typed_of)
    return not any(finding for rule in rules for finding in rule(item))


def _too_few(minimum: int) -> Finding:
    return Finding(
        "voice-base",
        f"Fewer than {minimum} people answered, so that no number may be told. Say so on another "
        "page of this pilot, under “Who was not heard”, and choose this survey there.",
        "deployment",
    )


def _version(page: YouSaidWeDidPage) -> Iterator[Finding]:
    try:
        version = Version.parse(page.version)
    except ValueError as error:
        yield Finding("voice-version", str(error), "version")
        return
    last = _last_released(page)
    if last and version <= last:
        yield Finding(
            "voice-version",
            f"Version {last} is already released. Give this one a higher number.",
            "version",
        )


def _last_released(page: YouSaidWeDidPage) -> Version | None:
    """Return the highest number it was ever released under: taken back, it stays taken."""
    tables = ReleasedTable.objects.filter(summary=page.translation_key)
    told = {Version.parse(one) for one in tables.values_list("version", flat=True)}
    editions = {edition.version for edition in ever_public(page.translation_key)}
    return max(told | editions, default=None)


def _place(page: YouSaidWeDidPage) -> Iterator[Finding]:
    pilot, project, of = page.pilot, page.project_above, page.deployment
    if pilot is None and of.pilot_id is not None:
        yield Finding(
            "voice-pilot",
            "The survey belongs to a pilot. Make the page under that pilot, or choose a survey "
            "that the project asked outside of any.",
            "deployment",
        )
    elif pilot is not None and of.pilot_id not in (None, pilot.pk):
        yield Finding(
            "voice-pilot",
            "The survey belongs to another pilot. Choose one of this pilot.",
            "deployment",
        )
    elif of.project_id != project.pk:
        yield Finding(
            "voice-pilot",
            "The survey belongs to another project. Choose one of this project.",
            "deployment",
        )


def _named(page: YouSaidWeDidPage) -> Iterator[Finding]:
    """Yield each survey that is said to be told here, and can have a page of its own."""
    small = too_small().filter(project=page.deployment.project_id, pilot=page.deployment.pilot_id)
    chosen = {row.survey_id: row.text for row in page.not_heard.all() if row.survey_id}
    fitting = set(small.filter(pk__in=chosen).values_list("pk", flat=True)) if chosen else set()
    for key, text in chosen.items():
        if key not in fitting:
            yield Finding(
                "voice-not-heard",
                f"“{text}”: choose a survey of this pilot that has closed and that too few "
                "answered, or none.",
                "deployment",
            )


def _themes(summary: VoiceSummary) -> Iterator[Finding]:
    if not summary.items:
        yield Finding(
            "voice-themes",
            "No answer is coded with a theme yet. Code the answers first.",
            "deployment",
        )
    told = {item.theme.code for item in summary.items}
    for code in sorted(summary.counts.themes.keys() - told):
        yield Finding(
            "voice-theme-gone",
            f"Theme {code} of the last version is not there any more. Make it again under this "
            "code, so that nobody can tell from its absence who has withdrawn.",
            "keep_numbers",
        )


def _numbers(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    if _tells_who_left(summary):
        # One sentence, whoever left and whatever they said, and nothing beside it: which numbers
        # changed is what nobody may read, not even from a refusal.
        yield Finding(
            "voice-difference",
            "People took their answers back or more were counted since the last version, and a "
            "reader who compares the two could tell what they said. Choose “Keep the numbers of "
            "the last version”.",
            "keep_numbers",
        )
        return
    yield from told_findings(page, summary)
    yield from _audit(summary)
    yield from _register(page, summary)


def _tells_who_left(summary: VoiceSummary) -> bool:
    measures = summary.counts.as_measures()
    if not may_release(summary.earlier, measures, summary.thresholds):
        return True
    themes = [
        {name: count for name, count in one.items() if name == BASE or name.startswith(THEME)}
        for one in summary.earlier
    ]
    return bool(all_who_left(themes, measures, BASE, summary.thresholds))


def _audit(summary: VoiceSummary) -> Iterator[Finding]:
    for fault in audit(summary.table, summary.thresholds).faults:
        yield Finding("voice-table", fault.message, "keep_numbers")


def _register(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield what the register says beyond the differences, which have a sentence of their own."""
    for fault in differences(page.deployment, summary.table):
        if fault.code != "told-before":
            yield Finding("voice-table", f"{fault.message} {_KEEP}", "keep_numbers")


def _item(item: VoiceItem) -> Iterator[Finding]:
    recommendation = item.recommendation
    if recommendation is None or item.fate.code == "open":
        return
    name = f"{recommendation.code} ({item.theme.name})"
    if missing := _unsaid(recommendation):
        sentence = f"{name}: say {missing}. The public reads it."
        yield Finding("voice-decision", sentence, "deployment")
    if item.fate.code == "going" and not (recommendation.owner and recommendation.due):
        yield Finding("voice-proof", f"{name}: {_unproven(item)}", "deployment")


def _unsaid(recommendation: Recommendation) -> str:
    fields = {
        "what was decided": recommendation.answer,
        "why": recommendation.reason,
        "who decided": recommendation.decided_by,
        "when": recommendation.decided_on,
    }
    return ", ".join(words for words, value in fields.items() if not value)


def _unproven(item: VoiceItem) -> str:
    if early := item.early:
        what = (
            f"the change in {early.version} came out" if early.version else f"“{early.title}” was"
        )
        return (
            f"{what} before the survey opened, so these answers did not cause it. Give an owner "
            "and a day, and it says “We will”."
        )
    return (
        "no change in a released version and no event that took place shows that this was done. "
        "Name it in the change entries of the product, choose the event, or give an owner and a "
        "day, and it says “We will”."
    )
