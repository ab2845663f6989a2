"""Move the list of what people said to “/voice/”, where it still has the address it was made with."""

from django.db import migrations

OLD, NEW = "you-said-we-did", "voice"


def move(apps, schema_editor):
    """Give it the new address; the old one leads on. A list that was moved already stays."""
    index = apps.get_model("surveys", "VoiceIndexPage")
    redirect = apps.get_model("wagtailredirects", "Redirect")
    page = apps.get_model("wagtailcore", "Page")
    revision = apps.get_model("wagtailcore", "Revision")
    for one in index.objects.filter(slug=OLD):
        top = one.path[:-4]
        if page.objects.filter(path__startswith=top, depth=one.depth, slug=NEW).exists():
            continue
        address = one.url_path
        one.slug, one.url_path = NEW, f"{address.removesuffix(f'{OLD}/')}{NEW}/"
        one.save(update_fields=["slug", "url_path"])
        for kept in revision.objects.filter(object_id=str(one.pk), content__slug=OLD):
            # Whoever publishes the page again would else take the old address with it.
            kept.content |= {"slug": NEW, "url_path": one.url_path}
            kept.save(update_fields=["content"])
        # The path of a page begins with that of the site’s front page.
        old = "/" + address.split("/", 2)[2].rstrip("/")
        if not redirect.objects.filter(old_path=old, site=None).exists():
            redirect.objects.create(old_path=old, redirect_page_id=one.pk)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_loaded_demonstration"),
        ("surveys", "0031_data_stewards"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
