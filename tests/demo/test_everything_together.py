"""All that is told of each survey of the demonstration, solved as one: no few people are had."""

from collections import defaultdict

import pytest
from django.test import Client

from surveys.models import ReleasedTable, SurveyDeployment, YouSaidWeDidPage
from syndication.selectors import editions_of
from tests.demo.as_it_came import weeks_told
from tests.demo.everything_told import EVERYBODY, FILES, everything
from tests.demo.test_everything_told import released
from tests.surveys.evidence import made
from tests.surveys.evidence.everything_known import HOW, WAYS, Told, ways_of
from tests.surveys.evidence.provable import recovered

KINDS = {"single": "one", "number": "one", "several": "several"}
pytestmark = pytest.mark.usefixtures("accounts", "db")


@pytest.fixture
def surveys():
    """By survey: all that is known of it, and the true numbers of what is told or hidden."""
    analyst = Client()
    analyst.force_login(made.user("Analysts"))
    weeks, told = weeks_told(analyst), defaultdict(list)
    for one in everything():
        if "/results/" in one.where:
            told[one.deployment].append(one)
    closed = SurveyDeployment.objects.filter(status="closed")
    return {one.code: survey(one, told[one.pk], weeks[one.code]) for one in closed}


def survey(deployment, told, weeks):
    known = Told()
    known.results(told, asked(deployment), leads(deployment))
    for one in led(deployment):
        known.led(*one)
    for page in YouSaidWeDidPage.objects.live().filter(deployment=deployment):
        head = f"/api/v1/voice-summaries/{page.translation_key}/versions/"
        versions = reversed(editions_of(page.translation_key))
        known.versions([Client().get(f"{head}{one.version}").json() for one in versions])
    known.weeks(*weeks)
    return known, true_numbers(deployment, told)


def asked(deployment):
    """By its words, how each question is answered; of several answers, where all were asked."""
    return {
        each["label"]: "some" if step.get("show_if") else KINDS[each["type"]]
        for step in deployment.version.schema["steps"]
        for each in step["questions"]
        if each["type"] in KINDS and not (step.get("show_if") and each["type"] == "several")
    }


def led(deployment):
    """Each question to which one answer leads, with that answer and its question."""
    for step, question, answer in ways_on(deployment):
        if step["show_if"]["op"] == "is":
            for each in step["questions"]:
                yield each["label"], question, answer


def leads(deployment):
    """By question, each answer by which people come, or do not come, to another page."""
    found = defaultdict(list)
    for _, question, answer in ways_on(deployment):
        found[question].append({answer})
    return found


def ways_on(deployment):
    """Each page that depends on one answer, with the question and this answer."""
    steps = deployment.version.schema["steps"]
    known = {each["key"]: each for step in steps for each in step["questions"]}
    for step in steps:
        rule = step.get("show_if")
        if rule and rule["op"] in ("is", "is_not"):
            question = known[rule["question"]]
            labels = {one["value"]: one["label"] for one in question["options"]}
            yield step, question["label"], labels[rule["value"]]


def true_numbers(deployment, told):
    true = {}
    for one in told:
        if one.about not in ("apart", "themes"):
            table, row, answer = released(one)
            name = ("way", WAYS[one.answer]) if one.about == HOW else (one.about, one.answer)
            name = name if one.people == EVERYBODY else (*name, ways_of(one.people))
            true[name] = table.counts[row][answer]
    names = {f"theme:{one.code}": one.name for one in deployment.themes.all()}
    for table in ReleasedTable.objects.filter(deployment=deployment, name="themes"):
        counts = table.counts["all"]
        coded = counts["reached:coded"]
        for code, name in names.items():
            if code in counts:
                true[name, table.version] = counts[code]
                true[f"not in {name}", table.version] = coded - counts[code]
        true["in no theme", table.version] = counts["reached:readable"] - coded
        true["unread", table.version] = counts["base"] - counts["reached:readable"]
    return true


def test_all_that_is_told_of_a_survey_solved_as_one_tells_of_no_few_people(surveys):
    few = 0
    for known, true in surveys.values():
        names = [name for name in true if name in known.spans]
        few += sum(0 < true[name] < 5 for name in names)
        spans = known.provable(names)
        wrong = {name for name, (low, high) in spans.items() if not low <= true[name] <= high}
        assert wrong == set()
        assert recovered(known, true) == {}
    assert few > 5


def test_with_one_number_more_it_would(surveys):
    found = 0
    for known, true in surveys.values():
        for name, count in true.items():
            least, most = known.spans.get(name, (0, 0))
            if most - least > 5:
                known.spans[name] = count, count
                found += bool(recovered(known, true))
                known.spans[name] = least, most
    assert found > 3


def test_each_file_of_the_numbers_says_the_same_and_shares_follow_from_what_is_told(accounts):
    """A per cent of a number that is not told, or of one before it was rounded, would tell it."""
    analyst, shares = Client(), defaultdict(set)
    analyst.force_login(made.user("Analysts"))
    for deployment in SurveyDeployment.objects.filter(status="closed"):
        files = [lines_of(analyst, deployment, form) for form in ("csv", "xlsx", "sav")]
        assert files[0] == files[1] == files[2]
        for line in files[0]:
            number, fewer, *share, base, _, _, hidden = line[4:]
            assert (hidden == "1") == (number is None and fewer is None)
            shares[number, base].add(tuple(share))
    assert len(shares) > 30
    # Of steps and themes no share is told: then there is none at all.
    told = {key: {one for one in some if any(one)} for key, some in shares.items()}
    assert max(map(len, told.values())) == 1
    assert not any(told[key] for key in told if key[0] is None)


def lines_of(analyst, deployment, form):
    """The lines of a file as one reads them, whatever the file says for nothing and for yes."""
    content = analyst.get(f"/admin/voice/{deployment.pk}/exports/tables.{form}").content
    return [[cell_of(one) for one in line] for line in FILES[form](content)]


def cell_of(value):
    text = "" if value is None or value != value else str(value)  # noqa: PLR0124
    return {"Yes": "1", "No": "0"}.get(text, text.removesuffix(".0")) or None
