"""What people said in a garden: a survey, what stands in it, and quotes with every fate.

Whatever one person wrote is a canary; only what two readers confirmed and a public page shows
is open, until it is withdrawn or its last day is over.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from surveys.actions.confirm_quote import confirm_quote
from surveys.actions.propose_quote import Proposal, propose_quote
from surveys.actions.withdraw_quote import withdraw_quote
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import Quote, SurveyDeployment
from syndication.models import Publication
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import PERMITTED

# What becomes of each quote; only the first is there to be read in the end.
FATES = ("open", "proposed", "confirmed", "withdrawn", "over", "taken_back")
# In these the page shows it before its fate is fulfilled.
_ON_PAGE = ("open", "withdrawn", "over", "taken_back")


@dataclass
class Voices:
    """A survey of a pilot in a garden, and its quotes by their fate."""

    deployment: SurveyDeployment
    quotes: dict[str, Quote] = field(default_factory=dict)

    @classmethod
    def of(cls, pilot, garden, *, told):
        """Let people answer a survey of a pilot; what a page may tell holds the word `told`."""
        deployment = made.deployment(pilot)
        made.chosen(deployment, made.HELPED, yes=14, partly=12)
        for response in deployment.responses.all():
            made.answer(response, made.WORDS, text=garden.word("canary"))
        words = {"name": told, "you_said": told, "definition": garden.word("canary")}
        theme = made.theme(deployment, "T1", people=14, **words)
        voices = cls(deployment)
        readers = [made.user("Analysts") for _ in range(2)]
        for fate in FATES:
            is_open = fate == "open" and told.startswith("open")
            word = garden.word("open" if is_open else "canary")
            voices.quotes[fate] = voices._quote(theme, fate, word, readers, garden)
            if is_open:
                garden.quoted[voices.quotes[fate].pk] = word.split()[0]
        # Nobody tells of a survey that can still be answered.
        deployment.status = SurveyDeployment.Status.CLOSED
        deployment.save(update_fields=["status"])
        return voices

    def _quote(self, theme, fate, word, readers, garden):
        person = made.responses(self.deployment, 1, quote_permission=PERMITTED)[0]
        said = f"They told me {word} before we went in."
        written = f"{garden.word('canary')} lives next door. {said}"
        answer = made.answer(person, made.WORDS, text=written)
        answer.codings.create(theme=theme)
        last_day = timezone.localdate() + timedelta(days=300)
        proposed = Proposal(words=said, theme=theme, expires_on=last_day, taken_out=[])
        quote = propose_quote(answer, proposed, by=readers[0])
        if fate != "proposed":
            confirm_quote(quote, by=readers[1])
        return Quote.objects.get(pk=quote.pk)

    @property
    def on_page(self):
        """The quotes that an editor chose."""
        return [self.quotes[fate] for fate in _ON_PAGE]

    def end(self):
        """Let each quote meet its fate; nothing comes by to tidy up afterwards."""
        withdraw_quote(self.quotes["withdrawn"], by=made.user("Analysts"))
        withdraw_response(self.quotes["taken_back"].answer.response)
        over = self.quotes["over"].pk
        yesterday = timezone.localdate() - timedelta(days=1)
        Quote.objects.filter(pk=over).update(expires_on=yesterday)
        past = timezone.now() - timedelta(minutes=1)
        Publication.objects.filter(identifier=over).exclude(until=None).update(until=past)
