"""Surveys, deployments and answers in the states that tests need."""

import itertools
import uuid
from datetime import timedelta

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page

from changeprojects.models import ChangeProjectPage
from surveys.actions.freeze_survey import freeze_survey
from surveys.codes import receipt_code
from surveys.models import (
    AccessGrant,
    AlertTest,
    Answer,
    ConsentRecord,
    Notice,
    Response,
    Survey,
    SurveyDeployment,
)
from surveys.seat import new_key
from surveys.withdrawal import withdraw_lookup

_numbers = itertools.count(1)


def option(label, value=""):
    """An answer to choose, as the editor stores it."""
    return {
        "type": "item",
        "id": str(uuid.uuid4()),
        "value": {"label": label, "value": value},
    }


def single(key, label, options, **extra):
    """A question with one answer."""
    value = {"label": label, "key": key, "help": "", "rather_not_say": True} | extra
    value["options"] = [option(words) for words in options]
    return {"type": "single", "id": str(uuid.uuid4()), "value": value}


def several(key, label, options, **extra):
    """A question with as many answers as fit."""
    question = single(key, label, options, **({"none_of_these": True} | extra))
    return question | {"type": "several"}


def text(key, label, max_length=2000):
    """A question answered in one's own words."""
    value = {"label": label, "key": key, "help": "", "max_length": max_length}
    return {"type": "text", "id": str(uuid.uuid4()), "value": value}


def asked(kind, key, label, **extra):
    """A question of any kind, with what its block does not fill in by itself."""
    value = {"label": label, "key": key, "help": ""} | extra
    if "options" in value:
        value["options"] = [o if isinstance(o, dict) else option(o) for o in value["options"]]
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def items(*values):
    """Entries of a list in the editor, as it stores them."""
    return [{"type": "item", "id": str(uuid.uuid4()), "value": value} for value in values]


def information(text, **extra):
    """Something to read on a page."""
    value = {"heading": "", "text": text} | extra
    return {"type": "info", "id": str(uuid.uuid4()), "value": value}


def step(*questions, title="", rule=None):
    """A page."""
    show_if = dict(zip(("question", "op", "value"), rule or ("", "is", ""), strict=True))
    value = {"title": title, "questions": list(questions), "show_if": show_if}
    return {"type": "step", "id": str(uuid.uuid4()), "value": value}


def court_steps():
    """Four pages; the second is only for those to whom somebody explained."""
    return [
        step(single("explained", "Did someone explain what would happen?", ["Yes", "No"])),
        step(
            single("understood", "Was it easy to follow?", ["Yes", "A bit", "No"]),
            rule=("explained", "is", "yes"),
        ),
        step(several("ways", "What would help?", ["Texting", "A friend"])),
        step(text("easier", "What would have made it easier for you?")),
    ]


class SurveyFactory(factory.django.DjangoModelFactory):
    """A survey as its editor wrote it; nothing is frozen yet."""

    class Meta:
        model = Survey

    title = "Going to court: what was it like for you?"
    audience = "For parents and carers"
    notice_for = "parent_carer"
    intro = "We want to know what it was like."
    safety_profile = Survey.SafetyProfile.SENSITIVE
    minutes = 5
    steps = factory.LazyFunction(court_steps)
    readers = factory.LazyFunction(
        lambda: [
            {"type": "reader", "value": {"who": "Not your worker", "what": "They never see it."}}
        ]
    )


def frozen_version(**kwargs):
    """A published version of a survey."""
    return freeze_survey(SurveyFactory(**kwargs))


def notice_parts(sounds=None, **words):
    """The parts of a notice, one of each kind, as the editor stores them.

    `sounds` has the keys of files by the kind of part that is heard or seen.
    """
    said = {"privacy": "We lock it away.", "consent": "You may stop.", "limits": "In danger only."}
    return [
        {
            "type": kind,
            "id": str(uuid.uuid5(uuid.NAMESPACE_DNS, kind)),
            "value": {"heading": kind.title(), "text": text} | (sounds or {}).get(kind, {}),
        }
        for kind, text in (said | words).items()
    ]


def published_notice(audience="parent_carer", form="en-gb", **words):
    """The newest version of a notice, published now; `words` are those of its parts."""
    notice = Notice.objects.filter(audience=audience, form=form).first()
    notice = notice or Notice(audience=audience, form=form, title="Your answers", live=False)
    notice.parts = notice_parts(**words)
    notice.save()
    notice.save_revision().publish()
    return notice.versions.newest_first().first()


def project(**kwargs):
    """A project that the public cannot see yet."""
    number = next(_numbers)
    page = ChangeProjectPage(
        title=f"Project {number}",
        slug=f"survey-project-{number}",
        summary="A project.",
        kind=ChangeProjectPage.Kind.SPECIFIC_NEED,
        live=False,
        **kwargs,
    )
    return Page.get_first_root_node().add_child(instance=page)


