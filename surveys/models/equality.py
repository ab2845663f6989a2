"""Who people said they are: counts, and no person in them."""

from django.db import models


class EqualityCounts(models.Model):
    """How many people gave which answer to the equality questions of one deployment.

    One row for all of them, in which a number grows: there is no row of a person, and so no order,
    no time and nothing to join with a response, a draft or a code. Nor is it kept which answers one
    person gave together. `counts` is by question and answer. It is empty (null) once the deployment
    is closed for good and what may be told of it was told, and then nobody is counted any more.
    """

    wagtail_reference_index_ignore = True

    deployment = models.OneToOneField(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="equality_counts"
    )
    counts = models.JSONField(null=True, default=dict)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"equality counts {self.pk}"
