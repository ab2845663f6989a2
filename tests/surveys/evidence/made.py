"""Makes the things that the evidence tests speak about, each in one named state."""

import itertools
import random
import re
import uuid
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page, Site

from changeprojects.models import (
    ChangeProjectPage,
    PilotPage,
    ProductPage,
    ProjectIndexPage,
    Recommendation,
    ReleaseRefused,
)
from home.models import HomePage
from surveys.access import GROUPS_THAT_READ
from surveys.documents.papers import SurveyPaper
from surveys.models import (
    Answer,
    Coding,
    Response,
    Survey,
    SurveyDeployment,
    SurveyVersion,
    Theme,
    YouSaidWeDidPage,
)
from syndication.canonical import canonical_json, sha256
from syndication.documents import Version
from syndication.models import Edition, Publication
from tests.factories.surveys import may_read

OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
_number = itertools.count(1)

HELPED, WHICH, WORDS = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
SCHEMA = {
    "title": "Going to court",
    "intro": "",
    "steps": [
        {
            "id": "s1",
            "slug": "page-1",
            "title": "Page 1",
            "show_if": None,
            "questions": [
                {
                    "id": HELPED,
                    "key": "helped",
                    "type": "single",
                    "label": "Did the statement make sense to you?",
                    "help": "",
                    "options": [
                        {"value": "yes", "label": "Yes, all of it"},
                        {"value": "partly", "label": "Some of it"},
                        {"value": "no", "label": "No"},
                    ],
                    "required": False,
                },
                {
                    "id": WHICH,
                    "key": "which",
                    "type": "several",
                    "label": "What would have helped?",
                    "help": "",
                    "options": [
                        {"value": "time", "label": "More time"},
                        {"value": "words", "label": "Plainer words"},
                    ],
                    "required": False,
                },
                {
                    "id": WORDS,
                    "key": "words",
                    "type": "text",
                    "label": "What should workers do differently?",
                    "help": "",
                    "options": [],
                    "max_length": 4000,
                    "required": False,
                },
            ],
        }
    ],
}


def new_key_id():
    """An id of something that is made once."""
    return uuid.uuid4()


def user(*groups, superuser=False, **fields):
    """A user of the admin in `groups`, or a superuser; let read what their groups work with."""
    name = f"person-{next(_number)}"
    made = get_user_model().objects.create_user(
        name, f"{name}@example.org", "x", is_superuser=superuser, **fields
    )
    made.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for group in groups:
        made.groups.add(Group.objects.get(name=group))
    if GROUPS_THAT_READ & set(groups):
        may_read(made)
    return made


def seen(client, about, name="results"):
    """What somebody who is logged in reads on a page of the evidence, without its frame."""
    address = reverse(f"voice:{name}", args=[about.pk] if about else [])
    page = client.get(address).content.decode()
    # Every form has a token that is another one each time.
    page = re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", page)
    return page.split("<main", 1)[1].split("</main>", 1)[0]


def pilot():
    """A pilot of a project, all of it unpublished, under the site's home page."""
    index = ProjectIndexPage.objects.first() or _list_of_projects()
    slug = f"court-{next(_number)}" if index.get_children().exists() else "court"
    project = index.add_child(
        instance=ChangeProjectPage(
            title="Using Evidence in Court",
            slug=slug,
            summary="Statements that parents understand.",
            kind="specific_need",
            live=False,
        )
    )
    product = project.add_child(
        instance=ProductPage(title="Handbook", slug="handbook", plain_summary="How.", live=False)
    )
    return project.add_child(
        instance=PilotPage(
            title="Spring pilot",
            slug="spring-pilot",
            product=product,
            version="0.3",
            aims="See whether it works.",
            live=False,
        )
    )


def deployment(of_pilot=None, **fields):
    """An open deployment of the survey in `SCHEMA`."""
    of_pilot = of_pilot or pilot()
    survey = Survey.objects.create(title="Going to court", audience="Parents", intro="")
    version = SurveyVersion.objects.create(
        survey=survey, number=1, schema=SCHEMA, digest="d" * 64, published_at=OPENED
    )
    return SurveyDeployment.objects.create(
        project=ChangeProjectPage.objects.get(pk=of_pilot.get_parent().pk),
        pilot=of_pilot,
        version=version,
        opens_at=OPENED,
        status="open",
        **fields,
    )


def asked_anew(about, **changes):
    """Let the deployment `about` ask by a next version of its survey, with those `changes`."""
    was = about.version
    about.version = SurveyVersion.objects.create(
        survey=was.survey,
        number=was.number + 1,
        schema=was.schema | changes,
        digest="0" * 64,
        published_at=was.published_at,
    )
    about.save()
    return about


def responses(to, count, **fields):
    """`count` responses without answers, cleared by a screener unless told otherwise."""
    fields = {"screening": Response.Screening.CLEARED} | fields
    return [
        Response.objects.create(
            deployment=to, version=to.version, received_week=date(2026, 3, 2), **fields
        )
        for _ in range(count)
    ]


