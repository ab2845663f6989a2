"""Who was let read what people wrote, and who could be."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from surveys.models import AccessGrant, SurveyDeployment


def grants_in_force() -> QuerySet[AccessGrant]:
    """Return the grants that hold today, the first to end first."""
    holding = AccessGrant.objects.valid(timezone.localdate())
    return holding.select_related("person", "project", "given_by")


def could_read(groups: Iterable[str]) -> QuerySet[Any]:
    """Return the open accounts in `groups`, by name."""
    members = get_user_model()._default_manager.filter(is_active=True, groups__name__in=groups)
    return members.distinct().order_by("username")


def without_address(groups: Iterable[str]) -> list[str]:
    """Return the names of open accounts in `groups` that have no e-mail address. One query."""
    silent = could_read(groups).filter(Q(email="") | Q(email=None))
    return [person.get_username() for person in silent]


def let_read_in(person: AbstractBaseUser) -> QuerySet[SurveyDeployment]:
    """Return the deployments in which `person` was let read what people wrote."""
    holding = AccessGrant.objects.filter(person=person.pk).valid(timezone.localdate())
    everywhere = Exists(holding.filter(project=None))
    return SurveyDeployment.objects.filter(everywhere | Q(project__in=holding.values("project")))
