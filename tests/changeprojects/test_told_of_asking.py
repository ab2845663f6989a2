"""Where it is told how people were asked, that is told, and nothing that came of it."""

import pytest

from changeprojects.rules.told_of_asking import (
    claimed_beside_asking,
    claims_everything_beside_asking,
)

CLAIMS = """
We did everything you asked for. Every worker was trained.
Every worker was trained.
We did all of it: a quiet room was built.
A quiet room was built.
We changed the pack as you asked and trained all workers.
We read your answers and trained every worker.
We read what you wrote, changed the handbook and paid for the bus.
As you asked, we translated the questions.
We have changed the handbook.
Workers were trained in it by May.
The team has built a quiet room because of your answers.
The questions were translated; every worker was trained.
We did what parents asked for.
Since May 2026 every parent gets the draft.
The council has paid for the bus.
We listened, and we have put it right.
We made what people wrote into a new handbook, which is in place now.
We acted on your answers and changed the form.
""".strip().splitlines()

TELLS = """
We asked, two people read, we wrote cards, we made an Easy Read version.
You answered by yourselves, with help, or on paper. Two people sorted what you wrote into themes.
What they wrote was kept in their own words. Two people, one of them a parent on the team, read it.
We made the questions in Easy Read, and paid people for their time.
The questions were translated into Welsh and Urdu. We opened the survey in March.
The survey was done on paper.
We put each answer into a theme.
A screener was trained to take out names.
The interviewers were trained.
Parents on the team wrote the questions.
Now we have read it.
We tried it out with two parents first, and changed three questions.
We sent reminders and published the questions before we asked.
Some questions were added in June.
Children. They were not asked.
Deaf parents: the questions were not signed, and nobody came.
What people said was written down by a worker who reads it back.
Each thing that was asked for got an answer. What was done stands above, with the reasons.
People were asked from 2 March 2026. Every question could be skipped.
A screener reads it before anybody else. It is put into themes.
We asked after the hearing, when many were tired. Next time we ask twice, and pay the fare.
""".strip().splitlines()

# What it costs: these claim nothing, and have to be said in other words; and some are not heard.
PRICE = """
We did it again in June with another group.
We paid travel and childcare for those who took part.
""".strip().splitlines()
UNHEARD = """
Families who answered have been given a worker.
""".strip().splitlines()


@pytest.mark.parametrize("said", [*CLAIMS, *PRICE])
def test_what_was_done_is_found_beside_how_people_were_asked(said):
    assert claimed_beside_asking(said)


@pytest.mark.parametrize("said", [*TELLS, *UNHEARD])
def test_how_people_were_asked_is_told_freely(said):
    assert claimed_beside_asking(said) == ""


def test_everything_is_found_only_where_it_is_what_was_asked_for():
    assert claims_everything_beside_asking("We did everything you asked for.") == "We did"
    assert claims_everything_beside_asking("We did what you asked for.") == ""
    assert claims_everything_beside_asking("Everything you wrote was put into themes.") == ""
