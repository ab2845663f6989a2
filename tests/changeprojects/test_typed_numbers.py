"""Exact numbers of people who answered are found in words, and nothing else is."""

import pytest

from changeprojects.rules.typed_numbers import typed_number

EXACT = """
Exactly 3 people answered on paper, and 2 of 60 said that it hurt them.
3 people said no.
Three people said no.
2 of 60 said that it hurt them.
Two out of the 60 who answered were hurt.
8/43 ticked never.
41 answered.
Sixty answered, three said no.
Of the 43 who took part, 19 were parents.
One parent told us that it was too late.
Only one of you wrote about money.
We heard from 12 parents.
It was answered by 61 people.
It hurt two people.
There were 60 of you.
There were 3 who had never been told.
We received 41 responses.
We counted 52 questionnaires.
Twenty-one parents ticked “no”.
A hundred and three people took part.
A couple of parents wrote that it hurt.
A dozen people complained.
Of 60 people, 3 wanted more time.
3 people on paper and 57 alone.
Twelve people, nearly all of them mothers, answered.
The number of people who answered was 61.
The base is 43 people.
Answered on paper: 3.
n = 61.
About 3 people said no.
About 61 people answered.
More than 61 people answered.
Fewer than 2 people said so.
Three social workers and two parents agreed.
Four people did not answer the question.
Four people never saw the statement.
Seven of them would have liked a phone call.
We spoke with 12 young people, and 9 of them had a plan.
\uff17 people said no.
Ten parents wanted the bus, two did not.
Three of the parents who answered with help said that they were afraid.
""".strip("\n").splitlines()

FREE = """
About 60 people answered.
About sixty people answered, fewer than ten of them on paper.
Fewer than 5 people said that it hurt.
More than 40 parents answered.
Almost all of you said that you saw it too late.
One in five of you said so.
Two people, one of them a parent on the team, read what was written.
Two people, one of them a young person from Lowmarsh, sorted what you wrote into themes.
What you said was read by two people.
Workers must show it to families at least 5 working days before.
You said that you wanted 5 days to read it.
You said that two meetings a week are too many.
Two of three sites said they could keep to it.
Two of the wishes were declined.
In 2026 parents told us that it was late.
On 3 May parents told us that it was late.
At 10:30 people answered on paper.
Two things are promised. One is money for the bus and for childcare.
2 recommendations came out of what people said. 1 is declined, with a reason.
Nobody has decided about 1 of 2 recommendations.
Children under 13. They were not asked.
Only people over 16 answered.
About 60 young people aged 13 to 17 answered a survey in the pilot.
The council pays £12 to each parent who asks.
The council found £4,000 for 40 families.
Four parents on the team wrote the sheet for the day.
You wanted one person to ring.
One person I know
One worker for each family costs too much.
We will train 120 workers by May.
No one came back to tell you.
Each one said what they liked.
The question has three answers to choose from.
Parents could answer in three ways: by themselves, with help, or on paper.
They could read it from 1 May, 3 days after the survey had ended.
About 35% of what was coded was coded by people who have used services.
Page 3 asked how it was.
The one that most people said was that they saw the statement too late.
It took 20 minutes to answer.
Version 1.0 told of two themes.
Parents at one site. Fewer than ten answered.
""".strip().splitlines()

# What it costs: the first tells exactly how many and is not found; the second tells nothing.
UNFOUND = "Out of 52 people only four were asked about their children."
ALARM = "One hour with six children would have told us."


@pytest.mark.parametrize("said", [*EXACT, ALARM])
def test_an_exact_number_of_people_is_found(said):
    assert typed_number(said)


@pytest.mark.parametrize("said", [*FREE, UNFOUND])
def test_what_is_rounded_or_counts_no_people_is_not(said):
    assert typed_number(said) == ""


def test_it_says_which_words_they_are():
    assert typed_number("Thank you.\nOnly three of you said no.") == "three of you said"


@pytest.mark.parametrize("said", ["one people ", "a hundred and ", "3 people, ", "one two ", "1"])
def test_it_takes_no_time_to_look_through_a_long_text(said):
    """It is looked for whenever a page is released: a text that repeats itself is no trap."""
    assert isinstance(typed_number(said * 2000), str)
