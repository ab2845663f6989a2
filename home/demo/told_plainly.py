"""What was told of the two surveys that were answered, in words for young people and Easy Read."""

# The day is the one that everybody was promised.
TO_YOUNG_PEOPLE = """You told us if anyone asks what you think, and if you hear what happens next.
Lots of you said: nobody came back to tell us.
We said we would answer you by {day}.
The people in charge have not decided yet. We think you should know that.
They cannot call the pack finished until they decide.
When they decide, we write it here: yes or no, and why."""

LISTENING_IN_EASY_READ = """We asked young people: is anyone listening?
You told us what you think.
We said we would tell you what happens.
Nothing is decided yet.
We will write it here when it is decided."""

COURT_FOR_YOUNG_PEOPLE = """Mums, dads and other grown-ups told us what going to court was like.
Many said: we saw what was written about us too late.
Now workers must show it to families at least 5 working days before.
Some things were not done. We say which, and why."""

COURT_IN_EASY_READ = """We asked parents about going to court.
Many of you saw the statement too late.
Now workers show you the statement 5 working days before.
There is a sheet: What happens on the day.
Each fact says where it came from.
Some things we did not do.
We say why.
Two things are promised. One is money for the bus and for childcare."""

COURT_LEDGER = {
    "space": (
        "Parents and carers could answer by themselves, with help, or on paper, without a name. "
        "Nobody had to, and every question could be skipped."
    ),
    "voice": (
        "What they wrote was kept in their own words. Two people, one of them a parent on the "
        "team, read it and sorted it into themes."
    ),
    "audience": (
        "The project team had to answer each thing that was asked, by a day that was public before "
        "anybody answered."
    ),
    "influence": (
        "Three things are different in the handbook. Two were declined and two are promised: for "
        "now, parents still pay the bus themselves."
    ),
    "involvement_aim": (
        "To hear from parents and carers what the spring pilot was like, so that the handbook "
        "could be changed before it was final."
    ),
    "involvement_methods": (
        "A survey without names, alone, with help or on paper. Two people read it, one of them a "
        "parent on the team, and a group of parents looked at what was drafted."
    ),
    "involvement_results": (
        "Each thing that was asked for got an answer. What was done, what is promised and what "
        "was declined stands above, with the reasons."
    ),
    "involvement_reflections": (
        "We asked after the hearing, when many were tired. Next time we ask twice, and pay the "
        "fare on the day."
    ),
}

# What was known once a promise had not been kept.
COURT_IN_EASY_READ_SINCE = COURT_IN_EASY_READ.replace(
    "Two things are promised. One is money for the bus and for childcare.",
    "One thing is late: money for the bus and for childcare.",
)
INFLUENCE_SINCE = (
    "Three things are different in the handbook. Two were declined, and one that was promised "
    "is late: the money was moved to another service in {month}, and goes back to the next "
    "budget meeting. Parents still pay the bus themselves."
)
