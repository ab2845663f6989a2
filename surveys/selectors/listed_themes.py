"""Which themes files that are passed on may name: those that pages may."""

from surveys.engine.few import may_stand
from surveys.engine.release import ALL
from surveys.models import Quote, SurveyDeployment
from surveys.selectors.counts import THEME, THEMES, count_voices, thresholds_of
from surveys.selectors.voice_summary import told_of


def quoted_codes(deployment: SurveyDeployment) -> frozenset[str]:
    """Return the codes of the themes under which readers may see a quote now. One query."""
    quotes = Quote.objects.choosable().filter(state=Quote.State.PUBLISHED)
    codes = quotes.filter(theme__deployment=deployment).values_list("theme__code", flat=True)
    return frozenset(codes)


def listed_codes(deployment: SurveyDeployment) -> frozenset[str]:
    """Return the codes of the themes that so many said that a file may name them.

    As the newest summary tells it; before there is one, as it would tell it now. A theme that
    is not counted there waits for the next.
    """
    newest = deployment.released_tables.filter(name=THEMES).order_by("released_at").last()
    if newest is not None:
        told = newest.cells[ALL]
    else:
        told = told_of(count_voices(deployment), thresholds_of(deployment))
    quoted = quoted_codes(deployment)
    codes = {name.removeprefix(THEME): name for name in told if name.startswith(THEME)}
    return frozenset(
        code for code, name in codes.items() if may_stand(told[name], is_quoted=code in quoted)
    )
