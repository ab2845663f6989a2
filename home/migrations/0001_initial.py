import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('heading', models.CharField(help_text='What the programme does, in one line. Everyone sees it first.', max_length=120)),
                ('lead', models.TextField(help_text='Two or three sentences. Say who does the work, and how.', max_length=400)),
            ],
            options={
                'verbose_name': 'front page',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='One or two sentences under the title. Optional.', max_length=300)),
                ('body', wagtail.fields.RichTextField(help_text='Short parts, each with a heading.')),
                ('order', models.PositiveSmallIntegerField(default=100, help_text='Small numbers come first. Pages with the same number go by the alphabet.', verbose_name='place in the footer')),
            ],
            options={
                'verbose_name': 'page of text',
                'verbose_name_plural': 'pages of text',
            },
            bases=('wagtailcore.page',),
        ),
    ]
