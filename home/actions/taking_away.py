"""The parts of taking the demonstration away, in the order in which one rests on the other."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry, Site

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.models import (
    Agency,
    BudgetLine,
    ExpressionOfInterest,
    Helpline,
    Person,
    PriorityTopic,
    ProductPage,
    ReleasedPage,
    ShapingDecision,
)
from home.models import HomePage, LoadedDemonstration
from surveys.models import (
    AccessGrant,
    CodebookVersion,
    Draft,
    Notice,
    NoticeVersion,
    RawExport,
    Response,
    SafeguardingEvent,
    SafeguardingFlag,
    SecondReading,
    Survey,
    SurveyDeployment,
    SurveyVersion,
    Theme,
    YouSaidWeDidPage,
)
from surveys.models.figures import Figures
from surveys.models.released_table import ReleasedTable
from syndication.actions.retire import retire

WELCOME = {"title": "Welcome to your new Wagtail site!", "slug": "home"}


def take_surveys(loaded: LoadedDemonstration) -> None:
    """Take the surveys with all that was answered, and the pages that tell of it."""
    for page in YouSaidWeDidPage.objects.filter(pk__in=_pages(loaded)):
        page.delete()
    deployments = SurveyDeployment.objects.filter(pk__in=loaded.keys("surveys.surveydeployment"))
    # Their own query sets refuse; the database allows those of a demonstration alone to go.
    QuerySet(SafeguardingEvent).filter(flag__deployment__in=deployments).delete()
    for rests in (SafeguardingFlag, Response, SecondReading, Theme, Figures, RawExport):
        rests.objects.filter(deployment__in=deployments).delete()
    QuerySet(CodebookVersion).filter(deployment__in=deployments).delete()
    QuerySet(ReleasedTable).filter(deployment__in=deployments).delete()
    deployments.delete()
    surveys = Survey.objects.filter(pk__in=loaded.keys("surveys.survey"))
    Draft.objects.filter(version__survey__in=surveys).delete()
    # Its own query set refuses: what people were asked is kept, where people were asked.
    QuerySet(SurveyVersion).filter(survey__in=surveys).delete()
    for survey in surveys:
        survey.delete()
    _take_notices(loaded)
    _take_grants(loaded)


def _take_grants(loaded: LoadedDemonstration) -> None:
    """Take what lets its accounts read, or anybody what was said to its projects."""
    whom, about = Q(person__in=loaded.keys("auth.user")), Q(project__in=_pages(loaded))
    AccessGrant.objects.filter(whom | about).delete()


def _take_notices(loaded: LoadedDemonstration) -> None:
    """Take the notices but those for an audience that a survey of others is for."""
    used = Survey.objects.exclude(notice_for=None).values("notice_for")
    notices = Notice.objects.filter(pk__in=loaded.keys("surveys.notice"))
    notices = notices.exclude(audience__in=used)
    QuerySet(NoticeVersion).filter(notice__in=notices).delete()
    for notice in notices:
        notice.delete()


def take_pages(loaded: LoadedDemonstration) -> None:
    """Take the released pages with their registers; the lists stay for now."""
    pages = _pages(loaded)
    ExpressionOfInterest.objects.filter(call__in=pages).delete()
    BudgetLine.objects.filter(project__in=pages).delete()
    # The later one rests on the one that it replaced.
    for decision in ShapingDecision.objects.filter(project__in=pages).order_by("-pk"):
        decision.delete()
    for topic in PriorityTopic.objects.filter(pk__in=loaded.keys("changeprojects.prioritytopic")):
        delete_entry(topic, by=None)
    for page in _content(loaded):
        page.delete()


def take_files(loaded: LoadedDemonstration) -> None:
    """Take the helplines, and the files and pictures with the collection that they lie in."""
    Helpline.objects.filter(pk__in=loaded.keys("changeprojects.helpline")).delete()
    for collection in made_collections(loaded):
        for file in files_in(collection):
            file.delete()
        collection.delete()


def made_collections(loaded: LoadedDemonstration) -> QuerySet[Collection]:
    """Return the collections that were made then."""
    return Collection.objects.filter(pk__in=loaded.keys("wagtailcore.collection"))


def files_in(collection: Collection) -> list[AbstractDocument | AbstractImage]:
    """Return what lies in a collection, whoever put it there."""
    models = (get_document_model(), get_image_model())
    return [file for model in models for file in model.objects.filter(collection=collection)]


def take_agencies(loaded: LoadedDemonstration) -> None:
    """Take the agencies, and what they did, and the people."""
    for agency in Agency.objects.filter(pk__in=loaded.keys("changeprojects.agency")):
        agency.delete()
        retire(agency.identifier)
    Person.objects.filter(pk__in=loaded.keys("changeprojects.person")).delete()


def take_accounts(loaded: LoadedDemonstration) -> None:
    """Take the accounts; what others wrote with them stays."""
    get_user_model().objects.filter(pk__in=loaded.keys("auth.user")).delete()


def take_frame(loaded: LoadedDemonstration) -> None:
    """Take the front page and the lists, unless somebody else uses them."""
    made = _pages(loaded)
    lists = Page.objects.filter(pk__in=made).exclude(pk__in=HomePage.objects.values("pk"))
    home = HomePage.objects.filter(pk__in=made).first()
    if home is None:
        for page in lists.filter(numchild=0):
            page.delete()
    elif not home.get_descendants().exclude(pk__in=made).exists():
        _put_welcome_back(loaded)
        home.delete()


def take_records(loaded: LoadedDemonstration) -> None:
    """Take what the histories say of all this."""
    PageLogEntry.objects.filter(page__in=_pages(loaded)).delete()
    PageLogEntry.objects.filter(pk__in=loaded.keys("wagtailcore.pagelogentry")).delete()
    ModelLogEntry.objects.filter(pk__in=loaded.keys("wagtailcore.modellogentry")).delete()
    for name, keys in loaded.made.items():
        kind = ContentType.objects.get_by_natural_key(*name.split("."))
        ModelLogEntry.objects.filter(content_type=kind, object_id__in=keys).delete()


def _pages(loaded: LoadedDemonstration) -> list[int]:
    return [int(key) for key in loaded.keys("wagtailcore.page")]


def _content(loaded: LoadedDemonstration) -> list[ReleasedPage]:
    """Return the pages that say something, so that each comes before what it rests on."""
    pages = Page.objects.filter(pk__in=_pages(loaded)).order_by("-depth").specific()
    found = [page for page in pages if isinstance(page, ReleasedPage)]
    # Pilots and events name a product that lies beside them.
    return sorted(found, key=lambda page: (-page.depth, isinstance(page, ProductPage)))


def _put_welcome_back(loaded: LoadedDemonstration) -> None:
    """Give the site the page that Wagtail itself puts there, and the name it had."""
    if loaded.site_before:
        welcome = Page.get_first_root_node().add_child(instance=Page(**WELCOME))
        PageLogEntry.objects.filter(page=welcome.pk).delete()
        site = Site.objects.get(is_default_site=True)
        for name, value in loaded.site_before.items():
            setattr(site, name, value)
        site.root_page = welcome
        site.save()
