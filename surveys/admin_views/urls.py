"""Addresses of the voice pages in the admin."""

from django.urls import path

from surveys.admin_views.agreement import AgreementPage
from surveys.admin_views.answers import AnswersDesk
from surveys.admin_views.card_sorts import CardsFile, CardSortList, CardSortPage, PileTheme
from surveys.admin_views.codebook import Codebook, ThemeMerge, ThemeSplit
from surveys.admin_views.contacts import Contacts
from surveys.admin_views.contests import ThemeContests
from surveys.admin_views.deployments import DeploymentList
from surveys.admin_views.exports import Agree, Checksums, CodebookFile, Exports, RawFile, TablesFile
from surveys.admin_views.grants import Grants
from surveys.admin_views.ledger import LedgerPage
from surveys.admin_views.progress import ProgressPage
from surveys.admin_views.quotes import QuoteList, QuoteProposal, QuoteReading
from surveys.admin_views.results import Results
from surveys.admin_views.screening import ScreeningDesk
from surveys.admin_views.themes import ThemeAdd, ThemeEdit, ThemeList

app_name = "voice"
urlpatterns = [
    path("", DeploymentList.as_view(), name="deployments"),
    path("contacts/", Contacts.as_view(), name="contacts"),
    path("grants/", Grants.as_view(), name="grants"),
    path("summaries/<int:page>/ledger/", LedgerPage.as_view(), name="ledger"),
    path("progress/", ProgressPage.as_view(), name="progress"),
    path("<int:deployment>/results/", Results.as_view(), name="results"),
    path("<int:deployment>/screening/", ScreeningDesk.as_view(), name="screening"),
    path("<int:deployment>/answers/", AnswersDesk.as_view(), name="answers"),
    path(
        "<int:deployment>/answers/<uuid:answer>/quote/",
        QuoteProposal.as_view(),
        name="quote_proposal",
    ),
    path("<int:deployment>/quotes/", QuoteList.as_view(), name="quotes"),
    path("<int:deployment>/quotes/<uuid:quote>/", QuoteReading.as_view(), name="quote"),
    path("<int:deployment>/themes/", ThemeList.as_view(), name="themes"),
    path("<int:deployment>/themes/add/", ThemeAdd.as_view(), name="theme_add"),
    path("<int:deployment>/themes/<uuid:theme>/", ThemeEdit.as_view(), name="theme_edit"),
    path("<int:deployment>/themes/<uuid:theme>/merge/", ThemeMerge.as_view(), name="theme_merge"),
    path("<int:deployment>/themes/<uuid:theme>/split/", ThemeSplit.as_view(), name="theme_split"),
    path(
        "<int:deployment>/themes/<uuid:theme>/contests/",
        ThemeContests.as_view(),
        name="theme_contests",
    ),
    path("<int:deployment>/cards/", CardSortList.as_view(), name="card_sorts"),
    path("<int:deployment>/cards/<uuid:sort>/", CardSortPage.as_view(), name="card_sort"),
    path("<int:deployment>/cards/<uuid:sort>/cards.pdf", CardsFile.as_view(), name="cards_file"),
    path(
        "<int:deployment>/cards/<uuid:sort>/piles/<int:pile>/theme/",
        PileTheme.as_view(),
        name="pile_theme",
    ),
    path("<int:deployment>/codebook/", Codebook.as_view(), name="codebook"),
    path("<int:deployment>/agreement/", AgreementPage.as_view(), name="agreement"),
    path("<int:deployment>/exports/", Exports.as_view(), name="exports"),
    path("<int:deployment>/exports/checksums.txt", Checksums.as_view(), name="checksums"),
    path("<int:deployment>/exports/tables.<slug:form>", TablesFile.as_view(), name="export_tables"),
    path(
        "<int:deployment>/exports/codebook.<slug:form>",
        CodebookFile.as_view(),
        name="export_codebook",
    ),
    path("<int:deployment>/exports/<uuid:export>/agree/", Agree.as_view(), name="export_agree"),
    path("<int:deployment>/exports/<uuid:export>/", RawFile.as_view(), name="export_raw"),
]