def answer(response, question, value=None, text=None):
    """One answer of a response."""
    return Answer.objects.create(
        response=response, question=question, key=question[-4:], value=value, text=text
    )


def chosen(to, question, **counts):
    """Responses that chose each value so many times; `none` gives no answer."""
    for value, count in counts.items():
        for response in responses(to, count):
            if value != "none":
                answer(response, question, value=value)


def recommendation(project, code="REC-01", **fields):
    """A recommendation of a project; undecided unless told otherwise."""
    return Recommendation.objects.create(project=project, code=code, text=f"Do {code}.", **fields)


DECIDED = {
    "answer": "Workers share the draft statement.",
    "reason": "All three sites could keep to it.",
    "decided_by": "The project team",
    "decided_on": date(2026, 5, 4),
}
PROMISED = {"owner": "Aldermoor County Council", "due": date(2026, 8, 31)}


def theme(to, code="T1", *, people=0, asks=(), **fields):
    """A theme with so many people coded, who each wrote something."""
    fields = {"name": f"Theme {code}", "you_said": f"You said {code}.", "definition": "-"} | fields
    made = Theme.objects.create(deployment=to, code=code, **fields)
    made.recommendations.set(asks)
    everybody = list(Response.objects.filter(deployment=to))
    for response in random.Random(7).sample(everybody, people):
        written, _ = Answer.objects.get_or_create(
            response=response, question=WORDS, defaults={"key": "words", "text": "Words."}
        )
        Coding.objects.create(answer=written, theme=made)
    return made


def _list_of_projects():
    """The list of projects of the one site there is."""
    root = Page.objects.get(depth=1)
    home = HomePage(title="Home", slug=f"home-{next(_number)}", heading="Home", lead="Home")
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home.add_child(instance=ProjectIndexPage(title="Projects", slug="projects"))


def page(about, **fields):
    """A “You said, we did” page under the pilot, not published."""
    fields = {"title": "You said, we did", "slug": "you-said", "intro": "Thank you."} | fields
    parent = about.pilot.specific
    return parent.add_child(instance=YouSaidWeDidPage(deployment=about, live=False, **fields))


def publish(what, version="1.0"):
    """Publish a page under a version; meanwhile its survey counts as closed, if it is not."""
    about = SurveyDeployment.objects.filter(pk=getattr(what, "deployment_id", None))
    status = about.values_list("status", flat=True).first()
    about.update(status="closed")
    if status:
        what.deployment.status = "closed"
    what.version = version
    try:
        what.save_revision().publish()
    finally:
        if status:
            about.update(status=status)
    return type(what).objects.get(pk=what.pk)


def refusals(page, version="1.0"):
    """What stands in the way of its release: code, field and sentence of each."""
    with pytest.raises(ReleaseRefused) as refusal:
        publish(page, version)
    return [(one.code, one.field, one.message) for one in refusal.value.findings]


PROVEN_BLOCK = {"id": "b1", "heading": "1. Sharing the draft"}


def prove(asked, about, *, version, at):
    """Release a version that changes, because of a recommendation, what was piloted."""
    product = about.pilot.product
    about.pilot.live = True
    type(about.pilot).objects.filter(pk=about.pilot.pk).update(live=True)
    publication = Publication.objects.create(
        identifier=product.translation_key,
        language=product.locale.language_code,
        kind="product",
        title="Handbook",
        path="/projects/court/handbook/",
        document='{"path": "/projects/court/handbook/", "title": "Handbook"}',
        sha256="0" * 64,
        change_number=900,
        sort_date=at,
        released_at=at,
    )
    named = {"code": asked.code, "text": asked.text}
    because = {"type": "changed", "reason": "voice", "block_ids": ["b1"], "recommendation": named}
    _edition(publication, about.pilot.version, "Share it.", [], at)
    _edition(publication, version, "Share it five days before.", [because], at)


def _edition(publication, version, words, changes, at):
    number = Version.parse(version)
    block = {"id": "b1", "type": "paragraph", "value": f"<p>{words}</p>"}
    section = {"id": "s1", "number": 1, "anchor": "s1", "heading": "Sharing the draft"}
    content = {"sections": [section | {"blocks": [block]}], "changes": changes}
    return Edition.objects.create(
        publication=publication,
        major=number.major,
        minor=number.minor,
        stage="pilot" if number.major == 0 else "final",
        title="Handbook",
        document=canonical_json(content),
        html="",
        markdown="",
        text="",
        sha256=sha256(canonical_json(content)),
        released_at=at,
    )


def remembering(said):
    """A way to write words on paper that also puts each of them into `said`."""
    really = SurveyPaper.words

    def words(paper, text, *arguments, **options):
        said.append(text)
        return really(paper, text, *arguments, **options)

    return words
