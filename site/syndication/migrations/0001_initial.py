import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ChangeCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identifier', models.UUIDField()),
                ('language', models.CharField(default='en', max_length=12)),
                ('kind', models.CharField(max_length=40)),
                ('title', models.CharField(blank=True, max_length=255)),
                ('summary', models.TextField(blank=True)),
                ('path', models.CharField(blank=True, max_length=1000)),
                ('project', models.UUIDField(blank=True, null=True)),
                ('status', models.CharField(blank=True, max_length=40)),
                ('sort_date', models.DateTimeField()),
                ('state', models.CharField(choices=[('held', 'Held back'), ('live', 'Live'), ('gone', 'Gone')], default='live', max_length=10)),
                ('document', models.TextField(blank=True, help_text='Canonical JSON of the whole head document.')),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('change_number', models.BigIntegerField(blank=True, null=True, unique=True)),
                ('released_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'state', '-sort_date', '-change_number'], name='publication_list'), models.Index(fields=['kind', 'state', 'project', '-sort_date', '-change_number'], name='publication_list_project'), models.Index(fields=['kind', 'state', 'status', '-sort_date', '-change_number'], name='publication_list_status')],
                'constraints': [models.UniqueConstraint(fields=('identifier', 'language'), name='publication_once_per_language'), models.CheckConstraint(condition=models.Q(models.Q(('change_number__isnull', True), ('state', 'held')), models.Q(models.Q(('state', 'held'), _negated=True), ('change_number__isnull', False)), _connector='OR'), name='publication_numbered_once_public')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('major', models.PositiveIntegerField()),
                ('minor', models.PositiveIntegerField()),
                ('stage', models.CharField(max_length=20)),
                ('public', models.BooleanField(default=True)),
                ('title', models.CharField(max_length=255)),
                ('change_note', models.TextField(blank=True)),
                ('document', models.TextField(help_text='Canonical JSON of the whole edition.')),
                ('html', models.TextField()),
                ('markdown', models.TextField()),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('previous_sha256', models.CharField(blank=True, max_length=64)),
                ('released_at', models.DateTimeField()),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='syndication.publication')),
            ],
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('event', models.CharField(choices=[('updated', 'Updated'), ('deleted', 'Deleted')], max_length=10)),
                ('at', models.DateTimeField()),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='syndication.edition')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='syndication.publication')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('publication', 'major', 'minor'), name='edition_version_once'),
        ),
    ]
