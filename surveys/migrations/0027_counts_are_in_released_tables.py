"""Takes the counts away that are kept in the released tables now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("surveys", "0026_released_tables"),)

    operations = (migrations.DeleteModel(name="ReleasedCount"),)
