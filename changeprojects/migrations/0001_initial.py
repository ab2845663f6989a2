import changeprojects.models.agreed_dates
import django.db.models.deletion
import modelcluster.fields
import wagtail.contrib.routable_page.models
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
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('slug', models.SlugField(help_text='The name in an address: small letters and hyphens.', max_length=120, unique=True)),
                ('kind', models.CharField(choices=[('la_children', 'Local authority, children’s services'), ('la_adult', 'Local authority, adult services'), ('voluntary', 'Voluntary organisation'), ('health', 'Health'), ('police', 'Police'), ('court', 'Court'), ('education', 'Education'), ('university', 'University'), ('other', 'Other')], max_length=20)),
                ('region', models.CharField(blank=True, max_length=80)),
                ('is_partner', models.BooleanField(default=True, help_text='Partners see every call and may join a team.', verbose_name='partner agency')),
                ('may_be_named', models.BooleanField(default=True, help_text='If not, public pages show only the kind of agency.')),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demonstration')),
            ],
            options={
                'verbose_name_plural': 'agencies',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('initial_seminar', 'Initial seminar'), ('learning_session', 'Learning session'), ('draft_launch', 'Draft launch'), ('final_launch', 'Final launch'), ('symposium', 'Symposium'), ('review_meeting', 'Review meeting')], max_length=20)),
                ('summary', models.TextField(help_text='One or two sentences in plain words. Readers see them first.', max_length=300)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('mode', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'In person and online')], default='in_person', max_length=10)),
                ('venue', models.CharField(blank=True, max_length=200)),
                ('access_info', models.TextField(blank=True, help_text='Steps, loops, quiet rooms, travel, childcare.', verbose_name='access information')),
                ('version', models.CharField(blank=True, max_length=12, validators=[changeprojects.models.agreed_dates.check_version])),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HandbookIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, help_text='One or two sentences above the list.')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PilotPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('version', models.CharField(help_text='The version in use, as in 0.3.', max_length=12, validators=[changeprojects.models.agreed_dates.check_version])),
                ('aims', models.TextField(help_text='What you want to find out. The public reads it.')),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('evaluated', 'Evaluated')], default='planned', help_text='It opens only once a confirmed pilot budget is allocated.', max_length=10)),
                ('evaluated_on', models.DateField(blank=True, help_text='The day on which the evaluation was signed off.', null=True)),
                ('evaluated_by', models.CharField(blank=True, help_text='A role, not a name.', max_length=120)),
                ('findings', models.TextField(blank=True, help_text='What was found. The public reads it.')),
                ('harms', models.TextField(blank=True, help_text='Harm to anybody, or “None found”. The public reads it.')),
                ('limitations', models.TextField(blank=True, help_text='What this pilot cannot tell. The public reads it.')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ProductPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('handbook', 'Handbook'), ('action_pack', 'Action pack'), ('toolkit', 'Toolkit'), ('checklist', 'Checklist'), ('training', 'Training'), ('easy_read', 'Easy Read kit'), ('learning_report', 'Learning report')], default='handbook', max_length=20)),
                ('plain_summary', models.TextField(help_text='One or two sentences in plain words. Readers see them first.')),
                ('audience', models.CharField(blank=True, help_text='Who it is for, as in: social workers.', max_length=200)),
                ('licence', models.CharField(default='CC BY 4.0', help_text='Readers see how they may reuse it.', max_length=40)),
                ('version', models.CharField(default='0.1', help_text='The number that the next release gets, as in 0.3. It is never used twice.', max_length=12, validators=[changeprojects.models.agreed_dates.check_version])),
                ('stage', models.CharField(choices=[('draft', 'Draft'), ('pilot', 'Pilot'), ('final', 'Final')], default='draft', help_text='A draft is kept but nobody outside reads it; pilot and final are public.', max_length=10)),
                ('body', wagtail.fields.StreamField([('section', 28)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 1: ('changeprojects.blocks.ParagraphBlock', (), {'features': ['bold', 'italic', 'link', 'ul', 'ol', 'strikethrough']}), 2: ('changeprojects.blocks.SubheadingBlock', (), {'max_length': 120}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'For', 'max_length': 120}), 4: ('wagtail.blocks.IntegerBlock', (), {'max_value': 480, 'min_value': 1}), 5: ('wagtail.blocks.CharBlock', (), {'max_length': 200, 'required': False}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Step'}), 7: ('wagtail.blocks.ListBlock', (6,), {'min_num': 1}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'For the person leading', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('title', 0), ('for_whom', 3), ('minutes', 4), ('bring', 5), ('steps', 7), ('for_leader', 8)]], {}), 10: ('wagtail.blocks.TextBlock', (), {'help_text': 'Say “Practice knowledge” if there is no study.'}), 11: ('wagtail.blocks.TextBlock', (), {'required': False}), 12: ('changeprojects.blocks.PlainDateBlock', (), {'label': 'As at', 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('source', 10), ('how_strong', 11), ('as_at', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'default': 'England', 'max_length': 80}), 15: ('changeprojects.blocks.PlainDateBlock', (), {'help_text': 'The day on which a lawyer last checked this.'}), 16: ('wagtail.blocks.TextBlock', (), {}), 17: ('wagtail.blocks.StructBlock', [[('jurisdiction', 14), ('law_as_at', 15), ('text', 16)]], {}), 18: ('wagtail.blocks.TextBlock', (), {'label': 'Not'}), 19: ('wagtail.blocks.TextBlock', (), {'label': 'But'}), 20: ('wagtail.blocks.StructBlock', [[('not_this', 18), ('but_this', 19)]], {}), 21: ('wagtail.blocks.TextBlock', (), {'help_text': 'In our words, never a quotation.'}), 22: ('wagtail.blocks.CharBlock', (), {'help_text': 'Its code in the register, as in REC-02.', 'max_length': 12, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('text', 21), ('recommendation', 22)]], {}), 24: ('wagtail.blocks.CharBlock', (), {'label': 'Point', 'max_length': 200}), 25: ('wagtail.blocks.ListBlock', (24,), {'min_num': 1}), 26: ('wagtail.blocks.StructBlock', [[('items', 25)]], {}), 27: ('wagtail.blocks.StreamBlock', [[('paragraph', 1), ('subheading', 2), ('exercise', 9), ('evidence', 13), ('legal', 17), ('worked_example', 20), ('because', 23), ('checklist', 26)]], {'required': False}), 28: ('wagtail.blocks.StructBlock', [[('heading', 0), ('content', 27)]], {})})),
                ('involvement_aim', models.TextField(blank=True, help_text='Why people who use services took part.', verbose_name='aim')),
                ('involvement_methods', models.TextField(blank=True, help_text='How they took part, and in which steps.', verbose_name='methods')),
                ('involvement_results', models.TextField(blank=True, help_text='What came out of it, good and bad.', verbose_name='results')),
                ('involvement_influence', models.TextField(blank=True, help_text='What is different in this product because of it.', verbose_name='influence')),
                ('involvement_reflections', models.TextField(blank=True, help_text='What went well, what did not, what you would change.', verbose_name='reflections')),
            ],
            options={
                'abstract': False,
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ProjectIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, help_text='One or two sentences above the list.')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ChangeProjectPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(help_text='One or two sentences in plain words. Everybody reads it first.', max_length=300)),
                ('kind', models.CharField(choices=[('specific_need', 'A specific need in social care'), ('core_strategic', 'A core strategic issue')], max_length=20)),
                ('scale', models.CharField(choices=[('network', 'The whole network'), ('local', 'Local')], default='network', max_length=20)),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('recruiting', 'Recruiting'), ('developing', 'Developing'), ('piloting', 'Piloting'), ('evaluating', 'Evaluating'), ('refining', 'Refining'), ('completed', 'Completed'), ('stopped', 'Stopped')], default='planned', help_text='The public reads this at the top of the page.', max_length=20)),
                ('sensitivity', models.CharField(choices=[('none', 'None'), ('child_protection', 'Child protection'), ('domestic_abuse', 'Domestic abuse'), ('other', 'Other')], default='none', help_text='Domestic abuse gives every page of the project a way to leave fast.', max_length=20)),
                ('why', wagtail.fields.RichTextField(blank=True, help_text='What is wrong now, for whom, and how you know.')),
                ('who', models.TextField(blank=True, help_text='How the team came together, in plain words.')),
                ('planned_start', models.DateField(blank=True, null=True)),
                ('planned_end', models.DateField(blank=True, null=True)),
                ('actual_start', models.DateField(blank=True, help_text='Readers see this instead of the planned day.', null=True)),
                ('actual_end', models.DateField(blank=True, null=True)),
                ('approved_on', models.DateField(blank=True, help_text='Starts the project’s public timeline.', null=True)),
                ('agency_limit', models.PositiveSmallIntegerField(default=7, help_text='Seven is the usual way.', verbose_name='most agencies in the team')),
                ('endorsed_by', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Agencies that asked for this project. Readers see how many.', related_name='+', to='changeprojects.agency')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='KeyMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('text', models.TextField(help_text='One sentence. The public reads it.')),
                ('event', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='key_messages', to='changeprojects.eventpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OutcomeStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('for_whom', models.CharField(help_text='As in: parents and carers.', max_length=120)),
                ('what_changes', models.TextField(help_text='One sentence in plain words.')),
                ('how_known', models.TextField(blank=True, verbose_name='how we would know')),
                ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PilotSite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('adaptations', models.TextField(blank=True, help_text='What the site changed to make it work. The public reads it.')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pilot_sites', to='changeprojects.agency')),
                ('pilot', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='changeprojects.pilotpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='pilotpage',
            name='product',
            field=models.ForeignKey(help_text='The product that is tried out.', on_delete=django.db.models.deletion.RESTRICT, related_name='pilots', to='changeprojects.productpage'),
        ),
        migrations.AddField(
            model_name='eventpage',
            name='product',
            field=models.ForeignKey(blank=True, help_text='The product that the event shares, if any.', null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='events', to='changeprojects.productpage'),
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Short and lasting, as in REC-02. The public reads it.', max_length=12)),
                ('text', models.TextField(help_text='What should be done, in one sentence. The public reads it.')),
                ('source', models.CharField(choices=[('theme', 'What people said'), ('evaluation', 'Evaluation'), ('test', 'Test round'), ('review', 'Review')], default='theme', max_length=12)),
                ('decision', models.CharField(choices=[('undecided', 'Not decided'), ('accepted', 'Accepted'), ('partly', 'Accepted in part'), ('declined', 'Declined')], default='undecided', max_length=12)),
                ('answer', models.TextField(blank=True, help_text='The public reads this.', verbose_name='what we did, will do or cannot do')),
                ('reason', models.TextField(blank=True, help_text='Why so. The public reads this.')),
                ('decided_by', models.CharField(blank=True, help_text='A role or an agency, not a name. The public reads it.', max_length=120)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('owner', models.CharField(blank=True, help_text='The agency or role that sees to it.', max_length=120)),
                ('due', models.DateField(blank=True, help_text='After this day the public reads “late”.', null=True)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['project', 'code'],
            },
        ),
        migrations.CreateModel(
            name='ChangeEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('type', models.CharField(choices=[('added', 'Added'), ('changed', 'Changed'), ('removed', 'Removed'), ('fixed', 'Fixed'), ('kept', 'Kept')], help_text='Kept: people asked, and it stays as it is.', max_length=10)),
                ('plain_text', models.TextField(help_text='One plain sentence. The public reads it.', verbose_name='what changes')),
                ('reason', models.CharField(choices=[('voice', 'What people said'), ('test', 'Test round'), ('pilot', 'Pilot'), ('evaluation', 'Evaluation'), ('evidence', 'Evidence'), ('law', 'Law'), ('editorial', 'Editorial')], max_length=12)),
                ('block_ids', models.JSONField(blank=True, default=list, help_text='Save the page first to see parts that you have just added.', verbose_name='where')),
                ('product', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='change_entries', to='changeprojects.productpage')),
                ('recommendation', models.ForeignKey(blank=True, help_text='If it answers one. Readers can follow it to what people said.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='change_entries', to='changeprojects.recommendation')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TeamAgency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('leads', models.CharField(blank=True, help_text='Stages it leads: Draft, pilot', max_length=120)),
                ('joined_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, help_text='An agency that left no longer counts.', null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='changeprojects.agency')),
                ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_agencies', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TeamPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('group', models.CharField(choices=[('practitioner', 'Practitioner'), ('policy_maker', 'Policy maker'), ('service_user', 'Person who has used services'), ('researcher', 'Researcher'), ('programme_staff', 'Programme staff')], help_text='No names: readers see only how many.', max_length=20)),
                ('agency', models.ForeignKey(blank=True, help_text='Leave empty for programme staff and people who come on their own.', null=True, on_delete=django.db.models.deletion.PROTECT, to='changeprojects.agency')),
                ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_people', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TestRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('version', models.CharField(max_length=12, validators=[changeprojects.models.agreed_dates.check_version])),
                ('method', models.CharField(help_text='As in: walk-through with parents.', max_length=120)),
                ('held_on', models.DateField()),
                ('findings', models.TextField(help_text='What you learned. Only programme staff read it.')),
                ('product', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='test_rounds', to='changeprojects.productpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Waiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=120)),
                ('usual_way', models.TextField(help_text='What projects usually do.')),
                ('here', models.TextField(help_text='What this one does.')),
                ('reason', models.TextField(help_text='At least 30 characters. The public reads it.')),
                ('granted_by', models.CharField(help_text='A role, not a name.', max_length=80)),
                ('granted_on', models.DateField()),
                ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('pilot', 'Pilot'), ('final_product', 'Final product'), ('event', 'Event'), ('evaluation', 'Evaluation'), ('involvement', 'Involvement'), ('other', 'Other')], help_text='What the money is for.', max_length=20)),
                ('amount', models.DecimalField(decimal_places=2, help_text='Only programme staff see the amount.', max_digits=10, verbose_name='amount in pounds')),
                ('nature', models.CharField(choices=[('indicative', 'Indicative'), ('confirmed', 'Confirmed')], default='indicative', help_text='A pilot opens only on money that is confirmed.', max_length=12)),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('allocated', 'Allocated')], default='proposed', help_text='Allocated means set aside: nobody else may spend it.', max_length=12)),
                ('allocated_on', models.DateField(blank=True, help_text='The public reads this date in the project’s timeline.', null=True)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budget_lines', to='changeprojects.changeprojectpage')),
            ],
            options={
                'ordering': ['project', 'purpose'],
                'permissions': [('allocate_budgetline', 'Can set money aside, and change what is set aside')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'allocated'), _negated=True), ('allocated_on__isnull', False), _connector='OR'), name='budget_line_allocated_on_a_date', violation_error_message='Write the date on which the money was set aside.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='budget_line_amount_above_zero', violation_error_message='Write an amount above zero.')],
            },
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('project', 'code'), name='recommendation_code_once', violation_error_message='The project has a recommendation with this code.'),
        ),
        migrations.AddConstraint(
            model_name='teamagency',
            constraint=models.UniqueConstraint(fields=('project', 'agency'), name='team_agency_once', violation_error_message='This agency is in the team already.'),
        ),
    ]
