"""What events were seen to carry out keeps its code and its words."""

from django.db import migrations, models


def keep_words(apps, schema_editor):
    """Keep the words of today of whatever a public event shows."""
    Recommendation = apps.get_model("changeprojects", "Recommendation")
    shown = Recommendation.objects.filter(
        carried_out_at__live=True,
        carried_out_at__status="held",
        decision__in=["accepted", "partly"],
    )
    for one in shown.iterator():
        one.carried_out_as = {"code": one.code, "text": one.text}
        one.save(update_fields=["carried_out_as"])


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0027_days_promised_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="carried_out_as",
            field=models.JSONField(
                editable=False,
                help_text="The code and the words for which readers saw that an event carried it "
                "out.",
                null=True,
            ),
        ),
        migrations.RunPython(keep_words, migrations.RunPython.noop),
    ]
