"""The public document of a consultation round: what agencies said they need."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects.documents.origin import topic_json
from changeprojects.documents.parts import iso
from changeprojects.models import ConsultationRoundPage, PriorityTopic
from changeprojects.public_names import public_path, references
from syndication.documents import Document


def build_round(page: ConsultationRoundPage) -> Document:
    """Return the document of a round: when, how, its topics and what became of each."""
    topics = page.topics.all() if page.pk else PriorityTopic.objects.none()
    return Document(
        kind=page.release_kind,
        identifier=page.translation_key,
        language=page.locale.language_code,
        title=page.title,
        summary=page.summary,
        path=public_path(page),
        sort_date=timezone.make_aware(datetime.combine(page.opens_on, time())),
        content={
            "opens_on": iso(page.opens_on),
            "closes_on": iso(page.closes_on),
            "method": page.method,
            "method_label": page.get_method_display(),
            "topics": [
                _topic(topic)
                for topic in topics.select_related("round").prefetch_related("endorsements__agency")
            ],
        },
    )


def _topic(topic: PriorityTopic) -> dict[str, Any]:
    projects = topic.projects.select_related("locale", "content_type").order_by("path")
    return topic_json(topic) | {"projects": references(projects)}
