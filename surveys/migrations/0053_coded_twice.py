"""Keep what two coders had coded when the second was done."""

import django.db.models.deletion
from django.db import migrations, models


def keep_as_it_is(apps, schema_editor):
    """Of second readings that are done the codes of today are the earliest there are."""
    CodedTwice = apps.get_model("surveys", "CodedTwice")
    CodebookVersion = apps.get_model("surveys", "CodebookVersion")
    Coding = apps.get_model("surveys", "Coding")
    NoTheme = apps.get_model("surveys", "NoTheme")
    SecondReading = apps.get_model("surveys", "SecondReading")
    for second in SecondReading.objects.exclude(done_at=None):
        books = CodebookVersion.objects.filter(deployment=second.deployment_id)
        second.codebook = books.order_by("-number").first()
        second.save(update_fields=["codebook"])
        of_these = {"answer__response__deployment": second.deployment_id}
        given = {}
        without = NoTheme.objects.filter(**of_these)
        for answer, reading in without.values_list("answer", "reading"):
            given.setdefault(answer, {})[reading] = set()
        coded = Coding.objects.filter(**of_these)
        for answer, reading, code in coded.values_list("answer", "reading", "theme__code"):
            given.setdefault(answer, {}).setdefault(reading, set()).add(code)
        CodedTwice.objects.bulk_create(
            CodedTwice(
                answer_id=answer, first=sorted(codes["first"]), second=sorted(codes["second"])
            )
            for answer, codes in given.items()
            if codes.keys() == {"first", "second"}
        )


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0052_moment_of_closing'),
    ]

    operations = [
        migrations.AddField(
            model_name='secondreading',
            name='codebook',
            field=models.ForeignKey(help_text='The themes as they stood when it was done.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.codebookversion'),
        ),
        migrations.CreateModel(
            name='CodedTwice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.JSONField(help_text='The codes of the themes that the first reading gave it.')),
                ('second', models.JSONField(help_text='And those that the second reading gave it.')),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='coded_twice', to='surveys.answer')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.RunPython(keep_as_it_is, migrations.RunPython.noop),
    ]