def may_read(person, project=None, **fields):
    """Let somebody read what people wrote in one project, or in all."""
    steward, _ = get_user_model().objects.get_or_create(username="steward-of-tests")
    today = timezone.localdate()
    kept = {"given_by": steward, "given_at": timezone.now(), "reason": "To test."}
    kept |= {"expires_on": today + timedelta(days=30)} | fields
    return AccessGrant.objects.create(person=person, project=project, **kept)


def safeguarding_account(name):
    """An account that can be alerted, the same one for the same name."""
    user, is_new = get_user_model().objects.get_or_create(
        username=name, defaults={"email": f"{name}@agency.example", "is_active": True}
    )
    if is_new:
        user.groups.add(Group.objects.get(name="Safeguarding leads"))
    return user


def contact_keeper():
    """An account that may open how people want to hear back, in every project; always the same."""
    user, is_new = get_user_model().objects.get_or_create(username="contact-keeper-of-tests")
    if is_new:
        # Not by `add`, of which stewards are told.
        group = Group.objects.get(name="Contact keepers")
        type(user).groups.through.objects.create(user=user, group=group)
        may_read(user, expires_on=timezone.localdate() + timedelta(days=4000))
    return user


class DeploymentFactory(factory.django.DjangoModelFactory):
    """A deployment with everything in place, not open yet."""

    class Meta:
        model = SurveyDeployment

    project = factory.LazyFunction(project)
    version = factory.LazyFunction(frozen_version)
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    feedback_due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))
    safeguarding_lead = "Safeguarding lead, safeguarding@agency.example"
    safeguarding_deputy = "Deputy, deputy@agency.example"
    helplines = "Demonstration helpline: 01632 960 123, all day\nListening line: 01632 960 456"
    dpia_reference = "DPIA 2026/7"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs.setdefault("lead", safeguarding_account("safeguarding-lead"))
        kwargs.setdefault("deputy", safeguarding_account("safeguarding-deputy"))
        contact_keeper()
        if kwargs.get("age_group"):
            kwargs["version"] = frozen_version(notice_for="young_13_17")
        deployment = super()._create(model_class, *args, **kwargs)
        audience = deployment.version.schema.get("notice_for") if deployment.version else None
        if audience and not Notice.objects.filter(audience=audience).exists():
            published_notice(audience)
        now = timezone.now()
        AlertTest.objects.bulk_create(
            AlertTest(
                deployment=deployment, person=person, asked_at=now, sent_at=now, acknowledged_at=now
            )
            for person in (deployment.lead, deployment.deputy)
            if person
        )
        return deployment


class OpenDeploymentFactory(DeploymentFactory):
    """A survey that people can answer now."""

    status = SurveyDeployment.Status.OPEN


class HighSafetyDeploymentFactory(OpenDeploymentFactory):
    """An open survey for people who may be watched."""

    version = factory.LazyFunction(lambda: frozen_version(safety_profile=Survey.SafetyProfile.HIGH))


class SuspendedDeploymentFactory(DeploymentFactory):
    """A survey that was stopped for now."""

    status = SurveyDeployment.Status.SUSPENDED


class ClosedDeploymentFactory(DeploymentFactory):
    """A survey that is over."""

    status = SurveyDeployment.Status.CLOSED


class NotYetOpenDeploymentFactory(OpenDeploymentFactory):
    """A survey that opens next week."""

    opens_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))


class SubmittedResponseFactory(factory.django.DjangoModelFactory):
    """A response as it stands after sending; `answers` maps keys to what was said.

    `response.receipt` is the code that the person was shown.
    """

    class Meta:
        model = Response
        skip_postgeneration_save = True

    deployment = factory.SubFactory(OpenDeploymentFactory)
    version = factory.SelfAttribute("deployment.version")
    received_week = factory.LazyFunction(
        lambda: timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    )
    quote_permission = Response.QuotePermission.YES
    screening = Response.Screening.CLEARED

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        receipt = receipt_code(new_key())
        kwargs.setdefault("withdraw_lookup", withdraw_lookup(receipt))
        response = super()._create(model_class, *args, **kwargs)
        response.receipt = receipt
        return response

    @factory.post_generation
    def answers(self, create, extracted, **kwargs):
        """Give the answers and the consent."""
        given = extracted or {}
        questions = [q for page in self.version.schema["steps"] for q in page["questions"]]
        for question in questions:
            answer = Answer(response=self, question=question["id"], key=question["key"])
            said = given.get(question["key"])
            if question["type"] == "text":
                answer.text = said
            else:
                answer.value = said
            answer.save()
        digest = self.version.schema["consent"]["digest"]
        ConsentRecord.objects.create(response=self, notice_digest=digest)
