"""Keeps answers from everybody but screeners until they are cleared."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def clear_what_was_coded(apps, schema_editor):
    """Keep readable what was coded before there were screeners; the rest waits for one."""
    Response = apps.get_model("surveys", "Response")
    coded = Response.objects.filter(answers__codings__isnull=False, answers__text__isnull=False)
    Response.objects.filter(pk__in=coded.values("pk")).update(screening="cleared")


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0015_sites_and_invitations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='response',
            name='aside_because',
            field=models.CharField(blank=True, choices=[('off_topic', 'About something else'), ('hostile', 'Hostile'), ('duplicate', 'Sent twice')], max_length=10, null=True),
        ),
        migrations.AddField(
            model_name='response',
            name='screening',
            field=models.CharField(choices=[('received', 'Not screened yet'), ('cleared', 'May be read by those who code'), ('set_aside', 'Set aside')], db_default='received', default='received', max_length=10),
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('why', models.CharField(choices=[('name', 'name'), ('place', 'place'), ('phone number', 'phone number'), ('e-mail address', 'e-mail address'), ('postcode', 'postcode'), ('date', 'date'), ('number', 'number'), ('detail', 'detail')], max_length=16)),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='redactions', to='surveys.answer')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['start'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='redaction_has_length')],
            },
        ),
        migrations.RunPython(clear_what_was_coded, migrations.RunPython.noop),
    ]
