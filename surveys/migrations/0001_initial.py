import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import surveys.codes
import surveys.encryption
import uuid
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('changeprojects', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('received_week', models.DateField(help_text='The Monday of the week.')),
                ('mode', models.CharField(choices=[('self', 'Answered alone'), ('supported', 'Answered with help'), ('paper', 'Answered on paper')], default='self', max_length=10)),
                ('language', models.CharField(default='en-gb', max_length=12)),
                ('quote_permission', models.CharField(choices=[('yes', 'Yes'), ('summary', 'Only as part of a summary'), ('no', 'No')], default='no', max_length=8)),
                ('withdraw_lookup', models.CharField(blank=True, help_text='Keyed hash of the receipt code; the code itself is nowhere.', max_length=64, null=True, unique=True)),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demonstration')),
            ],
            options={
                'ordering': ['id'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='VoiceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ConsentRecord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('notice_digest', models.CharField(max_length=64)),
                ('response', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='consent', to='surveys.response')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(help_text='Id of the question in the schema.', max_length=36)),
                ('key', models.CharField(max_length=60)),
                ('value', models.JSONField(blank=True, null=True)),
                ('text', surveys.encryption.EncryptedTextField(blank=True, null=True)),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='surveys.response')),
            ],
            options={
                'ordering': ['id'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('title', models.CharField(help_text='People read it on the first page only, never in the browser tab.', max_length=120)),
                ('purpose', models.TextField(blank=True, help_text='For colleagues: what you want to learn. People do not see it.')),
                ('audience', models.CharField(help_text='For instance: For parents and carers', max_length=80)),
                ('safety_profile', models.CharField(choices=[('standard', 'Standard'), ('sensitive', 'Sensitive: about a hard time'), ('high', 'High: someone may be watching the screen')], default='sensitive', help_text='High shows a safety page first and forgets unfinished answers after 30 minutes.', max_length=10)),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='How long it takes, honestly. Time a few people.', null=True)),
                ('intro', models.TextField(help_text='Who asks and why, in two or three short sentences.')),
                ('readers', wagtail.fields.StreamField([('reader', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'For instance: The analysts in our team', 'max_length': 80}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'For instance: They read it as you wrote it.', 'max_length': 240}), 2: ('wagtail.blocks.StructBlock', [[('who', 0), ('what', 1)]], {})}, help_text='Also say who does not read it, and that no one reads it at once.', verbose_name='who reads what people say')),
                ('what_happens', models.TextField(blank=True, help_text='One sentence a line. Promise only what is sure to be done: the site neither deletes answers by itself nor takes names out. The day of the feedback and the code are added by themselves.', verbose_name='what happens then')),
                ('consent_text', models.TextField(default='I have read who sees my answers and what happens with them. I know that I can stop at any time and skip any question.', help_text='What people agree to.')),
                ('steps', wagtail.fields.StreamField([('step', 20)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'One thing only, in up to 15 plain words.', 'label': 'Question', 'max_length': 200}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'One line under the question.', 'label': 'Hint', 'max_length': 250, 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Words', 'max_length': 160}), 3: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use small letters, digits and hyphens.'}, 'help_text': 'For tables. Empty: made from the words, and kept when the words change.', 'label': 'Short name', 'max_length': 60, 'regex': '^[a-z0-9][a-z0-9-]*$', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('label', 2), ('value', 3)]], {}), 5: ('wagtail.blocks.ListBlock', (4,), {'label': 'Answers', 'max_num': 12, 'min_num': 2}), 6: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use small letters, digits, hyphens and underscores.'}, 'help_text': 'A word for the question in tables and rules, for instance “explained”. People who answer do not see it. Empty: made from the question.', 'label': 'Short name', 'max_length': 60, 'regex': '^[a-z0-9][a-z0-9_-]*$', 'required': False}), 7: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'help_text': 'Untick only if one of your own answers says the same.', 'label': 'Add “I’d rather not say”', 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('label', 0), ('help', 1), ('options', 5), ('key', 6), ('rather_not_say', 7)]], {}), 9: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'help_text': 'Whoever chooses it chooses nothing else.', 'label': 'Add “None of these”', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('label', 0), ('help', 1), ('options', 5), ('key', 6), ('none_of_these', 9), ('rather_not_say', 7)]], {}), 11: ('wagtail.blocks.IntegerBlock', (), {'default': 2000, 'help_text': 'In letters. 2,000 is about a page.', 'label': 'Longest answer', 'max_value': 4000, 'min_value': 50}), 12: ('wagtail.blocks.StructBlock', [[('label', 0), ('help', 1), ('max_length', 11), ('key', 6)]], {}), 13: ('wagtail.blocks.StreamBlock', [[('single', 8), ('several', 10), ('text', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'help_text': 'Short name of a question on an earlier page. Empty: always show this page.', 'label': 'Only if the question', 'max_length': 60, 'required': False}), 15: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('is', 'is'), ('is_not', 'is not'), ('includes', 'includes')], 'label': '…', 'required': False}), 16: ('wagtail.blocks.CharBlock', (), {'help_text': 'The words or the short name of the answer.', 'label': 'Answer', 'max_length': 160, 'required': False}), 17: ('wagtail.blocks.StructBlock', [[('question', 14), ('op', 15), ('value', 16)]], {'required': False}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'A heading, shown only when the page has several questions.', 'max_length': 120, 'required': False}), 19: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use small letters, digits and hyphens.'}, 'help_text': 'It stands in the browser’s history, so keep it dull. Empty: the page’s number.', 'label': 'Address', 'max_length': 40, 'regex': '^[a-z0-9][a-z0-9-]*$', 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('questions', 13), ('show_if', 17), ('title', 18), ('slug', 19)]], {})}, verbose_name='pages')),
                ('language', models.CharField(default='en-gb', editable=False, max_length=12)),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demonstration')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
            ],
            options={
                'ordering': ['title'],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name='SurveyDeployment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=surveys.codes.new_address_code, editable=False, help_text='Part of the address. It says nothing about the topic.', max_length=6, unique=True)),
                ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='opens')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='closes')),
                ('feedback_due_on', models.DateField(blank=True, help_text='People read: by this day we say on the web what people said and what we did.', null=True, verbose_name='feedback by')),
                ('withdraw_until', models.DateField(blank=True, help_text='Last day on which people can take their answers back. Empty: no last day.', null=True, verbose_name='take back until')),
                ('safeguarding_lead', models.CharField(blank=True, help_text='A role and its e-mail address, not a name.', max_length=200)),
                ('safeguarding_deputy', models.CharField(blank=True, help_text='Who steps in when the lead is away.', max_length=200)),
                ('helplines', models.TextField(blank=True, help_text='One helpline on each line, with its number and hours. At least two.')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('open', 'Open'), ('suspended', 'Suspended'), ('closed', 'Closed')], default='draft', editable=False, max_length=10)),
                ('min_base', models.PositiveSmallIntegerField(default=10, help_text='Nothing is published about fewer people than this. Never under 5.', validators=[django.core.validators.MinValueValidator(5, 'Write 5 or more. Fewer people could be picked out.')], verbose_name='smallest base')),
                ('withdrawn', models.PositiveIntegerField(default=0, editable=False, verbose_name='taken back')),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demonstration')),
                ('pilot', models.ForeignKey(blank=True, help_text='Leave empty if the project asks people before there is a pilot.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='survey_deployments', to='changeprojects.pilotpage')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='survey_deployments', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['-opens_at', 'code'],
            },
        ),
        migrations.AddField(
            model_name='response',
            name='deployment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='surveys.surveydeployment'),
        ),
        migrations.CreateModel(
            name='ReleasedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('summary', models.UUIDField()),
                ('version', models.CharField(max_length=12)),
                ('measure', models.CharField(max_length=40)),
                ('count', models.PositiveIntegerField()),
                ('deployment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='released_counts', to='surveys.surveydeployment')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SurveyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('schema', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='surveys.survey')),
            ],
            options={
                'ordering': ['survey', '-number'],
            },
        ),
        migrations.AddField(
            model_name='surveydeployment',
            name='version',
            field=models.ForeignKey(blank=True, help_text='Publish the survey first; each publication is a version to choose here.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deployments', to='surveys.surveyversion', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='response',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='surveys.surveyversion'),
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_sent', models.BooleanField(default=False)),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('deployment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='surveys.surveydeployment')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='surveys.surveyversion')),
            ],
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(help_text='A few letters or digits that stand for it, for instance T3.', max_length=12)),
                ('name', models.CharField(help_text='Two to five words: See it before court.', max_length=80)),
                ('definition', models.TextField(help_text='Which answers belong here and which do not. Only coders read this.')),
                ('you_said', models.CharField(help_text='One sentence in our words that speaks to the people who answered: “You saw it too late.” Never somebody’s own sentence.', max_length=200, verbose_name='you said')),
                ('deployment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='surveys.surveydeployment')),
                ('recommendations', models.ManyToManyField(blank=True, help_text='What the project is asked to do because of this theme.', related_name='themes', to='changeprojects.recommendation')),
            ],
            options={
                'ordering': ['code'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('coder_group', models.CharField(choices=[('staff', 'Staff'), ('service_user', 'People who have used services'), ('researcher', 'Researchers')], default='staff', max_length=12)),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='surveys.answer')),
                ('coder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='surveys.theme')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='YouSaidWeDidPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('version', models.CharField(default='1.0', help_text='Two numbers with a dot. Raise it each time.', max_length=12)),
                ('intro', models.TextField(help_text='Two or three sentences to the people who answered. No numbers of people.', max_length=500)),
                ('method', models.TextField(blank=True, help_text='How the answers were asked for and read, and by whom.', verbose_name='how we did this')),
                ('keep_numbers', models.BooleanField(default=False, help_text='Tell about new decisions without counting people again.', verbose_name='keep the numbers of the last version')),
                ('deployment', models.ForeignKey(help_text='The survey whose themes this page tells about.', on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='surveys.surveydeployment', verbose_name='survey')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='NotHeard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('text', models.CharField(help_text='Who, and why: Children. They were not asked in this pilot.', max_length=200)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_heard', to='surveys.yousaidwedidpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DraftStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=64)),
                ('blob', models.BinaryField()),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='surveys.draft')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draft', 'step'), name='draft_step_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('response', 'question'), name='answer_once'),
        ),
        migrations.AddConstraint(
            model_name='releasedcount',
            constraint=models.UniqueConstraint(fields=('summary', 'version', 'measure'), name='released_count_once'),
        ),
        migrations.AddConstraint(
            model_name='surveyversion',
            constraint=models.UniqueConstraint(fields=('survey', 'number'), name='survey_version_number_once'),
        ),
        migrations.AddConstraint(
            model_name='surveydeployment',
            constraint=models.CheckConstraint(condition=models.Q(('min_base__gte', 5)), name='deployment_smallest_base_at_least_5'),
        ),
        migrations.AddConstraint(
            model_name='surveydeployment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'open'), _negated=True), ('version__isnull', False), _connector='OR'), name='deployment_open_has_a_version'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(fields=('deployment', 'code'), name='theme_code_once'),
        ),
        migrations.AddConstraint(
            model_name='coding',
            constraint=models.UniqueConstraint(fields=('answer', 'theme'), name='coding_answer_theme_once'),
        ),
    ]
