"""Which themes files that are passed on may name: those that pages may."""

from surveys.engine.few import may_stand
from surveys.engine.release import ALL
from surveys.models import Quote, SurveyDeployment
from surveys.selectors.counts import THEME, THEMES


def quoted_codes(deployment: SurveyDeployment) -> frozenset[str]:
    """Return the codes of the themes under which readers may see a quote now. One query."""
    quotes = Quote.objects.choosable().filter(state=Quote.State.PUBLISHED)
    codes = quotes.filter(theme__deployment=deployment).values_list("theme__code", flat=True)
    return frozenset(codes)


def listed_codes(deployment: SurveyDeployment) -> frozenset[str]:
    """Return the codes of the themes that the newest summary tells, and may tell to this day.

    None before there is one: from a live count others could see the fifth person come. Two
    queries.
    """
    newest = deployment.released_tables.filter(name=THEMES).order_by("released_at").last()
    if newest is None:
        return frozenset()
    told = newest.cells[ALL]
    quoted = quoted_codes(deployment)
    codes = {name.removeprefix(THEME): name for name in told if name.startswith(THEME)}
    return frozenset(
        code for code, name in codes.items() if may_stand(told[name], is_quoted=code in quoted)
    )
